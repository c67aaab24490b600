import type { Sheet } from '../sheet/sheet.js';
import type { Glyphs } from '../text/glyphs.js';
import type { Token } from './tokens.js';
import { subjectNames } from './vocabulary.js';

/** Figures with decimals below the last table of a container that are rows for which no lines were drawn. */
const LEAST_FIGURES = 3;

/**
 * The tokens of a body without what a container prints below its table: footers, times of printing, codes to check by. It
 * is kept where it looks like rows: a code of the classification before words, or several figures with decimals.
 * @param sheets tables of the container; a body that begins in none of them is left whole
 */
export function withoutFooter(glyphs: Glyphs, tokens: readonly Token[], sheets: readonly Sheet[]): readonly Token[] {
  const isInSheet = ({ start }: Token): boolean => {
    const at = glyphs.at[start] ?? -1;
    return sheets.some((sheet) => sheet.start <= at && at < sheet.end);
  };
  const [first] = tokens;
  if (first === undefined || !isInSheet(first)) return tokens;
  const end = tokens.findLastIndex(isInSheet) + 1;
  const below = tokens.slice(end);
  const coded = below.some(
    ({ text }, at) => /^(?:\d{3}|\d{5}|\d{7})$/.test(text) && subjectNames.has(text) && below[at + 1]?.kind === 'words',
  );
  const figures = below.filter(({ kind, text }) => kind === 'number' && text.includes('.')).length;
  return coded || figures >= LEAST_FIGURES ? tokens : tokens.slice(0, end);
}
