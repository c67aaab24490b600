import type { RawCell } from '../raw/raw-form.js';
import { Break, type Glyphs, spansOf, textOf } from '../text/glyphs.js';

/** A piece of a table's body: a figure (or a dash in its place), or a run of words. Half-open range of glyphs. */
export interface Token {
  readonly kind: 'number' | 'dash' | 'words';
  readonly start: number;
  readonly end: number;
  /** Half-width text. */
  readonly text: string;
  readonly before: Break;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const DASHES = new Set(['-', '—', '–', '―', '－', '/', '─']);
const MONEY = /^\(?-?\d{1,3}(,\d{3})+(\.\d+)?\)?$|^-?\d+(\.\d+)?%?$/;

/** End of the run of glyphs that starts at `i` and is not parted by a break. */
function runEnd(glyphs: Glyphs, i: number, to: number): number {
  let end = i + 1;
  while (end < to && glyphs.before[end] === Break.none) end++;
  return end;
}

/** End of the number that starts at `i` and ends by `to`; `i` where none does. */
function numberEnd(fold: string, i: number, to: number): number {
  let p = i;
  if (fold[p] === '-') p++;
  const digits = p;
  while (p < to && isDigit(fold[p])) p++;
  if (p === digits) return i;
  while (p + 3 < to && fold[p] === ',' && isDigit(fold[p + 1]) && isDigit(fold[p + 2]) && isDigit(fold[p + 3])) {
    if (isDigit(fold[p + 4]) && p + 4 < to) break;
    p += 4;
  }
  if (p + 1 < to && fold[p] === '.' && isDigit(fold[p + 1])) {
    p++;
    const decimals = p;
    while (p < to && isDigit(fold[p])) p++;
    // 61.1561.15: figures without a space between them, two decimals each; 61.15208社会…: a code behind the decimals.
    const again = fold[p] === '.' || (fold[p] === ',' && isDigit(fold[p + 1]));
    if (p - decimals > 2 && p < to && (again || /[\u4e00-\u9fff]/.test(fold[p] ?? ''))) p = decimals + 2;
  }
  return p;
}

/** Digits that belong to the words around them: 2022年绩效奖金, 1.房屋, 3个月. */
const joinsWords = (fold: string, start: number, end: number): boolean => {
  const next = fold[end] ?? '';
  if (next === '年') return end - start === 4;
  return /[、)）.．]/.test(next) || (end - start <= 2 && /[月日号届期级次批人个]/.test(next));
};

/**
 * Cuts glyphs into figures and words: at every break, and between words and figures that are glued. `limit` bounds the
 * number of tokens.
 */
export function tokenize(glyphs: Glyphs, from: number, to: number, limit: number): Token[] {
  const tokens: Token[] = [];
  const { fold } = glyphs;
  let i = from;
  while (i < to && tokens.length < limit) {
    const end = runEnd(glyphs, i, to);
    const text = fold.slice(i, end);
    if (MONEY.test(text)) tokens.push(token(glyphs, 'number', i, end));
    else if (text.length <= 2 && [...text].every((char) => DASHES.has(char)))
      tokens.push(token(glyphs, 'dash', i, end));
    else cutRun(glyphs, i, end, tokens);
    i = end;
  }
  return tokens;
}

const token = (glyphs: Glyphs, kind: Token['kind'], start: number, end: number): Token => ({
  kind,
  start,
  end,
  text: glyphs.fold.slice(start, end),
  before: (glyphs.before[start] ?? Break.none) as Break,
});

function cutRun(glyphs: Glyphs, from: number, to: number, tokens: Token[]): void {
  const { fold } = glyphs;
  let words = from;
  let i = from;
  while (i < to) {
    const digit = isDigit(fold[i]) || (fold[i] === '-' && isDigit(fold[i + 1]) && i + 1 < to);
    const end = digit ? numberEnd(fold, i, to) : i;
    if (end === i || (end < to && joinsWords(fold, i, end))) {
      i = Math.max(end, i + 1);
      continue;
    }
    if (i > words) tokens.push(token(glyphs, 'words', words, i));
    tokens.push(token(glyphs, 'number', i, end));
    i = end;
    words = end;
  }
  if (words < to) tokens.push(token(glyphs, 'words', words, to));
}

/** Whether a token is a whole number without separators: a code, a line number, or an amount in whole units. */
export const isInteger = (token: Token): boolean => token.kind === 'number' && /^\d+$/.test(token.text);

/** The tokens as one cell: joined as printed, without the breaks between them. */
export function cellOf(
  glyphs: Glyphs,
  tokens: readonly { readonly start: number; readonly end: number }[],
  confidence = 1,
): RawCell {
  return {
    text: tokens.map((piece) => textOf(glyphs, piece.start, piece.end)).join(''),
    spans: tokens.flatMap((piece) => spansOf(glyphs, piece.start, piece.end)),
    confidence,
  };
}
