import type { MissingGlyph } from '@kaocheng/documents/typst/missing';
import { screen as words } from '../words.js';

/** Most characters that are named one by one. */
const MOST_NAMED = 5;

/** What is said of characters that no font could show; nothing where there are none. */
export function missingNotes(missing: readonly MissingGlyph[]): string[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).map((one) => words('write.missingGlyph', { ...one }));
  const glyphs = named.join(words('write.missingJoin'));
  return [
    words(missing.length > MOST_NAMED ? 'write.missingMany' : 'write.missing', { count: missing.length, glyphs }),
  ];
}

/** Notes behind a line of the result. */
export const sayNotes = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : words('write.notes', { notes: notes.join(words('write.join')) });
