import { Kind, kindOf } from './glyph-kinds.js';
import type { BreakPrices } from './layout.js';
import { BOUND_BEHIND, BOUND_START, DEGREE, DEGREE_START, EXPLAINS, NAME_ENDS, UNITS, WORDS } from './vocabulary.js';

/** Puts a cut at a place: its price, and what a cell costs that goes on over it. */
export type AddCut = (at: number, price: number, join?: number) => void;

/** Behind what a name of an indicator ends in (率, 数量), where no other word is cut. */
const BEHIND_NAME = 1.2;
/** Ends of words, which begin no cell. */
const NEVER_FIRST: ReadonlySet<string> = new Set('性率者们的');
/** Behind the unit of a figure. */
const BEHIND_UNIT = 0.8;
/** Glyphs of the longest degree (进一步显著提高). */
const LONG_DEGREE = 12;
/** A run of words shorter than this holds one cell, unless a word of a value or a repeat shows another. */
const SHORT_RUN = 6;

/** How often each two neighbouring glyphs of a block stand together. */
export function pairsOf(fold: string, from: number, to: number): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = from; i + 1 < to; i++) {
    const pair = fold.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Cuts inside runs of words of a text without breaks: few, at words that begin or end a cell. */
export function wordCuts(
  fold: string,
  start: number,
  end: number,
  prices: BreakPrices,
  wanted: { readonly definitions: boolean; readonly units: boolean },
  pairs: ReadonlyMap<string, number>,
  add: AddCut,
): void {
  for (let from = start; from < end; ) {
    if (kindOf(fold[from] as string) !== Kind.word) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < end && kindOf(fold[to] as string) === Kind.word) to++;
    cutRun(fold, from, to, prices, pairs, add);
    if (wanted.definitions)
      for (let i = from + 2; i < to; i++) if (EXPLAINS.test(fold.slice(i, i + 4))) add(i, prices.inner);
    if (wanted.units) {
      const unit = unitBefore(fold, from, to);
      if (unit > from) add(unit, prices.inner);
    }
    from = to;
  }
}

function cutRun(
  fold: string,
  from: number,
  to: number,
  prices: BreakPrices,
  pairs: ReadonlyMap<string, number>,
  add: AddCut,
): void {
  for (const length of unitsAt(fold, from, to)) add(from + length, BEHIND_UNIT);
  const ends = [to];
  for (let i = to - 1; i > from; i--) {
    if (splits(fold, i, from)) continue;
    if (ends.some((end) => end - i >= 2 && end - i <= LONG_DEGREE && DEGREE.test(fold.slice(i, end)))) {
      add(i, prices.inner);
      ends.push(i);
      continue;
    }
    const degree = DEGREE_START.exec(fold.slice(i, Math.min(to, i + LONG_DEGREE)))?.[0] ?? '';
    if (degree.length >= 4 && !splits(fold, i + degree.length, from)) {
      add(i, BEHIND_NAME);
      add(i + degree.length, BEHIND_NAME);
    } else if (BOUND_START.test(fold.slice(i, i + 4))) add(i, BEHIND_NAME);
  }
  for (let i = from + 1; i < to; i++) {
    const before = fold[i - 1] as string;
    if (/[()、,;。:%"]/u.test(fold[i] as string) || /[(、,:]/u.test(before)) continue;
    if (/[)。;]/u.test(before)) add(i, prices.inner);
    else if (to - from >= SHORT_RUN && i - from >= 2 && to - i >= 2 && !splits(fold, i, from)) {
      if (NEVER_FIRST.has(fold[i] as string)) continue;
      const name = NAME_ENDS.has(before) || NAME_ENDS.has(fold.slice(i - 2, i)) || NAME_ENDS.has(fold.slice(i - 3, i));
      if ((pairs.get(fold.slice(i - 1, i + 1)) ?? 0) < 2) add(i, name ? BEHIND_NAME : prices.within);
    }
  }
}

/** A span or point of time behind its figure: 月底以前, 个工作日内. */
const TIME = /^(?:年(?:度|底|末|初)?|月(?:底|末|份)?|日|天|个月|小时|个?工作日)(?:以前|之前|前|以?内|止)?/u;

/** How many glyphs at the beginning of a run of words may be the unit of the figure before it. */
function unitsAt(fold: string, from: number, to: number): number[] {
  if (from === 0 || !/[\d%]/u.test(fold[from - 1] as string)) return [];
  const lengths: number[] = [];
  for (let length = 1; length <= 5 && from + length < to - 1; length++)
    if (UNITS.has(fold.slice(from, from + length)) && !splits(fold, from + length, from)) lengths.push(length);
  const bound = BOUND_BEHIND.exec(fold.slice(from, Math.min(to, from + 8)))?.[0].length ?? 0;
  if (bound > 0 && from + bound < to - 1) return [bound];
  const time = TIME.exec(fold.slice(from, Math.min(to, from + 8)))?.[0].length ?? 0;
  return time > 0 ? [...lengths.filter((length) => length > time), time] : lengths;
}

/** Whether a cut would part the two glyphs of a word. */
const splits = (fold: string, at: number, from: number): boolean => at > from && WORDS.has(fold.slice(at - 1, at + 1));

/** Where the longest unit begins that ends a run of words, before a sign or figure; its end where there is none. */
function unitBefore(fold: string, from: number, to: number): number {
  for (let length = Math.min(6, to - from - 2); length >= 1; length--)
    if (UNITS.has(fold.slice(to - length, to))) return to - length;
  return to;
}
