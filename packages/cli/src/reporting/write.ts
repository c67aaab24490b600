import type { Limits } from '../examining/limits.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { writeDocuments } from '../write/documents.js';
import type { ReportCommand } from './parse.js';

/**
 * Examines documents and writes the report of each, or the sheet that its unit answers, and says where.
 * @param today of the reports, YYYY-MM-DD
 * @param limits of time and memory in which each input is read
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeReports(
  { inputs, feedback, format, policy, output, isContinued }: ReportCommand,
  today: string,
  version: string,
  limits: Limits,
  screen: Screen,
): Promise<number> {
  const what = feedback ? 'feedback' : 'findings';
  return writeDocuments(
    {
      inputs,
      format,
      ending: `${words(`report.${what}`)}.${format}`,
      output,
      isContinued,
      making: { what, version },
      policy,
      today,
      whyNothing: () => sayProblem('no-form'),
      notesOf: () => [],
    },
    limits,
    screen,
  );
}
