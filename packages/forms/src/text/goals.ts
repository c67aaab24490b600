import { labels } from '../generated/labels.js';
import type { Lexicon } from '../labels/lexicon.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawCell } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCells } from './cells.js';
import { Break, type Glyphs } from './glyphs.js';
import { cutGlued, cutLike, cutLines } from './goal-cuts.js';
import { mayStart } from './scan.js';

/** Where the goals of a form stand: their labels and the text behind, in glyph indexes. */
export interface GoalsPlace {
  readonly start: number;
  readonly bodyStart: number;
  /** End of the expected text where the label of the actual text stands between the two. */
  readonly parted: { readonly expectedEnd: number; readonly actualStart: number } | null;
  readonly pair: boolean;
  /** The labels of a pair stand glued together, so that their texts may too. */
  readonly glued: boolean;
}

/** Words that vertical labels beside the goals are made of; alone on a line they are no goal. */
const RESTS = new RegExp(`^(?:${anyOf(labels.goalPieces)}|\\(?\\d{2}分\\))$`, 'u');

interface GoalLabel {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

function goalLabelAt(
  glyphs: Glyphs,
  lexicon: Lexicon,
  index: number,
  previousEnd: number,
  glued: boolean,
): GoalLabel | null {
  const label = lexicon.match('goals', glyphs.fold, index);
  if (label === null || !mayStart(glyphs, index, previousEnd, label.folded.length, glued)) return null;
  let end = index + label.folded.length;
  if (glyphs.fold[end] === ':') end++;
  return { field: label.field, start: index, end };
}

/**
 * Finds the goals in [from, to): a label of the expected goal, with that of the actual one beside it or behind its text.
 * The word 年度总体目标 before them, however broken, belongs to the label.
 */
export function findGoals(
  glyphs: Glyphs,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
): GoalsPlace | null {
  const found: GoalLabel[] = [];
  let previousEnd = from;
  for (let i = from; i < to; ) {
    const label =
      goalLabelAt(glyphs, lexicon, i, previousEnd, glued) ?? blockAt(glyphs, lexicon, i, previousEnd, glued);
    if (label === null) i++;
    else {
      found.push(label);
      i = previousEnd = Math.max(i + 1, label.end);
    }
  }
  for (const [i, first] of found.entries()) {
    const second = found[i + 1];
    if (first.field === 'actual' || first.field === 'process') continue;
    if (second !== undefined && second.field === 'actual' && second.start - first.end <= 4 && first.field !== 'block')
      return {
        start: blockStart(found, i),
        bodyStart: second.end,
        parted: null,
        pair: true,
        glued: glyphs.before[second.start] === Break.none,
      };
  }
  for (const [i, first] of found.entries()) {
    if (first.field !== 'expected' && first.field !== 'block') continue;
    const next = found[i + 1];
    if (next !== undefined && next.start - first.end <= 1) continue;
    const second = found.slice(i + 1).find((label) => label.field === 'actual');
    return {
      start: blockStart(found, i),
      bodyStart: first.end,
      parted: second === undefined ? null : { expectedEnd: second.start, actualStart: second.end },
      pair: false,
      glued: false,
    };
  }
  return null;
}

function blockAt(
  glyphs: Glyphs,
  lexicon: Lexicon,
  index: number,
  previousEnd: number,
  glued: boolean,
): GoalLabel | null {
  const label = lexicon.match('blocks', glyphs.fold, index);
  if (label === null || label.field !== 'goals' || !mayStart(glyphs, index, previousEnd, label.folded.length, glued))
    return null;
  let end = index + label.folded.length;
  if (glyphs.fold[end] === ':') end++;
  return { field: 'block', start: index, end };
}

function blockStart(found: readonly GoalLabel[], index: number): number {
  let start = (found[index] as GoalLabel).start;
  for (let i = index - 1; i >= 0; i--) {
    const label = found[i] as GoalLabel;
    if (start - label.end > 4) break;
    start = label.start;
  }
  return start;
}

/** Runs of glyphs between breaks of a line or more. */
function linesOf(glyphs: Glyphs, from: number, to: number): [number, number][] {
  const lines: [number, number][] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++)
    if (i === to || (glyphs.before[i] as Break) >= Break.line) {
      lines.push([start, i]);
      start = i;
    }
  return lines.filter(([a, b]) => b > a);
}

/** Splits one line at blanks, where the two texts stand side by side on a single line. */
function piecesOf(glyphs: Glyphs, from: number, to: number): [number, number][] {
  const pieces: [number, number][] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++)
    if (i === to || (glyphs.before[i] as Break) > Break.none) {
      pieces.push([start, i]);
      start = i;
    }
  return pieces;
}

/** Reads the two goals of [place.bodyStart, to). One text alone is the expected one. */
export function readGoals(
  book: Ownership,
  place: GoalsPlace,
  to: number,
  glued: boolean,
): { expected: RawCell | null; actual: RawCell | null } {
  const { glyphs } = book;
  own(book, place.start, place.bodyStart, Owner.label);
  if (place.parted !== null && place.parted.actualStart <= to) {
    const { expectedEnd, actualStart } = place.parted;
    own(book, expectedEnd, actualStart, Owner.label);
    return {
      expected: takeText(book, clean(book, place.bodyStart, expectedEnd)),
      actual: takeText(book, clean(book, actualStart, to)),
    };
  }
  let lines = clean(book, place.bodyStart, to);
  if (!place.pair || lines.length === 0) return { expected: takeText(book, lines), actual: null };
  if (lines.length === 1) {
    const [a, b] = lines[0] as [number, number];
    const pieces = piecesOf(glyphs, a, b);
    if (pieces.length === 1) {
      const at = glued ? cutGlued(glyphs, a, b) : place.glued ? cutLike(glyphs, a, b) : b;
      return { expected: takeText(book, [[a, at]]), actual: takeText(book, at < b ? [[at, b]] : []) };
    }
  }
  lines = lines.flatMap(([a, b]) => piecesOf(glyphs, a, b));
  const at = cutLines(glyphs, lines);
  return { expected: takeText(book, lines.slice(0, at)), actual: takeText(book, lines.slice(at)) };
}

/** The text of [from, to) as one cell, without the rests of vertical labels beside it. */
export const readText = (book: Ownership, from: number, to: number): RawCell | null =>
  takeText(book, clean(book, from, to));

/** Lines without the rests of vertical labels and without page numbers. */
function clean(book: Ownership, from: number, to: number): [number, number][] {
  const { glyphs } = book;
  return linesOf(glyphs, from, to).filter(([a, b]) => {
    const text = glyphs.fold.slice(a, b);
    if (RESTS.test(text)) {
      own(book, a, b, Owner.label);
      return false;
    }
    if (/^-?\d{1,3}-?$/u.test(text) || /^第\d+页$/u.test(text)) {
      own(book, a, b, Owner.ornament);
      return false;
    }
    return true;
  });
}

const takeText = (book: Ownership, ranges: readonly (readonly [number, number])[]): RawCell | null =>
  takeCells(book, ranges, 0.85);
