import type { IndicatorColumn } from '../../raw/raw-form.js';
import type { BreakPrices, Layout } from './layout.js';
import { DEGREE_START, NAME_ENDS, NATURE_START, UNITS, WORDS, YES_NO_GLYPHS } from './vocabulary.js';

/** Where the runs of a block may be cut that have no break inside, and for what price. */
export interface Cuts {
  /** The cuts inside the run [from, to), from left to right. */
  readonly within: (from: number, to: number) => [at: number, price: number][];
}

const Kind = { figure: 1, sign: 2, word: 3 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];
const kindOf = (glyph: string): Kind =>
  /[\d.,%]/u.test(glyph) ? Kind.figure : /[≥≤><=]/u.test(glyph) ? Kind.sign : Kind.word;

/** Price of a cut at either end or in the middle of a text that stands twice in a row. */
const REPEAT = 0.5;
/** Behind what a name of an indicator ends in (率, 数量), where no other word is cut. */
const BEHIND_NAME = 1.2;
/** A run of words shorter than this holds one cell, unless a word of a value or a repeat shows another. */
const SHORT_RUN = 6;
/** A cut inside a figure that is long, and in one that is no longer than figures are. */
const IN_LONG_FIGURE = 0.8;
const IN_SHORT_FIGURE = 1.4;
const SHORT_FIGURE = 3;

/** Finds the cuts of a block [from, to) of a folded text; the words that the block repeats are never cut. */
export function cutsOf(
  fold: string,
  from: number,
  to: number,
  layout: Layout,
  prices: BreakPrices,
  fields: ReadonlySet<IndicatorColumn>,
): Cuts {
  const glued = layout === 'glued';
  const pairs = glued ? pairsOf(fold, from, to) : new Map<string, number>();
  return {
    within: (start, end) => {
      const cuts = new Map<number, number>();
      const add = (at: number, price: number): void => {
        if (at > start && at < end) cuts.set(at, Math.min(price, cuts.get(at) ?? Number.POSITIVE_INFINITY));
      };
      for (let i = start + 1; i < end; i++) {
        const price = between(fold, i, start, prices, glued, fields);
        if (price !== null) add(i, price);
      }
      for (const at of repeatsIn(fold, start, end, glued)) add(at, Math.min(REPEAT, prices.inner));
      for (let i = start; i < end; i++) {
        const nature = NATURE_START.exec(fold.substr(i, 6))?.[0].length ?? 0;
        if (nature === 0 || i + nature > end) continue;
        add(i, prices.inner);
        add(i + nature, prices.inner);
      }
      if (glued) wordCuts(fold, start, end, prices, fields, pairs, add);
      return [...cuts].sort((a, b) => a[0] - b[0]);
    },
  };
}

/** The price of a cut between two glyphs of a run by their kinds, null where there is none. */
function between(
  fold: string,
  i: number,
  start: number,
  prices: BreakPrices,
  glued: boolean,
  fields: ReadonlySet<IndicatorColumn>,
): number | null {
  const before = fold[i - 1] as string;
  const behind = fold[i] as string;
  const [a, b] = [kindOf(before), kindOf(behind)];
  if (a !== b) return a === Kind.sign && b === Kind.figure && !fields.has('operator') ? null : prices.inner;
  if (a === Kind.sign) return null;
  if (a === Kind.word) {
    const answered = YES_NO_GLYPHS.has(before) && i - 2 >= start && kindOf(fold[i - 2] as string) === Kind.figure;
    return answered && (!glued || fields.has('core')) ? prices.inner : null;
  }
  if (before === '%') return prices.inner;
  if (!glued || /[.,%]/u.test(behind) || /[.,]/u.test(before)) return null;
  return figureLength(fold, i) <= SHORT_FIGURE ? IN_SHORT_FIGURE : IN_LONG_FIGURE;
}

/** How many digits stand in a row around a place. */
function figureLength(fold: string, index: number): number {
  let start = index;
  while (start > 0 && /[\d.]/u.test(fold[start - 1] as string)) start--;
  let end = index;
  while (end < fold.length && /[\d.]/u.test(fold[end] as string)) end++;
  return end - start;
}

/** How often each two neighbouring glyphs of a block stand together. */
function pairsOf(fold: string, from: number, to: number): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = from; i + 1 < to; i++) {
    const pair = fold.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Cuts inside runs of words of a text without breaks: few, at words that begin or end a cell. */
function wordCuts(
  fold: string,
  start: number,
  end: number,
  prices: BreakPrices,
  fields: ReadonlySet<IndicatorColumn>,
  pairs: ReadonlyMap<string, number>,
  add: (at: number, price: number) => void,
): void {
  for (let from = start; from < end; ) {
    if (kindOf(fold[from] as string) !== Kind.word) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < end && kindOf(fold[to] as string) === Kind.word) to++;
    cutRun(fold, from, to, prices, pairs, add);
    if (fields.has('unit')) {
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
  add: (at: number, price: number) => void,
): void {
  for (let i = from; i < to; i++) {
    const degree = DEGREE_START.exec(fold.slice(i, Math.min(to, i + 14)))?.[0] ?? '';
    const last = i + degree.length;
    if (degree.length >= 2 && last === to && !splits(fold, i, from)) add(i, prices.inner);
    else if (degree.length >= 4 && !splits(fold, i, from) && !splits(fold, last, from)) {
      add(i, BEHIND_NAME);
      add(last, BEHIND_NAME);
    }
  }
  for (let i = from + 1; i < to; i++) {
    const before = fold[i - 1] as string;
    if (/[)、,;。:%"]/u.test(fold[i] as string) || /[(、,:]/u.test(before)) continue;
    if (/[)。;]/u.test(before)) add(i, prices.inner);
    else if (to - from >= SHORT_RUN && i - from >= 2 && to - i >= 2 && !splits(fold, i, from)) {
      const name = NAME_ENDS.has(before) || NAME_ENDS.has(fold.slice(i - 2, i));
      if ((pairs.get(fold.slice(i - 1, i + 1)) ?? 0) < 2) add(i, name ? BEHIND_NAME : prices.within);
    }
  }
}

/** Whether a cut would part the two glyphs of a word. */
const splits = (fold: string, at: number, from: number): boolean => at > from && WORDS.has(fold.slice(at - 1, at + 1));

/** Where the longest unit begins that ends a run of words, before a sign or figure; its end where there is none. */
function unitBefore(fold: string, from: number, to: number): number {
  for (let length = Math.min(6, to - from - 2); length >= 1; length--)
    if (UNITS.has(fold.slice(to - length, to))) return to - length;
  return to;
}

/**
 * Where a text stands twice in a row without a break, 20|20 or 不突破预算|不突破预算, as target and actual value or weight
 * and score that lost the blank between them: the cuts before, between and behind the two. In a text that keeps its
 * breaks a number alone must end the run.
 */
function repeatsIn(fold: string, from: number, to: number, glued: boolean): Set<number> {
  const cuts = new Set<number>();
  for (let middle = from + 1; middle < to; middle++) {
    const most = Math.min(middle - from, to - middle, 40);
    for (let length = most; length >= 1; length--) {
      if (
        fold[middle - length] !== fold[middle] ||
        fold.slice(middle - length, middle) !== fold.slice(middle, middle + length)
      )
        continue;
      if (!isRepeat(fold, middle, length, from, to, glued)) continue;
      cuts
        .add(middle)
        .add(middle - length)
        .add(middle + length);
      break;
    }
  }
  return cuts;
}

function isRepeat(fold: string, middle: number, length: number, from: number, to: number, glued: boolean): boolean {
  const text = fold.slice(middle, middle + length);
  const before = fold[middle - length - 1] ?? '';
  const behind = fold[middle + length] ?? '';
  if (/^[\d.]+$/u.test(text)) {
    if (text.startsWith('0') && text !== '0') return false;
    if (middle + length < to && (!glued || /[.%年]/u.test(behind))) return false;
    if (glued) return !(before === '.' || text.startsWith('.') || text.endsWith('.'));
    return middle - length !== from && !/[\d.]/u.test(before);
  }
  if (length < 2 && !/[高好优良低差]/u.test(text)) return false;
  if (/\d$/u.test(text) && /^[\d.%]/u.test(behind)) return false;
  if (/^[.%]/u.test(text)) return false;
  return !(/^\d/u.test(text) && (glued ? before === '.' : /[\d.]/u.test(before)));
}
