import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { MOST_BYTES } from '@kaocheng/documents/limits';
import { globBase, globToRegExp, isGlob } from './glob.js';

/** Why an input cannot be read: a code of words/problems.yaml and what its sentence is filled with. */
interface Problem {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A file to be read; `name` is what is shown and becomes the transcript's source. */
export type Input =
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: string }
  | ({ readonly kind: 'fault'; readonly name: string } & Problem);

/** Endings by which a file in a folder is taken for a document; those that cannot be read yet are named, not passed over. */
const ENDINGS = new Set(
  '.txt .text .md .tsv .csv .htm .html .xhtml .mht .mhtml .json .jsonl .pdf .doc .docx .docm .xls .xlsx .xlsm .wps .et .odt .ods .ofd .rtf'.split(
    ' ',
  ),
);

/**
 * The files that the arguments name, in their order: a file as it is, a folder with all documents below it (sorted),
 * a pattern with its matches, `-` for standard input. What names nothing or cannot be looked at becomes a fault in its
 * place; nothing is thrown.
 */
export function listInputs(args: readonly string[]): { inputs: Input[]; skipped: number } {
  const inputs: Input[] = [];
  let skipped = 0;
  for (const arg of args) {
    if (arg === '-') {
      inputs.push({ kind: 'stdin', name: '-' });
      continue;
    }
    const stat = statOf(arg);
    if (!('code' in stat) && stat.isDirectory()) {
      const found = inputsBelow(arg);
      const documents = found.filter(({ kind, name }) => kind === 'fault' || ENDINGS.has(extname(name).toLowerCase()));
      skipped += found.length - documents.length;
      if (documents.length === 0)
        inputs.push(
          fault(arg, {
            code: 'nothing-inside',
            facts: { kinds: [...ENDINGS].filter((ending) => ending !== '.ofd').join(' ') },
          }),
        );
      inputs.push(...documents);
    } else if (!('code' in stat)) {
      inputs.push({ kind: 'file', path: arg, name: arg });
    } else {
      inputs.push(...(isGlob(arg) ? matches(arg) : [fault(arg, stat)]));
    }
  }
  return { inputs, skipped };
}

function fault(name: string, { code, facts }: Problem): Input {
  return { kind: 'fault', name, code, facts };
}

const NO_MATCH: Problem = { code: 'no-match', facts: {} };

function matches(pattern: string): Input[] {
  const base = globBase(pattern);
  const expression = globToRegExp(pattern);
  const stat = statOf(base);
  if ('code' in stat) return [fault(pattern, stat.code === 'not-found' ? NO_MATCH : stat)];
  if (!stat.isDirectory()) return [fault(pattern, NO_MATCH)];
  const folder = base === '.' && !pattern.startsWith('./') ? '' : base;
  const found = inputsBelow(folder).filter(({ name }) => name === base || expression.test(name));
  return found.length === 0 ? [fault(pattern, NO_MATCH)] : found;
}

/**
 * Regular files below a folder, sorted; hidden ones, packages' folders, links to folders and links to nothing are left
 * out. A folder that may not be listed and a link that cannot be followed become faults.
 */
function inputsBelow(folder: string): Input[] {
  const inputs: Input[] = [];
  const walk = (at: string): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(at === '' ? '.' : at, { withFileTypes: true });
    } catch (error) {
      inputs.push(fault(at === '' ? '.' : at, problemOf(error)));
      return;
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = at === '' ? entry.name : `${at.replace(/\/$/, '')}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) inputs.push({ kind: 'file', path, name: path });
      else if (entry.isSymbolicLink()) inputs.push(...linked(path));
    }
  };
  walk(folder);
  return inputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function linked(path: string): Input[] {
  const stat = statOf(path);
  if ('code' in stat) return stat.code === 'not-found' ? [] : [fault(path, stat)];
  return stat.isFile() ? [{ kind: 'file', path, name: path }] : [];
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ENAMETOOLONG: 'path-too-long',
  ELOOP: 'link-loop',
};

/** What the file system says of a path, or why it says nothing. */
function statOf(path: string): Stats | Problem {
  try {
    return statSync(path);
  } catch (error) {
    return problemOf(error);
  }
}

/** The problem that an error of the file system stands for. */
export function problemOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { code: REASONS[code] ?? 'not-readable', facts: { reason: code || String(error) } };
}

/** What reading the bytes of an input gave. */
export type Bytes = { readonly bytes: Uint8Array } | Problem;

/** Reads an input whole, but never more than the limit: a larger file is refused by its size, an endless stream when it passes it. */
export function readBytes(input: Input): Bytes {
  if (input.kind === 'fault') return { code: input.code, facts: input.facts };
  let handle: number | null = null;
  try {
    handle = input.kind === 'stdin' ? 0 : openSync(input.path, 'r');
    const stat = fstatSync(handle);
    if (stat.isDirectory() || stat.isBlockDevice()) return { code: 'not-a-file', facts: {} };
    if (stat.isFile() && stat.size > MOST_BYTES) return tooLarge(stat.size);
    return readAll(handle, stat.isFile() ? stat.size : 0);
  } catch (error) {
    return problemOf(error);
  } finally {
    if (handle !== null && handle !== 0) closeSync(handle);
  }
}

function readAll(handle: number, expected: number): Bytes {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(Math.max(65_536, expected - length));
    const read = readChunk(handle, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
    if (length > MOST_BYTES) return tooLarge(length);
  }
  return { bytes: chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks) };
}

/** One read; a terminal or pipe that has nothing yet is asked again. */
function readChunk(handle: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(handle, chunk, 0, chunk.length, null);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** The problem of an input of so many bytes. */
export function tooLarge(size: number): Problem {
  return { code: 'too-large', facts: { size: megabytes(size), limit: megabytes(MOST_BYTES) } };
}

function megabytes(size: number): string {
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** The name of a source as it goes into a transcript: without its folders. */
export function sourceName(input: Input): string {
  return input.kind === 'stdin' ? '-' : basename(join(input.name));
}
