import { appendFileSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeWhole } from './places.js';

/** Name of the record in each folder into which outputs were written; hidden, and no input of any run. */
export const RECORD = '.kaocheng.jsonl';

/** Size in bytes and time of the last change in milliseconds: what tells one state of a file from another. */
export interface State {
  readonly size: number;
  readonly time: number;
}

/** One output of an earlier run: a line of the record. */
interface Entry {
  /** Name of the output in the folder of the record. */
  readonly output: string;
  readonly outputState: State;
  /** Whole path of the input; in the record as it is seen from there, so that both may be moved together. */
  readonly input: string;
  readonly inputState: State;
  /** What was made of the input. */
  readonly how: string;
}

/**
 * What earlier runs wrote, by the records in the folders of the outputs. It decides only what is left out or not written
 * again: a record that is missing or damaged makes a run do more, and nothing in it is read or written for its sake.
 */
export class EarlierRuns {
  /** By folder: what was written there, by name. */
  readonly #records = new Map<string, Map<string, Entry>>();
  /** Folders as they are called, and whole. */
  readonly #folders = new Map<string, string>();

  /** Whole path of the input of which an output was made; null where no run is known to have written it. */
  inputOf(output: string): string | null {
    return this.#entryOf(output)?.input ?? null;
  }

  /** Whether an output was made of this very input. */
  isOf(output: string, input: string): boolean {
    return this.inputOf(output) === this.whole(input);
  }

  /** Whether an output was made in this way. */
  isMade(output: string, how: string): boolean {
    return this.#entryOf(output)?.how === how;
  }

  /** Whether an output is as it was written. */
  isUntouched(output: string): boolean {
    const entry = this.#entryOf(output);
    return entry !== undefined && isSame(entry.outputState, stateOf(output));
  }

  /** Whether an output stands, and was made in this way of the input as it is now. */
  isDone(output: string, input: string, now: State | null, how: string): boolean {
    const entry = this.#entryOf(output);
    if (entry === undefined || entry.how !== how || entry.input !== this.whole(input)) return false;
    return isSame(entry.inputState, now) && (stateOf(output)?.size ?? 0) > 0;
  }

  /**
   * Puts down that an output was written, at once, so that a run that is broken off is known up to there.
   * @param inputState of the input before it was read
   */
  add(output: string, input: string, inputState: State | null, how: string): void {
    const outputState = stateOf(output);
    if (outputState === null || inputState === null) return;
    const folder = this.#folderOf(output);
    const record = this.#recordOf(folder);
    const name = basename(output);
    const entry = { output: name, outputState, input: this.whole(input), inputState, how };
    record.set(nameKey(name), entry);
    // The line break before it ends a line that a run broken off left unfinished.
    attempt(() => appendFileSync(join(folder, RECORD), `\n${line(entry, folder)}\n`));
  }

  /** A path in the form in which all paths are compared: its folder is whole and without links. */
  whole(path: string): string {
    return join(this.#folderOf(path), basename(path));
  }

  #entryOf(output: string): Entry | undefined {
    return this.#recordOf(this.#folderOf(output)).get(nameKey(basename(output)));
  }

  #folderOf(path: string): string {
    const folder = dirname(resolve(path));
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const real = attempt(() => realpathSync.native(folder));
    if (real !== null) this.#folders.set(folder, real);
    return real ?? folder;
  }

  #recordOf(folder: string): Map<string, Entry> {
    const known = this.#records.get(folder);
    if (known !== undefined) return known;
    const record = new Map<string, Entry>();
    this.#records.set(folder, record);
    const lines = (attempt(() => readFileSync(join(folder, RECORD), 'utf8')) ?? '').split('\n').filter(Boolean);
    for (const text of lines) {
      const entry = entryOf(attempt((): unknown => JSON.parse(text)));
      if (entry === null) continue;
      const input = this.whole(resolve(folder, entry.input));
      if (input !== this.whole(join(folder, entry.output))) record.set(nameKey(entry.output), { ...entry, input });
    }
    if (lines.length > 2 * record.size + 20) this.#shorten(folder, [...record.values()]);
    return record;
  }

  /** Writes a record with one line for each output, where runs have left many. */
  #shorten(folder: string, entries: readonly Entry[]): void {
    const text = entries.map((entry) => `${line(entry, folder)}\n`).join('');
    attempt(() => writeWhole(join(folder, RECORD), Buffer.from(text)));
  }
}

/** Size and time of a file; null where there is none. */
export function stateOf(path: string): State | null {
  const stat = attempt(() => statSync(path));
  return stat?.isFile() ? { size: stat.size, time: Math.trunc(stat.mtimeMs) } : null;
}

const line = (entry: Entry, folder: string): string =>
  JSON.stringify({ ...entry, input: relative(folder, entry.input) });

const isSame = (a: State, b: State | null): boolean => a.size === b?.size && a.time === b.time;

/** Names that some disks take for one: A.xlsx and a.xlsx, é in one sign or in two. */
const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

function entryOf(value: unknown): Entry | null {
  if (!isObject(value)) return null;
  const { output, input, how } = value;
  const outputState = checked(value['outputState']);
  const inputState = checked(value['inputState']);
  if (typeof output !== 'string' || typeof input !== 'string' || typeof how !== 'string') return null;
  return outputState === null || inputState === null ? null : { output, outputState, input, inputState, how };
}

function checked(value: unknown): State | null {
  if (!isObject(value)) return null;
  const { size, time } = value;
  return typeof size === 'number' && typeof time === 'number' ? { size, time } : null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What cannot be looked at or put down is not known: the run then reads and writes more, which is no harm. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
