import { labels } from '../../generated/labels.js';
import type { Label, Lexicon } from '../../labels/lexicon.js';
import { anyOf } from '../../labels/word-pattern.js';
import { Break, type Glyphs } from '../glyphs.js';
import { mayStart } from '../scan.js';
import { cutsOf, type Wanted } from './cuts.js';
import type { BreakPrices, Layout } from './layout.js';
import type { RowNumbers } from './row-numbers.js';
import { NAME_ENDS, WORDS } from './vocabulary.js';

/** The smallest piece of an indicators block: text that is never cut, a class of indicators, a row mark, or dots. */
export interface Atom {
  readonly kind: 'text' | 'level1' | 'level2' | 'mark' | 'dots' | 'rest';
  readonly start: number;
  readonly end: number;
  readonly before: Break;
  /** Cost of a cut before this atom, of a join over the break before it. */
  readonly cut: number;
  readonly join: number;
  /** For a level: the glyph range of its weight, （50分） → 50. */
  readonly weight: readonly [number, number] | null;
  /** For a level: end of its label without the weight. */
  readonly labelEnd: number;
}

const BRACKETED = /^\(\s*(\d{1,3}(?:\.\d+)?)(?:分|%)?\)?(?:分?\))?/u;
const MARK = /^指标(?:[1-9]\d?|[①-⑨lL一二三四五六七八九]):?/u;
const DOTS = /^(?:…{1,4}|\.{3,}|⋯+)/u;

/** 3、 at the start of a line of a text without breaks: the number of a page or piece. */
const PAGE_MARK = /^\d{1,2}、/u;

interface Special {
  readonly kind: Atom['kind'];
  readonly end: number;
  readonly weight: readonly [number, number] | null;
  readonly labelEnd: number;
}

/** A weight in brackets behind a level label, however the lines break it. */
function weightBehind(glyphs: Glyphs, end: number): { end: number; weight: readonly [number, number] | null } {
  const text = glyphs.fold.substr(end, 9);
  const match = BRACKETED.exec(text);
  if (match === null) return { end, weight: null };
  const open = text.indexOf(match[1] as string);
  return { end: end + match[0].length, weight: [end + open, end + open + (match[1] as string).length] };
}

/** Free labels of a first level that only their weight shows: 项目决策(10分). */
const WEIGHTED = /^([\p{Script=Han}]{2,8})\((\d{1,3})分\)/u;

/** The label of a class printed twice in a row: the second is the indicator's name. */
const twice = (fold: string, start: number, length: number): boolean =>
  length >= 5 && fold.slice(start - length, start) === fold.substr(start, length);

/** 预算执行|率, 服务对象满意|比例: a label without 指标 that goes on as a name does is one. */
const goesOn = (fold: string, at: number): boolean =>
  NAME_ENDS.has(fold.substr(at, 1)) || NAME_ENDS.has(fold.substr(at, 2));

function levelAt(
  glyphs: Glyphs,
  lexicon: Lexicon,
  index: number,
  previousEnd: number,
  layout: Layout,
  to: number,
  full: ReadonlySet<string>,
): Special | null {
  const one = lexicon.match('level1', glyphs.fold, index);
  const two = lexicon.match('level2', glyphs.fold, index);
  const longest = two !== null && (one === null || two.folded.length > one.folded.length) ? two : one;
  const label = longest === null ? null : withoutMark(glyphs, lexicon, index, longest);
  if (label === null) {
    const free = WEIGHTED.exec(glyphs.fold.substr(index, 15));
    if (
      free === null ||
      !mayStart(glyphs, index, previousEnd, 4, layout === 'glued') ||
      /(?:费|数|率|度|量)$/u.test(free[1] as string)
    )
      return null;
    for (let i = index + 1; i < index + (free[1] as string).length; i++)
      if (lexicon.match('level1', glyphs.fold, i) !== null || lexicon.match('level2', glyphs.fold, i) !== null)
        return null;
    const labelEnd = index + (free[1] as string).length;
    return {
      kind: 'level1',
      end: index + free[0].length,
      weight: [labelEnd + 1, labelEnd + 1 + (free[2] as string).length],
      labelEnd,
    };
  }
  const labelEnd = index + label.folded.length;
  if (labelEnd > to || twice(glyphs.fold, index, label.folded.length)) return null;
  const behind = weightBehind(glyphs, labelEnd);
  const short = label.folded.length < 4;
  const bounded = behind.end >= to || (glyphs.before[behind.end] as Break) > Break.none;
  const afterNumber = /[\d%]/u.test(glyphs.fold[index - 1] ?? '');
  const plain = label.folded.length >= 4 && label.folded.endsWith('指标');
  const opens =
    mayStart(glyphs, index, previousEnd, label.folded.length, false) ||
    (layout === 'glued' && (plain || behind.weight !== null || (afterNumber && label.folded !== '数量')));
  if (!opens) return null;
  if (layout === 'glued' && !plain && goesOn(glyphs.fold, labelEnd)) return null;
  if (
    short &&
    behind.weight === null &&
    full.has(label.folded) &&
    (layout === 'glued' ? !bounded : goesOnFrom(glyphs, index))
  )
    return null;
  const loose = plain || (layout === 'glued' && (!short || afterNumber));
  if (behind.weight === null && !bounded && !loose) return null;
  const both = one !== null && two !== null && one.folded === two.folded;
  return {
    kind: both ? 'level1' : label.region === 'level1' ? 'level1' : 'level2',
    end: behind.end,
    weight: behind.weight,
    labelEnd,
  };
}

/** Whether what stands before a glyph is words, so that it may be the rest of a cell that wraps: 结算|满意度. */
const goesOnFrom = (glyphs: Glyphs, index: number): boolean =>
  (glyphs.before[index] as Break) !== Break.cell && /\p{Script=Han}/u.test(glyphs.fold[index - 1] ?? '');

/** 投入管理指标1：预算执行率: behind a class 指标1： is the mark of a row, no part of the label. */
function withoutMark(glyphs: Glyphs, lexicon: Lexicon, index: number, label: Label): Label {
  const { folded } = label;
  if (!folded.endsWith('指标') || !/^[1-9]\d?:/u.test(glyphs.fold.substr(index + folded.length, 3))) return label;
  const bare = folded.slice(0, -2);
  return lexicon.exact('level2', bare) ?? lexicon.exact('level1', bare) ?? label;
}

const IN_FULL = new RegExp(`(${anyOf(labels.classWords)})指标`, 'gu');

/** Classes that a block prints in full, 质量 of 质量指标: alone and without a break such a word is part of a name. */
const inFull = (fold: string): ReadonlySet<string> =>
  new Set([...fold.matchAll(IN_FULL)].map(([, word]) => word as string));

const DEPARTMENT_CLASSES: ReadonlySet<string> = new Set(labels.departmentClasses);
const BENEFITS: ReadonlySet<string> = new Set(labels.benefits);

/** Cuts an indicators block [from, to) into atoms. */
export function atomsOf(
  glyphs: Glyphs,
  lexicon: Lexicon,
  from: number,
  to: number,
  layout: Layout,
  prices: BreakPrices,
  wanted: Wanted,
  weighted: ReadonlySet<string> = new Set(),
  numbers: RowNumbers | null = null,
): Atom[] {
  const atoms: Atom[] = [];
  const cuts = cutsOf(glyphs.fold, from, to, layout, prices, wanted);
  const full = inFull(glyphs.fold.slice(from, to));
  let previousEnd = from;
  let under = '';
  const push = (kind: Atom['kind'], start: number, end: number, cut: number, join: number, special?: Special): void => {
    atoms.push({
      kind,
      start,
      end,
      before: glyphs.before[start] as Break,
      cut,
      join,
      weight: special?.weight ?? null,
      labelEnd: special?.labelEnd ?? end,
    });
  };
  for (let i = from; i < to; ) {
    const before = glyphs.before[i] as Break;
    const found = numberAt(numbers, i) ?? specialAt(glyphs, lexicon, i, previousEnd, layout, to, full);
    const special = found === null || isNamed(glyphs, i, found, under) ? null : withWeight(glyphs, found, weighted);
    if (special !== null) {
      if (special.kind === 'level1' || special.kind === 'level2') under = glyphs.fold.slice(i, special.labelEnd);
      push(special.kind, i, Math.min(to, special.end), 0, 6, special);
      i = previousEnd = Math.min(to, special.end);
      continue;
    }
    let end = i + 1;
    while (
      end < to &&
      glyphs.before[end] === Break.none &&
      numberAt(numbers, end) === null &&
      specialAt(glyphs, lexicon, end, previousEnd, layout, to, full) === null
    )
      end++;
    const open = i === previousEnd;
    let start = i;
    let cut =
      (before === Break.none && !open ? prices.inner : prices.cut[before]) + (partsWord(glyphs, i) ? PARTED_WORD : 0);
    let join = joinPrice(glyphs, i, prices);
    for (const next of cuts.within(i, end)) {
      push('text', start, next.at, cut, join);
      [start, cut, join] = [next.at, next.price, next.join];
    }
    push('text', start, end, cut, join);
    i = end;
  }
  return atoms;
}

/** The number of a row, which ends the row before it as 指标1： does. */
function numberAt(numbers: RowNumbers | null, index: number): Special | null {
  const end = numbers?.ends.get(index);
  return end === undefined ? null : { kind: 'mark', end, weight: null, labelEnd: end };
}

/** Under 履职效益 and the like, 社会效益 is the name of an indicator, no class. */
const isNamed = (glyphs: Glyphs, start: number, special: Special, under: string): boolean =>
  special.kind === 'level2' &&
  DEPARTMENT_CLASSES.has(under) &&
  BENEFITS.has(glyphs.fold.slice(start, special.labelEnd));

/** A class's weight in a column of its own: 投入 10 目标设定 5. */
function withWeight(glyphs: Glyphs, special: Special, weighted: ReadonlySet<string>): Special {
  if (special.weight !== null || !weighted.has(special.kind)) return special;
  const figure = /^\d{1,3}(?:\.\d+)?/u.exec(glyphs.fold.substr(special.end, 6))?.[0];
  if (figure === undefined) return special;
  const end = special.end + figure.length;
  if (end < glyphs.length && glyphs.before[end] === Break.none) return special;
  return { ...special, end, weight: [special.end, end] };
}

function specialAt(
  glyphs: Glyphs,
  lexicon: Lexicon,
  index: number,
  previousEnd: number,
  layout: Layout,
  to: number,
  full: ReadonlySet<string>,
): Special | null {
  const text = glyphs.fold.substr(index, 8);
  const opens = (glyphs.before[index] as Break) > Break.none || index === previousEnd || layout === 'glued';
  if (opens || /[^\p{Script=Han}]/u.test(glyphs.fold[index - 1] ?? '')) {
    const mark = MARK.exec(text)?.[0];
    const standing = (glyphs.before[index] as Break) > Break.none || index === previousEnd;
    if (mark !== undefined && (standing || mark.endsWith(':')))
      return { kind: 'mark', end: index + mark.length, weight: null, labelEnd: index + mark.length };
    const dots = DOTS.exec(text)?.[0] ?? (layout === 'glued' && standing ? PAGE_MARK.exec(text)?.[0] : undefined);
    if (dots !== undefined)
      return { kind: 'dots', end: index + dots.length, weight: null, labelEnd: index + dots.length };
  }
  const level = levelAt(glyphs, lexicon, index, previousEnd, layout, to, full);
  if (level !== null) return level;
  const block = opens ? lexicon.match('blocks', glyphs.fold, index) : null;
  if (block?.field === 'indicators') {
    const end = index + block.folded.length;
    if (end >= to || (glyphs.before[end] as Break) > Break.none)
      return { kind: 'rest', end, weight: null, labelEnd: index };
  }
  if (opens && text[0] === '(') {
    const lone = BRACKETED.exec(text);
    const end = index + (lone?.[0].length ?? 0);
    if (lone?.[0].includes('分') && (end >= to || (glyphs.before[end] as Break) > Break.none))
      return { kind: 'rest', end, weight: [index + 1, index + 1 + (lone[1] as string).length], labelEnd: index };
  }
  return null;
}

/** A line that breaks inside a word goes on in the next: 以实际报|销人次. */
const PARTED_WORD = 2;
const partsWord = (glyphs: Glyphs, index: number): boolean => {
  const before = glyphs.before[index] as Break;
  return (
    (before === Break.line || before === Break.blank) && index > 0 && WORDS.has(glyphs.fold.slice(index - 1, index + 1))
  );
};

/** Joining two numbers is dear, a number with its unit cheap. */
function joinPrice(glyphs: Glyphs, index: number, prices: BreakPrices): number {
  const before = glyphs.before[index] as Break;
  const price = prices.join[before];
  if (index === 0 || before === Break.none || before === Break.cell) return price;
  const a = glyphs.fold[index - 1] as string;
  const b = glyphs.fold[index] as string;
  if (/[\d.%]/u.test(a) && /[\d]/u.test(b)) return price + (before === Break.space ? 4 : 2.5);
  if (
    before === Break.space &&
    (/[\dA-Za-z≥≤><=]/u.test(a) || /[\dA-Za-z%]/u.test(b)) &&
    !(/[\d%]/u.test(b) && /\p{Script=Han}/u.test(a))
  )
    return Math.min(price, 1);
  if (before === Break.space && a === ')') return Math.min(price, 1.2);
  if (/[(、,，;]/u.test(a) || /[)、,，;。%]/u.test(b)) return Math.min(price, 0.4);
  return price;
}
