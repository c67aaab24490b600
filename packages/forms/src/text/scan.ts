import { labels } from '../generated/labels.js';
import type { Label, Lexicon, Region } from '../labels/lexicon.js';
import { MONEY_UNITS } from '../labels/money-unit.js';
import { anyOf } from '../labels/word-pattern.js';
import { Break, type Glyphs } from './glyphs.js';

/** A label where it stands; `end` includes its bracket and colon. */
export interface Found {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
  /** Glyphs of a bracket behind the label: （万元）, （10分）, else empty. */
  readonly bracket: string;
}

const BRACKET = new RegExp(
  `^\\((?:(?:单位:?)?(?:${MONEY_UNITS})|\\d{1,3}分?|${anyOf(labels.signatures)}|[AB]|[AB]\\/[AB]|%|分|` +
    `\\d{2,3}(?:${anyOf(labels.lengths)}))\\)`,
  'u',
);

/** A label stands on its own where a break, a bracket or another label is before it; in a text without breaks four glyphs must do. */
export function mayStart(glyphs: Glyphs, index: number, previousEnd: number, length: number, glued: boolean): boolean {
  if (index === previousEnd || (glyphs.before[index] as Break) > Break.none) return true;
  if (index > 0 && /[):;。"]/u.test(glyphs.fold[index - 1] as string)) return length >= 3;
  return glued && length >= 4;
}

/** The end of what belongs to a label: its bracket, its colon. */
function behind(glyphs: Glyphs, end: number): { end: number; bracket: string } {
  const bracket = BRACKET.exec(glyphs.fold.substr(end, 12))?.[0] ?? '';
  let last = end + bracket.length;
  if (glyphs.fold[last] === ':') last++;
  return { end: last, bracket };
}

/**
 * The labels of `regions` in [from, to), from left to right, the longest at a place first, none inside another.
 * `accept` may refuse a label where it stands.
 */
export function scanLabels(
  glyphs: Glyphs,
  lexicon: Lexicon,
  regions: readonly Region[],
  from: number,
  to: number,
  glued: boolean,
  accept: (label: Label, start: number) => boolean = () => true,
): Found[] {
  const found: Found[] = [];
  let previousEnd = from;
  for (let i = from; i < to; ) {
    let best: Label | null = null;
    for (const region of regions) {
      const label = lexicon.match(region, glyphs.fold, i);
      if (label !== null && (best === null || label.folded.length > best.folded.length)) best = label;
    }
    if (
      best === null ||
      i + best.folded.length > to ||
      !mayStart(glyphs, i, previousEnd, best.folded.length, glued) ||
      !accept(best, i) ||
      (glued &&
        glyphs.before[i] === Break.none &&
        runsOver(glyphs, lexicon, regions, i, best.folded.length, previousEnd))
    ) {
      i++;
      continue;
    }
    const tail = behind(glyphs, i + best.folded.length);
    found.push({ label: best, start: i, end: Math.min(tail.end, to), bracket: tail.bracket });
    i = previousEnd = Math.max(i + 1, tail.end);
  }
  return found;
}

/**
 * In a text without breaks a label may be the end of a value and the beginning of another label: 业务类项目|主管部门,
 * 其他项目|资金用途. So where a label begins inside it and reaches beyond it, or where a value ending in 类 lacks its 项目.
 */
function runsOver(
  glyphs: Glyphs,
  lexicon: Lexicon,
  regions: readonly Region[],
  start: number,
  length: number,
  previousEnd: number,
): boolean {
  if (start === previousEnd) return false;
  const end = start + length;
  for (let i = start + 1; i < end; i++)
    for (const region of regions) {
      const inner = lexicon.match(region, glyphs.fold, i);
      if (inner === null || inner.folded.length < 4) continue;
      if (i + inner.folded.length > end) return true;
      if (i + inner.folded.length === end && glyphs.fold[start - 1] === '类') return true;
    }
  return false;
}

/** Mean run of glyphs without a break over [from, to): above 24 the text has lost its breaks. */
export function isGlued(glyphs: Glyphs, from: number, to: number): boolean {
  let runs = 1;
  for (let i = from; i < to; i++) if ((glyphs.before[i] as Break) > Break.none) runs++;
  return (to - from) / runs > 24;
}
