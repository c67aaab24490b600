import { basename, extname } from 'node:path';
import type { Limits } from '../examining/limits.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { writeDocuments } from '../write/documents.js';
import type { ReportCommand } from './parse.js';

const KINDS = ['findings', 'feedback'] as const;

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
      isOwn: isReport,
    },
    limits,
    screen,
  );
}

/** Whether a name is one that reports are given: 甲局.审核报告.pdf, also that of a second 甲局. */
function isReport(path: string): boolean {
  const stem = basename(path, extname(path)).replace(/\(\d+\)$/, '');
  return KINDS.some((what) => extname(stem) === `.${words(`report.${what}`)}`);
}
