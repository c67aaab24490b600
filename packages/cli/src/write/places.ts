import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Input } from '../inputs.js';

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

  /** Path for what is made of an input; `part` tells several documents of one input apart. */
  of(input: Pick<Input, 'name'>, part: number): string {
    if (this.output !== null && this.#folder === null && part === 0) return this.#free(this.output);
    const name = input.name === '-' ? 'stdin' : input.name;
    const stem = basename(name, extname(name)) + (part > 0 ? `-${part + 1}` : '');
    const below = this.base === null ? '' : relative(this.base, dirname(resolve(name)));
    const inside = below === '' || below.startsWith('..') ? '' : below.split(sep).join(sep);
    const folder = this.#folder === null ? dirname(this.output ?? name) : join(this.#folder, inside);
    return this.#free(join(folder, `${stem}.${this.ending}`));
  }

  #free(path: string): string {
    let free = path;
    for (let n = 2; this.#taken.has(resolve(free)); n += 1) {
      const ending = extname(path);
      free = `${path.slice(0, path.length - ending.length)}(${n})${ending}`;
    }
    this.#taken.add(resolve(free));
    return free;
  }
}

/** Writes a file whole or not at all, making its folder. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(resolve(path)), { recursive: true });
  const unfinished = join(dirname(resolve(path)), `.${basename(path)}.${process.pid}`);
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
