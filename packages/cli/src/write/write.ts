import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { Refusal } from '@kaocheng/documents/problem';
import { blankDocument } from '@kaocheng/documents/write/forms-document';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { templateById, templates } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import { examineAll } from '../examining/examine-all.js';
import type { Limits } from '../examining/limits.js';
import type { Told } from '../examining/told.js';
import { type Input, listInputs } from '../inputs.js';
import { overwritten } from '../overwrite.js';
import { Progress } from '../progress.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { InTurn } from './in-turn.js';
import { missingNotes, sayNotes } from './notes.js';
import type { WriteCommand } from './parse.js';
import { isNewer, outputsInside, Places, whyNotWritten, writeWhole } from './places.js';

/** Most documents that are being written while the next is read. */
const MOST_BEGUN = 8;

/** A line of the result, and whether it tells of a failure. */
interface Line {
  readonly text: string;
  readonly failed: boolean;
}

/**
 * Writes the forms of documents as official files, and says of each file what became of it.
 * @param today of the documents, YYYY-MM-DD
 * @param limits of time and memory in which each input is read
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeForms(
  command: WriteCommand,
  today: string,
  version: string,
  limits: Limits,
  screen: Screen,
): Promise<number> {
  const template = command.template === null ? null : templateById(command.template);
  if (command.template !== null && template === null) {
    const allowed = templates.map(({ id }) => id).join(' ');
    screen.complain(words('usage.unknownTemplate', { value: command.template, allowed }));
    return 2;
  }
  const writer = new DocumentWriter(process.env['KAOCHENG_FONTS']);
  const run = new Run(command, template, writer, today, version);
  try {
    if (command.inputs.length === 0 && template !== null) return await report([await run.blank(template)], screen);
    const listed = listInputs(command.inputs);
    const own = outputsInside(command.inputs, command.output);
    const inputs = own === null ? listed.inputs : listed.inputs.filter((input) => !isBelow(own, input));
    const { skipped } = listed;
    if (skipped > 0) screen.complain(words('skipped', { count: skipped }));
    const progress = new Progress(inputs.length, screen.terminal);
    const lines: Line[] = [];
    run.begin(inputs);
    const todo = inputs.filter((input) => !run.isKept(input));
    const kept = inputs.length - todo.length;
    if (kept > 0) await screen.write(`${words('write.kept', { count: kept })}\n`);
    const making = { what: 'forms', template: command.template, version } as const;
    const wanted = { format: 'table', many: true, making } as const;
    const tasks = todo.map((input) => ({ input, how: { check: false, policy: null }, wanted }));
    let done = 0;
    const told = new InTurn(MOST_BEGUN, async (line: Line) => {
      progress.clear();
      await report([line], screen);
      lines.push(line);
    });
    progress.show(kept, todo[0]?.name ?? '');
    for await (const documents of examineAll(tasks, limits)) {
      const input = todo[done];
      if (input === undefined) break;
      for (const [part, document] of documents.entries()) await told.add(run.document(document, input, inputs, part));
      done += 1;
      progress.show(kept + done, todo[done]?.name ?? '');
    }
    await told.end();
    progress.clear();
    const failed = lines.filter((line) => line.failed).length;
    if (lines.length > 1) await screen.write(`${words('write.sum', { written: lines.length - failed, failed })}\n`);
    return failed === 0 ? 0 : 2;
  } finally {
    writer.close();
  }
}

async function report(lines: readonly Line[], screen: Screen): Promise<number> {
  for (const { text, failed } of lines) {
    if (failed) screen.complain(text);
    else await screen.write(`${text}\n`);
  }
  return lines.some(({ failed }) => failed) ? 2 : 0;
}

class Run {
  #places: Places;
  /** Where the first document of each input goes: the same in every run, whichever of them can be read. */
  readonly #first = new Map<Input, string>();

  constructor(
    private readonly command: WriteCommand,
    private readonly template: Template | null,
    private readonly writer: DocumentWriter,
    private readonly today: string,
    private readonly version: string,
  ) {
    this.#places = new Places(command.output, command.format, false, null);
  }

  /** Lays down where the outputs go, once the inputs are known. */
  begin(inputs: readonly Input[]): void {
    const [only] = this.command.inputs;
    const folder = this.command.inputs.length === 1 && only !== undefined && isFolder(only) ? resolve(only) : null;
    this.#places = new Places(this.command.output, this.command.format, inputs.length > 1, folder);
    for (const input of inputs) this.#first.set(input, this.#places.of(input, 0));
  }

  /** Whether an earlier run wrote what is made of an input, and the input is none that holds several documents. */
  isKept(input: Input): boolean {
    const path = this.#first.get(input);
    if (!this.command.isContinued || input.kind !== 'file' || path === undefined) return false;
    return !/\.jsonl?$/i.test(input.path) && isNewer(path, input.path);
  }

  async blank(template: Template): Promise<Line> {
    const { command } = this;
    const path = command.output ?? `${template.id}.${command.format}`;
    const document = blankDocument(template, command.year, (code) => this.#footer(code));
    return this.#write(template.name, path, document, []);
  }

  /** Writes what was made of a document, and tells what became of it. */
  async document({ name, problem, made }: Told, input: Input, inputs: readonly Input[], part: number): Promise<Line> {
    const fail = (reason: string): Line => ({ text: words('write.failed', { name, reason }), failed: true });
    if (problem !== null) return fail(sayProblem(problem.code, problem.facts));
    if (made === null || made.document === null)
      return fail(words(this.template === null ? 'write.noTemplate' : 'write.otherKind'));
    const first = part === 0 ? this.#first.get(input) : undefined;
    const path = first ?? this.#places.of(input, part);
    const lost = overwritten(path, inputs);
    if (lost !== null) return fail(sayProblem('output-is-input', { file: path, input: lost }));
    const { forms, left, outside } = made;
    return this.#write(name, path, made.document, [
      words('write.forms', { count: forms }),
      ...(left === 0 ? [] : [words('write.left', { count: left })]),
      ...(outside === 0 ? [] : [words('write.outside', { count: outside })]),
    ]);
  }

  async #write(name: string, path: string, document: SheetDocument, notes: readonly string[]): Promise<Line> {
    try {
      const { bytes, missing } = await this.writer.writeTelling(document, this.command.format, this.today);
      writeWhole(path, bytes);
      const said = sayNotes([...notes, ...missingNotes(missing)]);
      return { text: words('write.done', { name, path, notes: said }), failed: false };
    } catch (error) {
      const reason =
        error instanceof Refusal
          ? sayProblem(error.problem.code, error.problem.facts)
          : sayProblem('not-writable', { file: path, reason: whyNotWritten(error) });
      return { text: words('write.failed', { name, reason }), failed: true };
    }
  }

  #footer(code: string): string {
    return words('write.footer', { version: this.version, code });
  }
}

/** Whether an input lies in a folder. */
const isBelow = (folder: string, input: Input): boolean =>
  input.kind === 'file' && resolve(input.path).startsWith(`${folder}${sep}`);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
