import { Bands } from './bands.js';
import { around, type Box, type Glyph, middleX, middleY } from './ink.js';

/** A printed line: glyphs from left to right. */
export interface PrintedLine {
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  /** Type size of most of its glyphs. */
  readonly size: number;
  /** True where the line was printed sideways; its boxes are then those of the cell turned upright. */
  readonly turned?: boolean;
  /** True where a blank was printed behind its last glyph. */
  readonly blankEnd?: boolean;
}

/** Type smaller than this share of the usual is raised or lowered beside it. */
const SMALL = 0.76;
/** Two glyphs drawn nearer than this share of their size, and alike, are one drawn twice to look bold. */
const TWICE = 0.18;

/** Whether a glyph belongs to a script that is written without spaces. */
export const isWide = (text: string): boolean =>
  /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|^[\u{20000}-\u{3ffff}]/u.test(text);

const isBlank = (text: string): boolean => /^[\s\u00a0\u200b\ufeff]*$/u.test(text);

function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  let most = 0;
  for (const { size, text } of glyphs) {
    if (isBlank(text)) continue;
    const rounded = Math.round(size * 2) / 2;
    const count = (counts.get(rounded) ?? 0) + 1;
    counts.set(rounded, count);
    if (count > most || (count === most && rounded > best)) {
      best = rounded;
      most = count;
    }
  }
  return best;
}

interface OpenLine {
  top: number;
  bottom: number;
  readonly glyphs: Glyph[];
}

const overlap = (line: OpenLine, box: Box): number =>
  Math.max(0, Math.min(line.bottom, box[3]) - Math.max(line.top, box[1])) / Math.max(0.1, box[3] - box[1]);

/**
 * Lines of upright glyphs, from the top down. Small type beside larger (m², CO₂) belongs to its line; a glyph that is
 * drawn twice counts once; blank glyphs at the ends of lines are left out.
 */
export function printedLines(glyphs: readonly Glyph[]): PrintedLine[] {
  const usual = usualSize(glyphs);
  const large: Glyph[] = [];
  const small: Glyph[] = [];
  for (const glyph of glyphs) (glyph.size >= usual * SMALL ? large : small).push(glyph);
  const lines: OpenLine[] = [];
  const place = (glyph: Glyph, from: number, widens: boolean): boolean => {
    let best: OpenLine | null = null;
    let most = 0.5;
    for (let i = lines.length - 1; i >= from; i--) {
      const line = lines[i];
      if (line === undefined) break;
      const shared = overlap(line, glyph.box);
      if (shared > most) {
        best = line;
        most = shared;
      }
      if (line.bottom < glyph.box[1] - usual * 4) break;
    }
    if (best === null) return false;
    best.glyphs.push(glyph);
    if (widens) {
      best.top = Math.min(best.top, glyph.box[1]);
      best.bottom = Math.max(best.bottom, glyph.box[3]);
    }
    return true;
  };
  large.sort((a, b) => middleY(a.box) - middleY(b.box));
  for (const glyph of large) {
    if (!place(glyph, 0, false)) lines.push({ top: glyph.box[1], bottom: glyph.box[3], glyphs: [glyph] });
  }
  const rest: Glyph[] = [];
  const found = new Beside(lines);
  for (const glyph of small) if (!found.put(glyph)) rest.push(glyph);
  const own = lines.length;
  rest.sort((a, b) => middleY(a.box) - middleY(b.box));
  for (const glyph of rest) {
    if (!place(glyph, own, false)) lines.push({ top: glyph.box[1], bottom: glyph.box[3], glyphs: [glyph] });
  }
  return lines
    .map((line) => lineOf(line.glyphs))
    .filter((line) => line.glyphs.length > 0)
    .sort((a, b) => middleY(a.box) - middleY(b.box));
}

/** How far small type may stand from the type beside it, in sizes of that, and how much of itself is on its line at least. */
const ASIDE = 1.2;
const LEAST_SHARED = 0.35;
/** Small signs that were put last into a line, beside which a further one may stand. */
const PUT_LAST = 8;

/** Lines with their glyphs by where they stand, so that small type is put into the one that it stands beside. */
class Beside {
  readonly #lines: readonly OpenLine[];
  readonly #byHeight: Bands;
  readonly #across = new Map<OpenLine, { readonly bands: Bands; readonly count: number }>();

  constructor(lines: readonly OpenLine[]) {
    this.#lines = lines;
    this.#byHeight = new Bands(lines.map(({ top, bottom }) => [top, bottom]));
  }

  /** Puts a glyph into its line; false where it stands beside none. */
  put(glyph: Glyph): boolean {
    let best: OpenLine | null = null;
    let most = LEAST_SHARED;
    for (const band of this.#byHeight.touched(glyph.box[1], glyph.box[3]))
      for (const index of band) {
        const line = this.#lines[index];
        if (line === undefined) continue;
        const shared = overlap(line, glyph.box);
        if (shared <= most || !this.#isNear(line, glyph)) continue;
        best = line;
        most = shared;
      }
    best?.glyphs.push(glyph);
    return best !== null;
  }

  #isNear(line: OpenLine, glyph: Glyph): boolean {
    const isNear = (one: Glyph | undefined): boolean =>
      one !== undefined &&
      one.box[2] >= glyph.box[0] - one.size * ASIDE &&
      one.box[0] <= glyph.box[2] + one.size * ASIDE;
    const { bands, count } = this.#acrossOf(line);
    if (line.glyphs.slice(Math.max(count, line.glyphs.length - PUT_LAST)).some(isNear)) return true;
    return bands.touched(glyph.box[0], glyph.box[2]).some((band) => band.some((at) => isNear(line.glyphs[at])));
  }

  #acrossOf(line: OpenLine): { readonly bands: Bands; readonly count: number } {
    const known = this.#across.get(line);
    if (known !== undefined) return known;
    const spans = line.glyphs.map(({ box, size }) => [box[0] - size * ASIDE, box[2] + size * ASIDE] as const);
    const across = { bands: new Bands(spans), count: line.glyphs.length };
    this.#across.set(line, across);
    return across;
  }
}

function lineOf(glyphs: readonly Glyph[]): PrintedLine {
  const sorted = [...glyphs].sort((a, b) => middleX(a.box) - middleX(b.box));
  const once: Glyph[] = [];
  let twin: Glyph | undefined;
  for (const glyph of sorted) {
    if (twin !== undefined && isTwin(twin, glyph)) continue;
    once.push(glyph);
    if (!isBlank(glyph.text)) twin = glyph;
  }
  let [from, to] = [0, once.length];
  while (from < to && isBlank(once[from]?.text ?? '')) from++;
  while (to > from && isBlank(once[to - 1]?.text ?? '')) to--;
  const kept = once.slice(from, to);
  const line = { glyphs: kept, box: around(kept.map(({ box }) => box)), size: usualSize(kept) };
  return to < once.length ? { ...line, blankEnd: true } : line;
}

const isTwin = (one: Glyph, other: Glyph): boolean =>
  one.text === other.text &&
  Math.abs(middleX(one.box) - middleX(other.box)) < one.size * TWICE &&
  Math.abs(middleY(one.box) - middleY(other.box)) < one.size * TWICE;

/** A stretch of a line's text with the glyph that it came from. */
export interface Piece {
  readonly text: string;
  readonly glyph: Glyph | null;
}

/**
 * The text of a line, piece by piece: a space where one was printed or where Latin glyphs stand apart; two or more where
 * the gap is as wide as between columns, if `columns` asks for that.
 */
export function piecesOf(line: PrintedLine, columns: boolean): Piece[] {
  const pieces: Piece[] = [];
  const spaced = letterSpace(line.glyphs);
  let before: Glyph | null = null;
  let blank = false;
  for (const glyph of line.glyphs) {
    if (isBlank(glyph.text)) {
      blank = true;
      continue;
    }
    if (before !== null) {
      const gap = glyph.box[0] - before.box[2];
      const size = Math.max(before.size, glyph.size);
      if (columns && gap > size * 1.4) pieces.push({ text: ' '.repeat(gapOf(gap, size)), glyph: null });
      else if (blank || gap > spaced + size * (isWide(before.text) || isWide(glyph.text) ? 0.7 : 0.22))
        pieces.push({ text: ' ', glyph: null });
    }
    pieces.push({ text: glyph.text, glyph });
    before = glyph;
    blank = false;
  }
  return pieces;
}

/** Narrowest gap between all glyphs of a line by which they are set apart from one another, in type sizes. */
const LEAST_SPACED = 0.08;
/** Widest gap between the two digits of a number that has no more. */
const TWO_DIGITS = 0.8;

/** By how much the glyphs of a line are set apart from one another; 0 where they stand close. */
function letterSpace(glyphs: readonly Glyph[]): number {
  const gaps: number[] = [];
  for (const [i, { text, box, size }] of glyphs.entries()) {
    const next = glyphs[i + 1];
    if (next === undefined || isBlank(text) || isBlank(next.text)) continue;
    const gap = next.box[0] - box[2];
    if (gap < size * LEAST_SPACED) return 0;
    gaps.push(gap);
  }
  const [only] = gaps;
  if (gaps.length === 1 && only !== undefined && glyphs.every(({ text }) => /\d/.test(text)))
    return only < (glyphs[0]?.size ?? 0) * TWO_DIGITS ? only : 0;
  return gaps.length < 2 ? 0 : Math.min(...gaps);
}

/** How many spaces stand for a gap: one for half a type size, at least two, not more than a line has. */
const gapOf = (gap: number, size: number): number => Math.max(2, Math.min(120, Math.round(gap / (size / 2))));

export const textOf = (line: PrintedLine, columns = false): string =>
  piecesOf(line, columns)
    .map(({ text }) => text)
    .join('');
