import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Input } from '../inputs.js';
import { screen as words } from '../words.js';
import type { EarlierRuns } from './earlier.js';

/** Where the outputs of a run go: one file each, none over an input, none twice. */
export class Places {
  readonly #taken = new Set<string>();
  readonly #folder: string | null;

  /**
   * @param output a file, or a folder where it has no ending, exists as one, or several inputs share it; null: beside each input
   * @param base folder below which the inputs' own folders are kept
   */
  constructor(
    private readonly output: string | null,
    private readonly ending: string,
    many: boolean,
    private readonly base: string | null,
  ) {
    const folder = output !== null && (many || extname(output) === '' || isFolder(output));
    this.#folder = folder ? output : null;
  }

  /** Whether the only output is a file that was named. */
  get isNamed(): boolean {
    return this.output !== null && this.#folder === null;
  }

  /** Path for what is made of an input; `part` tells several documents of one input apart. */
  of(input: Pick<Input, 'name'>, part: number): string {
    return this.#free(this.#wanted(input, part));
  }

  /** Path that an earlier run gave the input, where it is free: a new input of its name does not take it. Else null. */
  again(input: Pick<Input, 'name'>, earlier: EarlierRuns): string | null {
    const wanted = this.#wanted(input, 0);
    for (let n = 1; ; n += 1) {
      const path = numbered(wanted, n);
      if (earlier.inputOf(path) === null) return null;
      if (this.#taken.has(key(path)) || !earlier.isOf(path, input.name)) continue;
      this.#taken.add(key(path));
      return path;
    }
  }

  #wanted(input: Pick<Input, 'name'>, part: number): string {
    if (this.output !== null && this.#folder === null && part === 0) return this.output;
    const name = input.name === '-' ? 'stdin' : input.name;
    const stem = basename(name, extname(name)) + (part > 0 ? `-${part + 1}` : '');
    const below = this.base === null ? '' : relative(this.base, dirname(resolve(name)));
    const inside = below === '' || below.startsWith('..') ? '' : below.split(sep).join(sep);
    const folder = this.#folder === null ? dirname(this.output ?? name) : join(this.#folder, inside);
    return join(folder, `${stem}.${this.ending}`);
  }

  #free(path: string): string {
    let free = path;
    for (let n = 2; this.#taken.has(key(free)); n += 1) free = numbered(path, n);
    this.#taken.add(key(free));
    return free;
  }
}

/** 甲.docx, 甲(2).docx, … */
function numbered(path: string, n: number): string {
  const ending = extname(path);
  return n === 1 ? path : `${path.slice(0, path.length - ending.length)}(${n})${ending}`;
}

/** Names that some disks take for one: A.xlsx and a.xlsx, é in one sign or in two. */
const key = (path: string): string => resolve(path).normalize('NFC').toLowerCase();

/** Writes a file whole or not at all, making its folder. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(resolve(path)), { recursive: true });
  const unfinished = join(dirname(resolve(path)), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Why a file could not be written, in the words of who reads it. */
export function whyNotWritten(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return words(`write.reasons.${code}`, {}, reason);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
