import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@kaocheng/documents/problem';
import type { Written } from '@kaocheng/documents/write/containers';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { examineAll } from '../examining/examine-all.js';
import type { Limits } from '../examining/limits.js';
import type { Told } from '../examining/told.js';
import { type Input, listInputs } from '../inputs.js';
import type { Made, Making } from '../making/make-document.js';
import { overwritten } from '../overwrite.js';
import { Progress } from '../progress.js';
import type { Screen } from '../screen.js';
import { sayProblem, screen as words } from '../words.js';
import { EarlierRuns, type State, stateOf } from './earlier.js';
import { InTurn } from './in-turn.js';
import { missingNotes, sayNotes } from './notes.js';
import { withoutOwn } from './own.js';
import { Places, whyNotWritten, writeWhole } from './places.js';

/** Most documents that are being written while the next is read. */
const MOST_BEGUN = 8;

/** What is to be written of which inputs, and where to. */
export interface Order {
  /** Files, folders and patterns. */
  readonly inputs: readonly string[];
  readonly format: Written;
  /** Behind the stem of each input's name: `xlsx`, `审核报告.pdf`. */
  readonly ending: string;
  /** File or folder; null: beside each input. */
  readonly output: string | null;
  /** True where what an earlier run wrote is to be left as it is. */
  readonly isContinued: boolean;
  readonly making: Making;
  readonly policy: string | null;
  /** Date of the documents, YYYY-MM-DD. */
  readonly today: string;
  /** Why there is nothing to be written of a document that was read. */
  readonly whyNothing: () => string;
  /** What is said behind the place of a document that was written. */
  readonly notesOf: (made: Made) => readonly string[];
}

/** A line of the result, and whether it tells of a failure. */
export interface Line {
  readonly text: string;
  readonly failed: boolean;
}

/**
 * Reads each input, writes what is made of it, keeping the folders of a folder, and says of each what became of it, with the
 * sum at the end.
 * @param limits of time and memory in which each input is read
 * @returns exit code: 0, or 2 where something could not be read or written
 */
export async function writeDocuments(order: Order, limits: Limits, screen: Screen): Promise<number> {
  const listed = listInputs(order.inputs);
  const earlier = new EarlierRuns();
  const inputs = withoutOwn(listed.inputs, { named: order.inputs, how: howOf(order), earlier });
  const own = listed.inputs.length - inputs.length;
  if (listed.skipped > 0) screen.complain(words('skipped', { count: listed.skipped }));
  if (own > 0) screen.complain(words('write.own', { count: own }));
  const run = new Run(order, inputs, earlier);
  const todo = inputs.filter((input) => !run.isKept(input));
  const kept = inputs.length - todo.length;
  if (kept > 0) await screen.write(`${words('write.kept', { count: kept })}\n`);
  const wanted = { format: 'table', many: true, making: order.making } as const;
  const how = { check: order.making.what !== 'forms', policy: order.policy };
  const progress = new Progress(inputs.length, screen.terminal);
  const lines: Line[] = [];
  const told = new InTurn(MOST_BEGUN, async (line: Line) => {
    progress.clear();
    await tell(line, screen);
    lines.push(line);
  });
  const tasks = todo.map((input) => ({ input, how, wanted }));
  let done = 0;
  try {
    progress.show(kept, todo[0]?.name ?? '');
    for await (const documents of examineAll(tasks, limits)) {
      const input = todo[done];
      if (input === undefined) break;
      for (const [part, document] of documents.entries()) await told.add(run.write(document, input, part));
      done += 1;
      progress.show(kept + done, todo[done]?.name ?? '');
    }
    await told.end();
    progress.clear();
  } finally {
    run.close();
  }
  const failed = lines.filter((line) => line.failed).length;
  if (lines.length > 1) await screen.write(`${words('write.sum', { written: lines.length - failed, failed })}\n`);
  return failed === 0 ? 0 : 2;
}

/** Says a line where it belongs. */
export async function tell({ text, failed }: Line, screen: Screen): Promise<void> {
  if (failed) screen.complain(text);
  else await screen.write(`${text}\n`);
}

/** Writes a document whole or not at all; the line says where it is, or why it is not. */
export async function writeTo(
  path: string,
  document: SheetDocument,
  { name, notes, writer, format, today }: Writing,
): Promise<Line> {
  try {
    const { bytes, missing } = await writer.writeTelling(document, format, today);
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

interface Writing {
  /** Of the input, as it is told. */
  readonly name: string;
  readonly notes: readonly string[];
  readonly writer: DocumentWriter;
  readonly format: Written;
  readonly today: string;
}

/** One run over inputs that are known. */
class Run {
  readonly #places: Places;
  /** Where the first document of each input goes: the same in every run, whichever of them can be read. */
  readonly #first = new Map<Input, string>();
  /** Each file as it was before it was read. */
  readonly #states = new Map<Input, State | null>();
  readonly #how: string;
  readonly #writer = newWriter();

  constructor(
    private readonly order: Order,
    private readonly inputs: readonly Input[],
    private readonly earlier: EarlierRuns,
  ) {
    const [only] = order.inputs;
    const folder = order.inputs.length === 1 && only !== undefined && isFolder(only) ? resolve(only) : null;
    this.#places = new Places(order.output, order.ending, inputs.length > 1, folder);
    this.#how = howOf(order);
    for (const input of inputs) {
      const path = this.#places.again(input, earlier);
      if (path !== null) this.#first.set(input, path);
      if (input.kind === 'file') this.#states.set(input, stateOf(input.path));
    }
    for (const input of inputs) if (!this.#first.has(input)) this.#first.set(input, this.#places.of(input, 0));
  }

  /** Whether an earlier run wrote what is made of an input, and the input is none that holds several documents. */
  isKept(input: Input): boolean {
    const path = this.#first.get(input);
    if (!this.order.isContinued || input.kind !== 'file' || path === undefined) return false;
    const state = this.#states.get(input) ?? null;
    return !/\.jsonl?$/i.test(input.path) && this.earlier.isDone(path, input.path, state, this.#how);
  }

  /** Writes what was made of a document, and tells what became of it. */
  async write({ name, problem, made }: Told, input: Input, part: number): Promise<Line> {
    const { order } = this;
    const fail = (reason: string): Line => ({ text: words('write.failed', { name, reason }), failed: true });
    if (problem !== null) return fail(sayProblem(problem.code, problem.facts));
    if (made === null || made.document === null) return fail(order.whyNothing());
    const first = part === 0 ? this.#first.get(input) : undefined;
    const path = first ?? this.#places.of(input, part);
    const lost = overwritten(path, this.inputs);
    if (lost !== null) return fail(sayProblem('output-is-input', { file: path, input: lost }));
    const { format, today } = order;
    const writing = { name, notes: order.notesOf(made), writer: this.#writer, format, today };
    const line = await writeTo(path, made.document, writing);
    if (!line.failed && !this.#places.isNamed && input.kind === 'file')
      this.earlier.add(path, input.path, this.#states.get(input) ?? null, this.#how);
    return line;
  }

  close(): void {
    this.#writer.close();
  }
}

/** What is made of each input, in a word that tells one way from another; the version that makes it does not. */
function howOf({ making, policy, ending }: Order): string {
  return [making.what, making.what === 'forms' ? making.template : null, policy, ending]
    .map((one) => one ?? '-')
    .join(' ');
}

/** A writer with the fonts of the site. */
export const newWriter = (): DocumentWriter => new DocumentWriter(process.env['KAOCHENG_FONTS']);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
