import { sayJobs } from '../../words/say-jobs.js';

/** What is said of each count that the answer of a written document bears. */
const NOTES = [
  ['menu.left', 'kaocheng-left'],
  ['menu.outside', 'kaocheng-outside'],
  ['menu.missing', 'kaocheng-missing'],
] as const;

/** What was written, and what of it could not be: forms left out, values put below, characters that no font could show. */
export function sayWritten(name: string, headers: Headers): string {
  const notes = NOTES.flatMap(([note, header]) => {
    const count = Number(headers.get(header) ?? 0);
    return count === 0 ? [] : [sayJobs(note, { count })];
  });
  return notes.length === 0 ? sayJobs('menu.done', { name }) : sayJobs('menu.partly', { name, notes: notes.join('') });
}
