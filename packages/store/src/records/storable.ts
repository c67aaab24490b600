import { StoreProblem } from '../problem.js';

/** U+0000, or one half of a surrogate pair: what no text of a database can hold. */
const NOT_STORABLE = /\0|\p{Surrogate}/u;
const EACH_NOT_STORABLE = new RegExp(NOT_STORABLE, 'gu');

/** @throws StoreProblem not-storable (field) where a text holds what no text of a database can */
export function requireStorable(texts: Readonly<Record<string, string | null>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text !== null && NOT_STORABLE.test(text)) throw new StoreProblem('not-storable', { field });
  }
}

/** A text with U+FFFD for what no text of a database can hold; for copies in lists, never for what is kept as read. */
export function storable(text: string): string {
  return text.replace(EACH_NOT_STORABLE, '\ufffd');
}
