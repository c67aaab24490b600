import type { BreakPrices, Layout } from './layout.js';
import {
  BOUND_BEHIND,
  BOUND_START,
  DEGREE,
  DEGREE_START,
  DIRECTION_START,
  EXPLAINS,
  NAME_ENDS,
  NATURE_START,
  SHORT_VALUE,
  UNITS,
  WORDS,
  YES_NO_GLYPHS,
} from './vocabulary.js';

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

const Kind = { figure: 1, sign: 2, word: 3 } as const;
type Kind = (typeof Kind)[keyof typeof Kind];
const kindOf = (glyph: string): Kind =>
  /[\d.,%]/u.test(glyph) ? Kind.figure : /[≥≤><=]/u.test(glyph) ? Kind.sign : Kind.word;

/** What a cell costs that goes on over the middle of a text that stands twice, over 定量指标, over a figure's 是. */
const OVER_REPEAT = 1.5;
const OVER_FIGURES = 0.3;
const OVER_NATURE = 5;
const OVER_ANSWER = 2;
/** Glyphs of a block above which it is no form's: its runs are not cut then. */
const MOST_CUT = 20_000;
/** Price of a cut at either end or in the middle of a text that stands twice in a row. */
const REPEAT = 0.5;
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
      const add = (at: number, price: number, join = 0): void => {
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
  wanted: Wanted,
  pairs: ReadonlyMap<string, number>,
  add: (at: number, price: number, join?: number) => void,
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
  add: (at: number, price: number, join?: number) => void,
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

/**
 * Where a text stands twice in a row without a break, 20|20 or 不突破预算|不突破预算, as target and actual value or weight
 * and score that lost the blank between them: the cuts before, between and behind the two. In a text that keeps its
 * breaks a number alone must end the run.
 */
function repeatsIn(fold: string, from: number, to: number, glued: boolean): { at: number; join: number }[] {
  const cuts: { at: number; join: number }[] = [];
  for (let middle = from + 1; middle < to; middle++) {
    const most = Math.min(middle - from, to - middle, MOST_REPEATED);
    for (let length = most; length >= 1; length--) {
      if (
        fold[middle - length] !== fold[middle] ||
        fold.slice(middle - length, middle) !== fold.slice(middle, middle + length)
      )
        continue;
      if (!isRepeat(fold, middle, length, from, to, glued)) continue;
      const figures = /^[\d.]+$/u.test(fold.slice(middle, middle + length));
      cuts.push(
        { at: middle - length, join: 0 },
        { at: middle, join: figures ? OVER_FIGURES : OVER_REPEAT + length / 10 },
        { at: middle + length, join: 0 },
      );
      break;
    }
  }
  return cuts;
}

/** Glyphs of the longest text looked for twice. */
const MOST_REPEATED = 40;

function isRepeat(fold: string, middle: number, length: number, from: number, to: number, glued: boolean): boolean {
  const text = fold.slice(middle, middle + length);
  const before = fold[middle - length - 1] ?? '';
  const behind = fold[middle + length] ?? '';
  if (text.startsWith('0') && (text.length > 1 || /[\d.]/u.test(before))) return false;
  if (/^[\d.]+$/u.test(text)) {
    if (middle + length < to && (!glued || /[.%年]/u.test(behind))) return false;
    if (glued) return !(before === '.' || text.startsWith('.') || text.endsWith('.'));
    return middle - length !== from && !/[\d.]/u.test(before);
  }
  if (length < 2 && !SHORT_VALUE.test(text)) return false;
  if (/^[.%]/u.test(text)) return false;
  if (/\d$/u.test(text) && (/^[\d.%]/u.test(behind) || (/\d/u.test(before) && !/^\d/u.test(text)))) return false;
  return !(/^\d/u.test(text) && (glued ? before === '.' : /[\d.]/u.test(before)));
}
