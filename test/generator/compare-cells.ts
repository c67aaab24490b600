import type { Transcript } from '@kaocheng/core/model/transcript';

type Cells = ReadonlyMap<string, string>;

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Every printed value of the forms by its path; indicators by their name, so that one missed row does not spoil the rest. */
function cellsOf(transcript: Transcript): Cells {
  const cells = new Map<string, string>();
  const walk = (path: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '') cells.set(path, fold(value));
    else if (Array.isArray(value)) {
      for (const [i, entry] of value.entries()) walk(`${path}.${nameOf(entry) ?? i}`, entry);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        if (key !== 'cells' && key !== 'order') walk(`${path}.${key}`, entry);
      }
    }
  };
  walk('forms', transcript.forms);
  return cells;
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || typeof entry.name !== 'string') return null;
  return 'kind' in entry ? null : fold(entry.name);
}

/** How many cells came back as they were laid out, of all that were laid out or came back. */
export function compareCells(expected: Transcript, got: Transcript): { right: number; all: number; wrong: string[] } {
  const [laid, read] = [cellsOf(expected), cellsOf(got)];
  const wrong: string[] = [];
  for (const path of new Set([...laid.keys(), ...read.keys()])) {
    if (laid.get(path) !== read.get(path)) wrong.push(`${path}: ${laid.get(path) ?? '—'} → ${read.get(path) ?? '—'}`);
  }
  const all = new Set([...laid.keys(), ...read.keys()]).size;
  return { right: all - wrong.length, all, wrong };
}
