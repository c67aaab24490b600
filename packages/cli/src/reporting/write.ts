import { Refusal } from '@kaocheng/documents/problem';
import { reportDocument } from '@kaocheng/documents/report/report';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import { type Examined, examine } from '../examine.js';
import { type Input, listInputs } from '../inputs.js';
import { overwritten } from '../overwrite.js';
import { Progress } from '../progress.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { Places, writeWhole } from '../write/places.js';
import type { ReportCommand } from './parse.js';

/**
 * Examines documents and writes the report of each, or the sheet that its unit answers, and says where.
 * @param today of the reports, YYYY-MM-DD
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeReports(
  command: ReportCommand,
  today: string,
  version: string,
  screen: Screen,
): Promise<number> {
  const { inputs, skipped } = listInputs(command.inputs);
  if (skipped > 0) screen.complain(words('skipped', { count: skipped }));
  const kind = command.feedback ? 'feedback' : 'findings';
  const ending = `${words(`report.${kind}`)}.${command.format}`;
  const places = new Places(command.output, ending, inputs.length > 1, null);
  const writer = new DocumentWriter(process.env['KAOCHENG_FONTS']);
  const progress = new Progress(inputs.length, screen.terminal);
  let failed = 0;
  try {
    for (const [done, input] of inputs.entries()) {
      progress.show(done, input.name);
      const documents = await examine(input, { check: true, policy: command.policy });
      progress.clear();
      for (const [part, document] of documents.entries()) {
        const path = places.of(input, part);
        const reason = await one(document, path, inputs);
        if (reason === null) await screen.write(`${words('write.done', { name: document.name, path, notes: '' })}\n`);
        else {
          failed += 1;
          screen.complain(words('write.failed', { name: document.name, reason }));
        }
      }
    }
  } finally {
    writer.close();
  }
  return failed === 0 ? 0 : 2;

  /** Writes one report; why not, where it could not be. */
  async function one(document: Examined, path: string, all: readonly Input[]): Promise<string | null> {
    if (document.kind === 'unread') return sayProblem(document.code, document.facts);
    if (document.kind === 'read') return sayProblem('no-form');
    const lost = overwritten(path, all);
    if (lost !== null) return sayProblem('output-is-input', { file: path, input: lost });
    try {
      writeWhole(path, await writer.write(reportDocument(document, kind, version), command.format, today));
      return null;
    } catch (error) {
      if (error instanceof Refusal) return sayProblem(error.problem.code, error.problem.facts);
      if (!(error instanceof Error && 'code' in error)) throw error;
      return sayProblem('not-writable', { file: path, reason: String(error.code) });
    }
  }
}
