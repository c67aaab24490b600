import { rowNumberLabelAt } from '../../labels/column-words.js';
import type { Lexicon } from '../../labels/lexicon.js';
import { Break, type Glyphs } from '../glyphs.js';
import { UNITS } from './vocabulary.js';

/** The numbers that a form prints before its rows: glyph ranges by their first glyph, and the label of their column. */
export interface RowNumbers {
  readonly label: string;
  readonly ends: ReadonlyMap<number, number>;
}

/** Numbers looked for, places kept for each, and digits looked at for each. */
const MOST_ROWS = 99;
const MOST_PLACES = 80;
const MOST_LOOKS = 2000;
/** Glyphs of the shortest row with its number, and before the first number behind the header. */
const SHORTEST_ROW = 6;
const FIRST_WITHIN = 14;
const FIGURE = /^[\d.,%≥≤<>=/—–-]+$/u;

/** Where a label of row numbers (序号) starts that ends right before `index`; `index` where none does. */
export const numbersLabelStart = (glyphs: Glyphs, index: number): number =>
  index - (rowNumberLabelAt(glyphs.fold, index)?.length ?? 0);

interface Place {
  readonly at: number;
  readonly likely: number;
}

interface Chain {
  readonly at: number;
  readonly sum: number;
  readonly before: Chain | null;
}

/** The run of glyphs without a break that begins at a place. */
function runAt(glyphs: Glyphs, start: number, to: number): string {
  let end = start + 1;
  while (end < to && end - start < 12 && glyphs.before[end] === Break.none) end++;
  return glyphs.fold.slice(start, end);
}

/** How likely the digits at [at, end) are the number of a row, by what stands around them; 0 where they cannot be. */
function likely(glyphs: Glyphs, lexicon: Lexicon, at: number, end: number, from: number, to: number): number {
  const { fold } = glyphs;
  const before = glyphs.before[at] as Break;
  const behind = glyphs.before[end] as Break;
  const next = fold[end] ?? '';
  const isClass = (lexicon.match('level1', fold, end) ?? lexicon.match('level2', fold, end)) !== null;
  if (before !== Break.none && behind !== Break.none) {
    if (FIGURE.test(runAt(glyphs, end, to))) return 0;
    return (isClass ? 3 : 1) + (before >= Break.line || at === from ? 1 : 0);
  }
  if (!/[\p{Script=Han}“"(A-Z]/u.test(next) || /[.≥≤<>=第至]/u.test(fold[at - 1] ?? '')) return 0;
  if (isClass) return 3;
  const unit = UNITS.has(next) || UNITS.has(fold.slice(end, end + 2));
  if (unit && at !== from) return 0;
  return before === Break.none && /\d/u.test(fold[at - 1] ?? '') ? 2 : 1;
}

/** Where the digits of a number stand in [from, to) that may count a row. */
function placesOf(glyphs: Glyphs, lexicon: Lexicon, number: number, from: number, to: number): Place[] {
  const digits = String(number);
  const places: Place[] = [];
  let looks = 0;
  for (let at = glyphs.fold.indexOf(digits, from); at >= 0 && at + digits.length < to && looks++ < MOST_LOOKS; ) {
    const end = at + digits.length;
    if (places.length >= MOST_PLACES) break;
    const chance = /[\d.%]/u.test(glyphs.fold[end] ?? '') && glyphs.before[end] === Break.none;
    const value = chance ? 0 : likely(glyphs, lexicon, at, end, from, to);
    if (value > 0) places.push({ at, likely: value });
    at = glyphs.fold.indexOf(digits, at + 1);
  }
  return places;
}

/**
 * The numbers before the rows of a block [from, to) whose header prints a column for them: 1, 2, 3 … in their order,
 * of all ways to find them the likeliest by what stands before and behind. Null where there are not two.
 * @param label the label of their column, as printed
 */
export function rowNumbersIn(
  glyphs: Glyphs,
  lexicon: Lexicon,
  label: string,
  from: number,
  to: number,
): RowNumbers | null {
  let chains: Chain[] = [];
  let count = 0;
  for (let number = 1; number <= MOST_ROWS; number++) {
    const places = placesOf(glyphs, lexicon, number, from, to);
    const next: Chain[] = [];
    let best: Chain | null = null;
    let seen = 0;
    for (const { at, likely: value } of places) {
      if (number === 1) {
        if (at - from <= FIRST_WITHIN) next.push({ at, sum: value, before: null });
        continue;
      }
      for (; seen < chains.length; seen++) {
        const chain = chains[seen] as Chain;
        if (chain.at + SHORTEST_ROW > at) break;
        if (best === null || chain.sum >= best.sum) best = chain;
      }
      if (best !== null) next.push({ at, sum: best.sum + value, before: best });
    }
    if (next.length === 0) break;
    chains = next;
    count = number;
  }
  if (count < 2) return null;
  const ends = new Map<number, number>();
  let number = count;
  for (let one: Chain | null = chains.reduce((a, b) => (b.sum > a.sum ? b : a)); one !== null; one = one.before) {
    ends.set(one.at, one.at + String(number).length);
    number--;
  }
  return { label, ends };
}
