import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import type { ProblemFacts } from '@kaocheng/store/records/record';
import type { OutputTask, WrittenOutput } from './output-task.js';

/** What every file of a server is written with. */
export interface OutputSettings {
  /** Of the program; stands at the foot of each page. */
  readonly version: string;
  /** Folder with a site's own fonts. */
  readonly fonts: string | null;
}

/** The task of writing an opened document; null where nothing has been read of it. */
export function outputTask(
  opened: OpenedDocument,
  wish: { readonly what: OutputWhat; readonly format: OutputFormat; readonly date: string; readonly patient: boolean },
  { version, fonts }: OutputSettings,
): OutputTask | null {
  const { document, transcript, corrections, decisions } = opened;
  if (transcript === null) return null;
  return {
    kind: 'write',
    ...wish,
    transcript,
    corrections: corrections.map(({ form, path, value }) => ({ form, path, value })),
    policy: document.policy,
    dismissed: decisions.filter(({ state, lapsed }) => state === 'dismissed' && !lapsed).map(({ finding }) => finding),
    version,
    fonts,
    record: { document: document.id, version: document.version },
  };
}

/** What could not be written of a document; null where all was. */
export function noteOf({ left, outside }: WrittenOutput): ProblemFacts | null {
  if (left + outside === 0) return null;
  const code = outside === 0 ? 'output-forms-left' : left === 0 ? 'output-values-outside' : 'output-partly';
  return { code, facts: { left: String(left), outside: String(outside) } };
}

/** The day, YYYY-MM-DD, as it is where the server stands. */
export function dayOf(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
