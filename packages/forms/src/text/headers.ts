import { labels } from '../generated/labels.js';
import { fieldByPlace, fieldByWords, isApprovedBudget } from '../labels/column-words.js';
import type { Lexicon } from '../labels/lexicon.js';
import { Break, type Glyphs } from './glyphs.js';
import {
  beginsUnknown,
  type HeaderColumn,
  levelWeight,
  nextPiece,
  type Piece,
  runsOnFrom,
  unknownPieces,
} from './header-pieces.js';
import { type Joined, joinTorn } from './torn-labels.js';
import { labelsBehind, underLabelsEnd } from './unknown-columns.js';

/** A run of column labels in reading order, glyph range [start, end). */
export interface Header {
  readonly start: number;
  readonly end: number;
  readonly columns: readonly HeaderColumn[];
}

/** Two-glyph labels that are plain enough to go on with a header behind unknown glyphs. */
const SHORT: ReadonlySet<string> = new Set(labels.plainLabels);

/** The most glyphs of a header. */
const MOST = 400;

const BRACKET = /^\((?:[^()]{0,14}\)|[AB](?:\/[AB]1?)?\)?)/u;

const LEVELS: ReadonlySet<string> = new Set(['level1', 'level2', 'name']);
/** Field of a column whose label repeats the meaning of another (备注 behind 偏差原因). */
const SECOND = 'second';

/** Does a full label of a class of indicators stand at a place, with which the rows begin? */
const classAt = (glyphs: Glyphs, lexicon: Lexicon, index: number): boolean =>
  (lexicon.match('level1', glyphs.fold, index)?.folded.length ?? 0) >= 4;

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
  // Each column begins with a piece of its own.
  if (pieces.length < least) return null;
  const joined = joinTorn(glyphs, lexicon, region, pieces, end);
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
