import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { words } from '@kaocheng/core/generated/words';

/** What stands behind a document's name in the name of a file written of it: `xlsx`, `审核报告.pdf`. */
export function endingOf(what: OutputWhat, format: OutputFormat): string {
  return what === 'forms' ? format : `${words.screen.report[what]}.${format}`;
}
