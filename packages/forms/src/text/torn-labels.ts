import { fieldByWords, nameWordAt } from '../labels/column-words.js';
import type { Label, Lexicon, Region } from '../labels/lexicon.js';
import type { Glyphs } from './glyphs.js';
import type { HeaderColumn, Piece } from './header-pieces.js';

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

/** The columns of a header whose torn labels are whole again. */
export interface Joined {
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
export function joinTorn(
  glyphs: Glyphs,
  lexicon: Lexicon,
  region: Region,
  pieces: readonly Piece[],
  end: number,
): Joined {
  const trailing = trailingEnd(glyphs, lexicon, end);
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

/** Where the glyphs end that may still belong to a torn header: at the first class of indicators, number or sixteenth glyph. */
function trailingEnd(glyphs: Glyphs, lexicon: Lexicon, end: number): number {
  for (let i = end; i < glyphs.length && i < end + 16; i++) {
    const level = lexicon.match('level1', glyphs.fold, i) ?? lexicon.match('level2', glyphs.fold, i);
    if (level !== null && level.folded.length >= 4) return i;
    if (/[≥≤%]/u.test(glyphs.fold[i] as string)) return end;
  }
  return end;
}
