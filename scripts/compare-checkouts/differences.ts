import type { Read } from './read-with.js';

type Cells = ReadonlyMap<string, string>;

/** Where a value was read, and what numbers the forms: no print. */
const NOT_PRINTED = new Set(['cells', 'start', 'end', 'order', 'source']);

/** Files below such a folder hold no form. */
export const NEIGHBOURS = /[\\/]neighbours[\\/]/;

/**
 * Every printed value of what was read, by its path: `1 funds.total.rate`, where 1 is the form; rows go by their name, so
 * that one missed row does not shift those behind it. What stays unread of a form, and why a file is not read, count too.
 */
export function cellsOf(read: Read | undefined): Cells {
  const cells = new Map<string, string>();
  if (read === undefined) return cells;
  if (read.kind === 'unread') return cells.set('not read', read.problem.code);
  const put = (path: string, value: string): void => {
    let key = path;
    for (let n = 2; cells.has(key); n += 1) key = `${path} (${n})`;
    cells.set(key, value);
  };
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '') put(path, value);
    else if (Array.isArray(value)) {
      const named = new Map<string, number>();
      for (const [at, entry] of value.entries()) {
        const name = nameOf(entry) ?? String(at);
        named.set(name, (named.get(name) ?? 0) + 1);
        walk(`${path}.${name}${named.get(name) === 1 ? '' : `#${named.get(name)}`}`, entry);
      }
    } else if (typeof value === 'object' && value !== null)
      for (const [key, entry] of Object.entries(value))
        if (!NOT_PRINTED.has(key)) walk(/^\d+ $|^$/.test(path) ? `${path}${key}` : `${path}.${key}`, entry);
  };
  let form = 0;
  for (const transcript of read.transcripts) {
    if (typeof transcript !== 'object' || transcript === null) continue;
    for (const [key, value] of Object.entries(transcript)) {
      if (key === 'forms' && Array.isArray(value)) {
        for (const one of value) {
          form += 1;
          walk(`${form} `, one);
        }
      } else if (key === 'unread' && Array.isArray(value)) for (const { text } of value) put('unread', String(text));
      else if (key !== 'source') walk(key, value);
    }
  }
  return cells;
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const [code, name] = ['code', 'name'].map((key) => Object.entries(entry).find(([own]) => own === key)?.[1]);
  return typeof name === 'string' && name !== '' ? (typeof code === 'string' ? `${code}|${name}` : name) : null;
}

/** The lines that say what is new, gone and changed between two readings. */
export function differences(old: Cells, now: Cells): { fresh: string[]; gone: string[]; changed: string[] } {
  const fresh: string[] = [];
  const gone: string[] = [];
  const changed: string[] = [];
  for (const [path, value] of old) {
    const got = now.get(path);
    if (got === undefined) gone.push(`${path}: ${value}`);
    else if (got !== value) changed.push(`${path}: ${value} → ${got}`);
  }
  for (const [path, value] of now) if (!old.has(path)) fresh.push(`${path}: ${value}`);
  return { fresh, gone, changed };
}
