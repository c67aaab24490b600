import { rowNumberLabelAt } from '../../labels/column-words.js';
import type { Lexicon, Region } from '../../labels/lexicon.js';
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

/** Glyphs of the longest label that 编号 may be the end of, and that may stand right before it. */
const LONGEST_LABEL = 8;

/** Does a known label of one of the regions begin before `from` and end right at `end`? */
function labelEndsAt(glyphs: Glyphs, lexicon: Lexicon, regions: readonly Region[], from: number, end: number): boolean {
  for (let at = Math.max(0, end - LONGEST_LABEL); at < from; at++)
    if (regions.some((region) => lexicon.match(region, glyphs.fold, at)?.folded.length === end - at)) return true;
  return false;
}

/**
 * Where a label of row numbers (序号) starts that ends right before `index`; `index` where none does, where a longer label
 * ends there, 项目编号, or where words run into it, 报送编号. In a text without breaks all labels run on.
 */
export function numbersLabelStart(glyphs: Glyphs, lexicon: Lexicon, index: number): number {
  const start = index - (rowNumberLabelAt(glyphs.fold, index)?.length ?? 0);
  if (start === index || start === 0) return start;
  if (labelEndsAt(glyphs, lexicon, ['head', 'tail'], start, index)) return index;
  const runsOn =
    glyphs.before[start] === Break.none &&
    glyphs.before[index] !== Break.none &&
    /\p{Script=Han}/u.test(glyphs.fold[start - 1] ?? '') &&
    !labelEndsAt(glyphs, lexicon, ['blocks'], start, start);
  return runsOn ? index : start;
}

interface Place {
  readonly at: number;
  readonly likely: number;
}

interface Chain {
  readonly at: number;
  readonly end: number;
  readonly sum: number;
  readonly before: Chain | null;
}

/** What a row without any figure counts against its chain. */
const NO_FIGURE = 2;
/** The share of a row's figures that the last row has at least: its value and its score may be blank. */
const LEAST_OF_FIGURES = 0.5;

/** How many figures begin before each glyph of [from, to), counted from `from` on. */
function figuresBefore(glyphs: Glyphs, from: number, to: number): Uint32Array {
  const counts = new Uint32Array(to - from + 1);
  for (let i = from; i < to; i++) {
    const goesOn = i > from && glyphs.before[i] === Break.none && /[\d.]/u.test(glyphs.fold[i - 1] ?? '');
    counts[i - from + 1] = (counts[i - from] as number) + (/\d/u.test(glyphs.fold[i] ?? '') && !goesOn ? 1 : 0);
  }
  return counts;
}

/**
 * Does the last number of a chain open a row? Not one with fewer than half the figures of the poorest row before it: a
 * score that equals the number due, with nothing but its reason behind it.
 */
function opensRow(chain: Chain, figures: Uint32Array, from: number, to: number): boolean {
  const between = (one: Chain, end: number): number =>
    (figures[end - from] as number) - (figures[one.end - from] as number);
  let least = Number.POSITIVE_INFINITY;
  for (let one = chain; one.before !== null; one = one.before) least = Math.min(least, between(one.before, one.at));
  return to - chain.at >= SHORTEST_ROW && between(chain, to) >= least * LEAST_OF_FIGURES;
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
 * of all ways to find them the likeliest by what stands before and behind, up to the last that opens a row. Null where there
 * are not two.
 * @param label the label of their column, as printed
 */
export function rowNumbersIn(
  glyphs: Glyphs,
  lexicon: Lexicon,
  label: string,
  from: number,
  to: number,
): RowNumbers | null {
  const figures = figuresBefore(glyphs, from, to);
  const levels: Chain[][] = [];
  for (let number = 1; number <= MOST_ROWS; number++) {
    const places = placesOf(glyphs, lexicon, number, from, to);
    const chains = levels.at(-1) ?? [];
    const next: Chain[] = [];
    let best: Chain | null = null;
    let seen = 0;
    let bare: Chain | null = null;
    let seenBare = 0;
    for (const { at, likely: value } of places) {
      const end = at + String(number).length;
      if (number === 1) {
        if (at - from <= FIRST_WITHIN) next.push({ at, end, sum: value, before: null });
        continue;
      }
      for (; seenBare < chains.length; seenBare++) {
        const chain = chains[seenBare] as Chain;
        if (chain.at + SHORTEST_ROW > at) break;
        if (bare === null || chain.sum >= bare.sum) bare = chain;
      }
      for (; seen < seenBare; seen++) {
        const chain = chains[seen] as Chain;
        if (figures[at - from] === figures[chain.end - from]) break;
        if (best === null || chain.sum >= best.sum) best = chain;
      }
      const before = best !== null && (bare === null || best.sum + NO_FIGURE >= bare.sum) ? best : bare;
      if (before !== null) next.push({ at, end, sum: before.sum + value - (before === best ? 0 : NO_FIGURE), before });
    }
    if (next.length === 0) break;
    levels.push(next);
  }
  for (let count = levels.length; count >= 2; count--) {
    const last = likeliest((levels[count - 1] as Chain[]).filter((chain) => opensRow(chain, figures, from, to)));
    if (last !== null) return { label, ends: endsOf(last) };
  }
  return null;
}

/** The likeliest chain, the first of equals. */
const likeliest = (chains: readonly Chain[]): Chain | null =>
  chains.reduce<Chain | null>((a, b) => (a !== null && a.sum >= b.sum ? a : b), null);

/** Where the numbers of a chain stand. */
function endsOf(last: Chain): Map<number, number> {
  const ends = new Map<number, number>();
  for (let one: Chain | null = last; one !== null; one = one.before) ends.set(one.at, one.end);
  return ends;
}
