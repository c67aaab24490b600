import { Refusal } from '@kaocheng/documents/problem';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import { examineAll } from '../examining/examine-all.js';
import type { Limits } from '../examining/limits.js';
import type { Told } from '../examining/told.js';
import { type Input, listInputs } from '../inputs.js';
import { overwritten } from '../overwrite.js';
import { Progress } from '../progress.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { InTurn } from '../write/in-turn.js';
import { missingNotes, sayNotes } from '../write/notes.js';
import { Places, whyNotWritten, writeWhole } from '../write/places.js';
import type { ReportCommand } from './parse.js';

/** Most reports that are being written while the next document is examined. */
const MOST_BEGUN = 8;

interface Line {
  readonly text: string;
  readonly isWritten: boolean;
}

/**
 * Examines documents and writes the report of each, or the sheet that its unit answers, and says where.
 * @param today of the reports, YYYY-MM-DD
 * @param limits of time and memory in which each input is read
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeReports(
  command: ReportCommand,
  today: string,
  version: string,
  limits: Limits,
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
  const told = new InTurn(MOST_BEGUN, async ({ text, isWritten }: Line) => {
    if (isWritten) return void (await screen.write(`${text}\n`));
    failed += 1;
    screen.complain(text);
  });
  try {
    const wanted = { format: 'table', many: true, making: { what: kind, version } } as const;
    const tasks = inputs.map((input) => ({ input, how: { check: true, policy: command.policy }, wanted }));
    let done = 0;
    progress.show(done, inputs[0]?.name ?? '');
    for await (const documents of examineAll(tasks, limits)) {
      const input = inputs[done];
      if (input === undefined) break;
      progress.clear();
      for (const [part, document] of documents.entries()) await told.add(one(document, places.of(input, part), inputs));
      done += 1;
      progress.show(done, inputs[done]?.name ?? '');
    }
    await told.end();
  } finally {
    writer.close();
  }
  return failed === 0 ? 0 : 2;

  /** Writes one report, and says where it is or why it is not. */
  async function one({ name, problem, made }: Told, path: string, all: readonly Input[]): Promise<Line> {
    const fail = (reason: string): Line => ({ text: words('write.failed', { name, reason }), isWritten: false });
    if (problem !== null) return fail(sayProblem(problem.code, problem.facts));
    if (made === null || made.document === null) return fail(sayProblem('no-form'));
    const lost = overwritten(path, all);
    if (lost !== null) return fail(sayProblem('output-is-input', { file: path, input: lost }));
    try {
      const { bytes, missing } = await writer.writeTelling(made.document, command.format, today);
      writeWhole(path, bytes);
      return { text: words('write.done', { name, path, notes: sayNotes(missingNotes(missing)) }), isWritten: true };
    } catch (error) {
      if (error instanceof Refusal) return fail(sayProblem(error.problem.code, error.problem.facts));
      if (!(error instanceof Error && 'code' in error)) throw error;
      return fail(sayProblem('not-writable', { file: path, reason: whyNotWritten(error) }));
    }
  }
}
