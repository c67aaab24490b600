import { labels } from '../generated/labels.js';
import type { Label, Lexicon, Region } from '../labels/lexicon.js';
import { damaged } from './damaged.js';
import { Break, type Glyphs } from './glyphs.js';

/** One column of a header: its field, or null with the printed label where the lexicon does not know it. */
export interface HeaderColumn {
  readonly field: string | null;
  readonly label: string;
  /** Glyph range in reading order; a label printed in two lines starts at its first piece. */
  readonly start: number;
  readonly end: number;
}

/** Pieces that a header leaves when its labels are broken over two lines: 年度 实际 分值 得分 指标值 完成值. */
const LOOSE: readonly string[] = labels.labelPieces;

/** One label of a header, or a piece of one, at glyphs [start, end). */
export interface Piece {
  /** Null where the piece is no label by itself. */
  readonly field: string | null;
  /** May be a piece of a label that lines have torn apart. */
  readonly loose: boolean;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Does a label that is known begin inside [index, index + length) and go on behind it: 全年支出|执行率? */
function runsInto(lexicon: Lexicon, region: Region, fold: string, index: number, length: number): boolean {
  for (let at = length - 1; at >= length - 2 && at > 0; at--) {
    const other = lexicon.match(region, fold, index + at);
    if (other !== null && at + other.folded.length > length) return true;
  }
  return false;
}

/**
 * 执行率得分 is one label (the score of the execution) or two (the rate, the score): two where the first of them has
 * not been met and the second means the same as the whole.
 */
function shorter(
  lexicon: Lexicon,
  region: Region,
  fold: string,
  whole: Label,
  index: number,
  met: ReadonlySet<string>,
): Label | null {
  for (const first of beginningsOf(lexicon, region, whole)) {
    if (met.has(first.field)) continue;
    if (lexicon.match(region, fold, index + first.folded.length)?.field === whole.field) return first;
  }
  return null;
}

const beginnings = new WeakMap<Label, readonly Label[]>();

/** The labels of another field that a label begins with, the longest first, sought once. */
function beginningsOf(lexicon: Lexicon, region: Region, whole: Label): readonly Label[] {
  let found = beginnings.get(whole);
  if (found === undefined) {
    const all: Label[] = [];
    for (let length = whole.folded.length - 1; length >= 2; length--) {
      const first = lexicon.exact(region, whole.folded.slice(0, length));
      if (first !== null && first.field !== whole.field) all.push(first);
    }
    found = all;
    beginnings.set(whole, found);
  }
  return found;
}

/** The label, or the piece of one, that begins at a glyph, as printed or damaged; null where none does. `met`: the fields before it. */
export function nextPiece(
  glyphs: Glyphs,
  lexicon: Lexicon,
  region: Region,
  index: number,
  met: ReadonlySet<string>,
): Piece | null {
  const longest = lexicon.match(region, glyphs.fold, index);
  const known = longest === null ? null : (shorter(lexicon, region, glyphs.fold, longest, index, met) ?? longest);
  const loose = region === 'columns' ? LOOSE.find((piece) => glyphs.fold.startsWith(piece, index)) : undefined;
  if (known !== null && !(loose !== undefined && loose.length > known.folded.length)) {
    const isLoose = LOOSE.includes(known.folded) && region === 'columns';
    return { field: known.field, loose: isLoose, label: known.label, start: index, end: index + known.folded.length };
  }
  const near = damaged(lexicon, region, glyphs.fold, index);
  const broken = near !== null && runsInto(lexicon, region, glyphs.fold, index, near.folded.length) ? null : near;
  if (loose !== undefined && !(broken !== null && inOneRun(glyphs, index, index + broken.folded.length)))
    return { field: null, loose: true, label: loose, start: index, end: index + loose.length };
  return broken === null
    ? null
    : { field: broken.field, loose: false, label: broken.label, start: index, end: index + broken.folded.length };
}

/** Do breaks stand before and behind [start, end), and none in it? */
function inOneRun(glyphs: Glyphs, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (glyphs.before[i] !== Break.none) return false;
  return glyphs.before[start] !== Break.none && glyphs.before[end] !== Break.none;
}

/** Glyphs that an unknown label has at least, of several side by side. */
const LEAST_UNKNOWN = 3;

/** The unknown labels of [start, end): parted at breaks as far as the parts are long enough to be labels. */
export function unknownPieces(glyphs: Glyphs, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  for (let i = start + 1; i <= end; i++) {
    const parted = glyphs.before[i] !== Break.none && i - from >= LEAST_UNKNOWN && end - i >= LEAST_UNKNOWN;
    if (i < end && !parted) continue;
    pieces.push({ field: null, loose: false, label: glyphs.char.slice(from, i).join(''), start: from, end: i });
    from = i;
  }
  return pieces;
}

/** A loose piece that a run goes on from with words of no label: 指标 of 指标口径 begins an unknown label. */
export function beginsUnknown(glyphs: Glyphs, lexicon: Lexicon, region: Region, piece: Piece): boolean {
  const { start, end } = piece;
  if (!piece.loose || piece.field !== null || glyphs.before[end] !== Break.none) return false;
  if (glyphs.before[start] === Break.none || end >= glyphs.length) return false;
  let stop = end;
  while (stop < glyphs.length && stop - end < 6 && glyphs.before[stop] === Break.none) stop++;
  if (glyphs.before[stop] === Break.none || !/^\p{Script=Han}+$/u.test(glyphs.fold.slice(end, stop))) return false;
  for (let i = end; i < stop; i++) {
    if (lexicon.match(region, glyphs.fold, i) !== null) return false;
    if (LOOSE.some((loose) => glyphs.fold.startsWith(loose, i))) return false;
  }
  return lexicon.match(region, glyphs.fold, stop) !== null;
}

/** A loose piece behind all labels that runs on into other words, 年度 of 年度培训次数, begins the first row. */
export const runsOnFrom = (glyphs: Glyphs, piece: Piece): boolean =>
  piece.loose && piece.field === null && glyphs.before[piece.end] === Break.none;

/** 分值 right behind 一级指标 or 二级指标 is the weight of the class, not of the indicator. */
export function levelWeight(piece: Piece, before: Piece | undefined): Piece | null {
  if (piece.field !== 'weight' || (before?.field !== 'level1' && before?.field !== 'level2')) return null;
  return { ...piece, field: `${before.field}Weight` };
}
