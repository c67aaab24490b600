import { Kind, kindOf } from './glyph-kinds.js';
import type { BreakPrices, Layout } from './layout.js';
import { repeatsIn } from './repeats.js';
import { DIRECTION_START, NATURE_START, YES_NO_GLYPHS } from './vocabulary.js';
import { type AddCut, pairsOf, wordCuts } from './word-cuts.js';

/** A place where a run may be cut: what it costs to cut it there, and what a cell costs that goes on over it. */
export interface Cut {
  readonly at: number;
  readonly price: number;
  readonly join: number;
}

/** Where the runs of a block may be cut that have no break inside, and for what price. */
export interface Cuts {
  /** The cuts inside the run [from, to), from left to right. */
  readonly within: (from: number, to: number) => Cut[];
}

/** What a cell costs that goes on over 定量指标, over a figure's 是. */
const OVER_NATURE = 5;
const OVER_ANSWER = 2;
/** Glyphs of a block above which it is no form's: its runs are not cut then. */
const MOST_CUT = 20_000;
/** Price of a cut at either end or in the middle of a text that stands twice in a row. */
const REPEAT = 0.5;
/** Cuts between digits: in what may be one figure, in what cannot be, behind two decimals, before a nought. */
const IN_ONE_FIGURE = 1.4;
const IN_FIGURES = 0.8;
const IN_DECIMALS = 0.3;
const BEFORE_NOUGHT = 2.5;
const BEFORE_NOUGHT_OF_ONE = 5;

/** Before a unit that hardly any name begins with: 38.18|万元. */
const BEFORE_UNIT = 2.5;
const SURE_UNIT = /^(?:[万亿千]?元|[万亿]?人次|平方|公里|万人|[个件户批份次台套场](?!别|案|均|数|性|次|量|账|外))/u;

/** 定性 in the place of a sign, not in 稳定性, 决定性. */
const QUALITATIVE = /^[^稳决固限鉴特]定性(?!化|指|好|差|强|高)/u;

/** What the columns of a form tell of where its runs are cut. */
export interface Wanted {
  /** Signs of targets have a column of their own; units have one; one right behind the targets. */
  readonly signs: boolean;
  readonly units: boolean;
  readonly unitsBehind: boolean;
  /** A column answers yes or no. */
  readonly answers: boolean;
  /** Columns say which way is better (正向), what an indicator means (反映…). */
  readonly directions: boolean;
  readonly definitions: boolean;
}

/** Finds the cuts of a block [from, to) of a folded text; pairs of glyphs that the block repeats are never parted. */
export function cutsOf(
  fold: string,
  from: number,
  to: number,
  layout: Layout,
  prices: BreakPrices,
  wanted: Wanted,
): Cuts {
  const glued = layout === 'glued';
  const pairs = glued && to - from <= MOST_CUT ? pairsOf(fold, from, to) : new Map<string, number>();
  return {
    within: (start, end) => {
      if (to - from > MOST_CUT) return [];
      const cuts = new Map<number, Cut>();
      const add: AddCut = (at, price, join = 0) => {
        const before = cuts.get(at);
        if (at <= start || at >= end || (!wanted.signs && signed(fold, at))) return;
        cuts.set(at, {
          at,
          price: Math.min(price, before?.price ?? Number.POSITIVE_INFINITY),
          join: glued ? Math.max(join, before?.join ?? 0) : 0,
        });
      };
      for (let i = start + 1; i < end; i++) {
        const price = between(fold, i, start, prices, glued, wanted);
        if (price !== null) add(i, price, isAnswer(fold, i, start) ? OVER_ANSWER : 0);
      }
      for (const { at, join } of repeatsIn(fold, start, end, glued)) add(at, Math.min(REPEAT, prices.inner), join);
      for (let i = start; i < end; i++) {
        const nature = NATURE_START.exec(fold.substr(i, 6))?.[0].length ?? 0;
        if (nature === 0 || i + nature > end) continue;
        add(i, prices.inner, OVER_NATURE);
        add(i + nature, prices.inner, OVER_NATURE);
      }
      if (wanted.answers && glued)
        for (let i = start + 1; i < end; i++)
          if (YES_NO_GLYPHS.has(fold[i] as string) && (i + 1 === end || /\d/u.test(fold[i + 1] as string)))
            add(i, prices.inner, OVER_ANSWER);
      if (wanted.signs && glued)
        for (let i = start; i < end; i++)
          if (QUALITATIVE.test(fold.slice(i - 1, i + 3))) {
            add(i, prices.inner, OVER_ANSWER);
            add(i + 2, prices.inner, OVER_ANSWER);
          }
      if (wanted.directions)
        for (let i = start; i < end; i++) {
          const direction = DIRECTION_START.exec(fold.substr(i, 6))?.[0].length ?? 0;
          if (direction === 0 || i + direction > end) continue;
          add(i, prices.inner, OVER_NATURE);
          add(i + direction, prices.inner, OVER_NATURE);
        }
      if (glued) wordCuts(fold, start, end, prices, wanted, pairs, add);
      return [...cuts.values()].sort((a, b) => a.at - b.at);
    },
  };
}

/** Whether 是 or 否 stands before a place, right behind a figure. */
const isAnswer = (fold: string, i: number, start: number): boolean =>
  i - 2 >= start && YES_NO_GLYPHS.has(fold[i - 1] as string) && kindOf(fold[i - 2] as string) === Kind.figure;

/** Whether a figure stands behind its sign: ≥|7. */
const signed = (fold: string, at: number): boolean =>
  kindOf(fold[at - 1] as string) === Kind.sign && kindOf(fold[at] as string) === Kind.figure;

/** The price of a cut between two glyphs of a run by their kinds, null where there is none. */
function between(
  fold: string,
  i: number,
  start: number,
  prices: BreakPrices,
  glued: boolean,
  wanted: Wanted,
): number | null {
  const before = fold[i - 1] as string;
  const behind = fold[i] as string;
  const [a, b] = [kindOf(before), kindOf(behind)];
  if (a !== b) {
    if (a === Kind.sign && b === Kind.figure && !wanted.signs) return null;
    const unit = glued && a === Kind.figure && !wanted.units && SURE_UNIT.test(fold.slice(i, i + 4));
    return prices.inner + (unit ? BEFORE_UNIT : 0);
  }
  if (a === Kind.sign) return null;
  if (a === Kind.word) return isAnswer(fold, i, start) && (!glued || wanted.answers) ? prices.inner : null;
  if (before === '%') return prices.inner;
  if (glued && behind === '%') return wanted.unitsBehind ? prices.inner : null;
  if (!glued || /[.,]/u.test(behind) || /[.,]/u.test(before)) return null;
  return figureCut(fold, i);
}

/** Glyphs around a cut that are looked at: more than one figure has. */
const LONG_FIGURE = 8;
/** A run of digits and points that may be one figure; longer ones where a sign and a unit bound it. */
const BOUND_FIGURE = /^\d{1,8}(?:\.\d{1,2})?$/u;
const ONE_FIGURE = /^\d{1,4}(?:\.\d{1,2})?$/u;

/**
 * A cut between two digits: dear in what is one figure, cheaper in what cannot be, dear before a nought, which begins
 * no figure, and cheap behind two decimals.
 */
function figureCut(fold: string, index: number): number {
  let start = index;
  while (start > index - LONG_FIGURE && start > 0 && /[\d.]/u.test(fold[start - 1] as string)) start--;
  let end = index;
  while (end < index + LONG_FIGURE && end < fold.length && /[\d.]/u.test(fold[end] as string)) end++;
  const bound = /[≥≤><=]/u.test(fold[start - 1] ?? '') && SURE_UNIT.test(fold.slice(end, end + 4));
  const isOne = (bound ? BOUND_FIGURE : ONE_FIGURE).test(fold.slice(start, end));
  const nought = fold[index] !== '0' ? 0 : isOne ? BEFORE_NOUGHT_OF_ONE : BEFORE_NOUGHT;
  if (/\.\d\d$/u.test(fold.slice(Math.max(start, index - 3), index))) return IN_DECIMALS + nought;
  return (isOne ? IN_ONE_FIGURE : IN_FIGURES) + nought;
}
