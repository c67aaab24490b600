import { labels } from '../generated/labels.js';
import { fieldByPlace, fieldByWords, isApprovedBudget, nameWordAt } from '../labels/column-words.js';
import type { Label, Lexicon, Region } from '../labels/lexicon.js';
import { damaged } from './damaged.js';
import { Break, type Glyphs } from './glyphs.js';
import { labelsBehind, underLabelsEnd } from './unknown-columns.js';

/** One column of a header: its field, or null with the printed label where the lexicon does not know it. */
export interface HeaderColumn {
  readonly field: string | null;
  readonly label: string;
  /** Glyph range in reading order; a label printed in two lines starts at its first piece. */
  readonly start: number;
  readonly end: number;
}

/** A run of column labels in reading order, glyph range [start, end). */
export interface Header {
  readonly start: number;
  readonly end: number;
  readonly columns: readonly HeaderColumn[];
}

/** Pieces that a header leaves when its labels are broken over two lines: 年度 实际 分值 得分 指标值 完成值. */
const LOOSE: readonly string[] = labels.labelPieces;

/** Two-glyph labels that are plain enough to go on with a header behind unknown glyphs. */
const SHORT: ReadonlySet<string> = new Set(labels.plainLabels);

/** A label at a place, as printed or with what scanning did to it. */
export const labelAt = (lexicon: Lexicon, region: Region, fold: string, index: number): Label | null =>
  lexicon.match(region, fold, index) ??
  (lexicon.match('blocks', fold, index) === null && lexicon.match('fundRows', fold, index) === null
    ? damaged(lexicon, region, fold, index)
    : null);

/** Does a label that is known begin inside [index, index + length) and go on behind it: 全年支出|执行率? */
function runsInto(lexicon: Lexicon, region: Region, fold: string, index: number, length: number): boolean {
  for (let at = length - 1; at >= length - 2 && at > 0; at--) {
    const other = lexicon.match(region, fold, index + at);
    if (other !== null && at + other.folded.length > length) return true;
  }
  return false;
}

/** The most glyphs of a header. */
const MOST = 400;

const BRACKET = /^\((?:[^()]{0,14}\)|[AB](?:\/[AB]1?)?\)?)/u;

interface Piece {
  readonly field: string | null;
  readonly loose: boolean;
  readonly label: string;
  readonly start: number;
  readonly end: number;
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

function nextPiece(
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

interface Loose {
  /** Field of the label that its piece is by itself. */
  readonly field: string | null;
  readonly glyph: string;
  readonly piece: number;
  readonly index: number;
  readonly first: boolean;
}

/**
 * The glyphs of `label` in order among the loose ones, the first of them at the start of a piece that is no label by
 * itself; null where they are not all there. `whole`: two pieces at most, each used up.
 */
function assemble(
  { folded: label, field }: Label,
  loose: readonly Loose[],
  used: ReadonlySet<number>,
  whole: boolean,
): number[] | null {
  const free = (one: Loose): boolean => one.field === null || one.field === field;
  let best: number[] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [start, one] of loose.entries()) {
    if (used.has(start) || !one.first || one.glyph !== label[0]) continue;
    const taken = [start];
    for (let i = start + 1; i < loose.length && taken.length < label.length; i++)
      if (!used.has(i) && (loose[i] as Loose).glyph === label[taken.length] && free(loose[i] as Loose)) taken.push(i);
    if (taken.length < label.length) continue;
    const parts = new Set(taken.map((i) => (loose[i] as Loose).piece));
    const full = parts.size <= 2 && loose.filter((other) => parts.has(other.piece)).length === taken.length;
    if ((whole && !full) || parts.size >= fewest) continue;
    best = taken;
    fewest = parts.size;
  }
  return best;
}

/** 性质 and 单位 are hardly ever labels by themselves, 指标值 and 完成值 often: the former get the loose pieces first. */
const need = (label: Label): number => (label.field === 'operator' || label.field === 'unit' ? 1 : 0);

const needs = new WeakMap<readonly Label[], readonly Label[]>();

/** The labels in the order in which they get loose pieces, sorted once. */
function inNeed(labels: readonly Label[]): readonly Label[] {
  const ordered =
    needs.get(labels) ??
    labels
      .filter((label) => label.folded.length >= 4 && label.field !== 'extra')
      .sort((a, b) => need(b) - need(a) || b.folded.length - a.folded.length);
  needs.set(labels, ordered);
  return ordered;
}

interface Joined {
  readonly columns: readonly HeaderColumn[];
  /** Glyphs behind the last known label that complete a label. */
  readonly end: number;
}

/** An unknown label whose words tell its field is whole: nothing of it belongs to another label. */
const isTold = (region: Region, { field, loose, label }: Piece, met: ReadonlySet<string>): boolean =>
  field === null &&
  !loose &&
  label.length >= 4 &&
  (region === 'columns' || region === 'fundColumns') &&
  fieldByWords(region, label, met, null) !== null;

/**
 * Puts together labels that lines have torn apart, glyph by glyph where it must be (指 度 … 标性质 量单位), in the
 * place of their first glyph; a loose piece that is a label by itself and completes no other stays one.
 */
function join(
  glyphs: Glyphs,
  lexicon: Lexicon,
  region: Region,
  pieces: readonly Piece[],
  end: number,
  trailing: number,
): Joined {
  const met = new Set(pieces.flatMap((piece) => (piece.field !== null && !piece.loose ? [piece.field] : [])));
  const settled = pieces.findLast((piece) => piece.field !== null && !piece.loose)?.start ?? 0;
  const loose: Loose[] = [];
  for (const [p, piece] of pieces.entries())
    if ((piece.field === null || piece.loose) && !isTold(region, piece, met))
      for (let i = piece.start; i < piece.end; i++)
        loose.push({
          field: piece.field,
          glyph: glyphs.fold[i] as string,
          piece: p,
          index: i,
          first: i === piece.start && piece.field === null && i < settled,
        });
  for (let i = end; i < trailing; i++)
    loose.push({ field: null, glyph: glyphs.fold[i] as string, piece: -1, index: i, first: false });
  const used = new Set<number>();
  const columns: HeaderColumn[] = pieces.flatMap((piece) =>
    piece.field !== null && !piece.loose
      ? [{ field: piece.field, label: piece.label, start: piece.start, end: piece.end }]
      : [],
  );
  let last = end;
  const standing = pieces.some((piece) => piece.field === null);
  const labels = standing ? inNeed(lexicon.all(region)) : [];
  for (const whole of [true, false])
    for (const label of labels) {
      if (met.has(label.field)) continue;
      const taken = assemble(label, loose, used, whole);
      if (taken === null) continue;
      met.add(label.field);
      for (const i of taken) used.add(i);
      const at = taken.map((i) => (loose[i] as Loose).index);
      last = Math.max(last, (at.at(-1) as number) + 1);
      columns.push({ field: label.field, label: label.label, start: at[0] as number, end: (at[0] as number) + 1 });
    }
  for (const [p, piece] of pieces.entries()) {
    const consumed = loose.some((one, i) => one.piece === p && used.has(i));
    const name = piece.field === null && piece.loose && !met.has('name') && nameWordAt(piece.label, 0) === piece.label;
    if (consumed || (piece.field === null && piece.loose && !name) || (piece.field !== null && !piece.loose)) continue;
    if (piece.field !== null && met.has(piece.field)) continue;
    if (piece.field !== null) met.add(piece.field);
    else if (piece.label.length < 3) continue;
    columns.push({ field: piece.field, label: piece.label, start: piece.start, end: piece.end });
  }
  return { columns: columns.sort((a, b) => a.start - b.start), end: last };
}

/**
 * Reads the run of column labels of `region` that starts at a glyph: labels one behind the other, whatever breaks stand
 * between and in them, with brackets such as (A) and up to twelve unknown glyphs between two known labels.
 * Null where fewer than `least` columns are known.
 */
export function readHeader(
  glyphs: Glyphs,
  lexicon: Lexicon,
  region: 'columns' | 'fundColumns',
  index: number,
  least: number,
): Header | null {
  const pieces: Piece[] = [];
  let end = index;
  let i = index;
  let twoLines = false;
  while (i < glyphs.length && i < index + MOST) {
    const under = pieces.length === 0 ? i : underLabelsEnd(glyphs, i);
    if (under > i) {
      twoLines = true;
      i = end = under;
      continue;
    }
    const met = new Set<string>();
    for (const { field } of pieces) if (field !== null) met.add(field);
    const piece = nextPiece(glyphs, lexicon, region, i, met);
    if (piece !== null && !beginsUnknown(glyphs, lexicon, region, piece)) {
      const again =
        piece.loose || piece.field === 'extra'
          ? -1
          : pieces.findIndex((other) => other.field === piece.field && other.field !== null && !other.loose);
      const level = levelWeight(piece, pieces.at(-1));
      if (level !== null) {
        pieces.push(level);
        i = end = piece.end;
        continue;
      }
      if (again > 0 || (again === 0 && pieces.length > 3)) {
        if (
          piece.field === null ||
          LEVELS.has(piece.field) ||
          piece.label.length > 4 ||
          (glyphs.before[i] !== Break.space &&
            !twoLines &&
            !classAt(glyphs, lexicon, piece.end) &&
            underLabelsEnd(glyphs, piece.end) === piece.end)
        )
          break;
        pieces.push({ ...piece, field: SECOND });
        i = end = piece.end;
        continue;
      }
      const [first] = pieces;
      // Two labels of the year's budget in a row: the first is the budget that was approved.
      if (again === 0 && first !== undefined && isApprovedBudget(first.label))
        pieces[0] = { ...first, field: 'initial' };
      else if (again === 0) pieces.shift();
      const before = pieces.at(-1);
      if (
        before?.loose === true &&
        before.field === null &&
        piece.loose &&
        piece.field === null &&
        glyphs.before[piece.start] === Break.none
      ) {
        pieces[pieces.length - 1] = { ...before, label: before.label + piece.label, end: piece.end };
      } else pieces.push(piece);
      i = end = piece.end;
      continue;
    }
    const bracket = BRACKET.exec(glyphs.fold.substr(i, 18))?.[0];
    if (bracket !== undefined && pieces.length > 0) {
      i += bracket.length;
      if (!/^\(\d/u.test(bracket)) end = i;
      continue;
    }
    const apart = (glyphs.before[i] as Break) > Break.none;
    if (pieces.length < (apart ? 1 : 2)) break;
    const gap = skip(glyphs, lexicon, region, i);
    if (gap === 0) break;
    const before = pieces.at(-1)?.field ?? null;
    const told = apart || fieldByWords(region, glyphs.fold.slice(i, i + gap), met, before) !== null;
    if (told) pieces.push(...unknownPieces(glyphs, i, i + gap));
    i += gap;
  }
  const last = pieces.at(-1);
  if (last !== undefined && end === last.end && runsOnFrom(glyphs, last)) {
    pieces.pop();
    end = last.start;
  }
  const joined = join(glyphs, lexicon, region, pieces, end, trailingEnd(glyphs, lexicon, end));
  if (joined.columns.filter((column) => column.field !== null).length < least) return null;
  const all = region === 'columns' ? withLabelsBehind(glyphs, lexicon, joined) : joined;
  return { start: index, end: all.end, columns: named(region, all.columns) };
}

/** The header with the unknown labels behind its last known one. */
function withLabelsBehind(glyphs: Glyphs, lexicon: Lexicon, joined: Joined): Joined {
  const found = labelsBehind(glyphs, lexicon, joined.end, fieldsOf(joined.columns));
  const columns = found.map(([start, end]) => {
    return { field: null, label: glyphs.char.slice(start, end).join(''), start, end };
  });
  return { columns: [...joined.columns, ...columns], end: found.at(-1)?.[1] ?? joined.end };
}

const fieldsOf = (columns: readonly HeaderColumn[]): Set<string> =>
  new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));

/** The columns with a field for those unknown labels whose words tell it; a label that repeats another's meaning has none. */
function named(region: 'columns' | 'fundColumns', columns: readonly HeaderColumn[]): HeaderColumn[] {
  const met = fieldsOf(columns);
  let before: string | null = null;
  return columns.map((column, i) => {
    const told =
      column.field ??
      fieldByWords(region, column.label, met, before) ??
      (region === 'fundColumns' ? fieldByPlace(column.label, before, columns[i + 1]?.field ?? null, met) : null);
    const field = told === SECOND ? null : told;
    if (field !== null) met.add(field);
    before = field;
    return { ...column, field };
  });
}

/** Glyphs that an unknown label has at least, of several side by side. */
const LEAST_UNKNOWN = 3;

/** The unknown labels of [start, end): parted at breaks as far as the parts are long enough to be labels. */
function unknownPieces(glyphs: Glyphs, start: number, end: number): Piece[] {
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

/** Does a full label of a class of indicators stand at a place, with which the rows begin? */
const classAt = (glyphs: Glyphs, lexicon: Lexicon, index: number): boolean =>
  (lexicon.match('level1', glyphs.fold, index)?.folded.length ?? 0) >= 4;

/** A loose piece that a run goes on from with words of no label: 指标 of 指标口径 begins an unknown label. */
function beginsUnknown(glyphs: Glyphs, lexicon: Lexicon, region: Region, piece: Piece): boolean {
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
const runsOnFrom = (glyphs: Glyphs, piece: Piece): boolean =>
  piece.loose && piece.field === null && glyphs.before[piece.end] === Break.none;

/** Where the glyphs end that may still belong to a torn header: at the first class of indicators, number or sixteenth glyph. */
function trailingEnd(glyphs: Glyphs, lexicon: Lexicon, end: number): number {
  for (let i = end; i < glyphs.length && i < end + 16; i++) {
    const level = lexicon.match('level1', glyphs.fold, i) ?? lexicon.match('level2', glyphs.fold, i);
    if (level !== null && level.folded.length >= 4) return i;
    if (/[≥≤%]/u.test(glyphs.fold[i] as string)) return end;
  }
  return end;
}

const LEVELS: ReadonlySet<string> = new Set(['level1', 'level2', 'name']);
/** Field of a column whose label repeats the meaning of another (备注 behind 偏差原因). */
const SECOND = 'second';

/** 分值 right behind 一级指标 or 二级指标 is the weight of the class, not of the indicator. */
function levelWeight(piece: Piece, before: Piece | undefined): Piece | null {
  if (piece.field !== 'weight' || (before?.field !== 'level1' && before?.field !== 'level2')) return null;
  return { ...piece, field: `${before.field}Weight` };
}

/** The most unknown glyphs between two known labels. */
const MOST_UNKNOWN = 12;

/** How many unknown glyphs stand before the next known label of the header; 0 where none comes. */
function skip(glyphs: Glyphs, lexicon: Lexicon, region: 'columns' | 'fundColumns', index: number): number {
  for (let gap = 1; gap <= MOST_UNKNOWN && index + gap < glyphs.length; gap++) {
    const place = index + gap - 1;
    if (/[\d≥≤]/u.test(glyphs.fold[place] as string)) return 0;
    if (
      lexicon.match('level1', glyphs.fold, place) ??
      lexicon.match('level2', glyphs.fold, place) ??
      lexicon.match('fundRows', glyphs.fold, place)
    )
      return 0;
    const label = lexicon.match(region, glyphs.fold, index + gap);
    if (label === null) continue;
    const apart = (glyphs.before[index + gap] as Break) > Break.none && (glyphs.before[index] as Break) > Break.none;
    if (apart || label.folded.length >= 3 || SHORT.has(label.folded)) return gap;
  }
  return 0;
}
