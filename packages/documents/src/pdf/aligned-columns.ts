import { Bands, countBefore } from './bands.js';
import { around, type Box, type Glyph } from './ink.js';
import type { PrintedLine } from './lines.js';

/** A stretch of a line without a gap as wide as between columns. */
export interface Chunk {
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  readonly size: number;
}

/** Gap between two glyphs from which on they stand in different cells, in type sizes. */
const GAP = 0.75;
/** Gap at a border that other lines show, from which on a chunk is cut there, in type sizes. */
const NARROW = 0.24;

const isBlank = ({ text }: Glyph): boolean => text.trim() === '';

const chunkOf = (glyphs: readonly Glyph[], size: number): Chunk => ({
  glyphs,
  box: around(glyphs.map(({ box }) => box)),
  size,
});

/** The chunks of a line, from left to right. */
export function chunksOf(line: PrintedLine): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Glyph[] = [];
  for (const glyph of line.glyphs) {
    if (isBlank(glyph)) continue;
    const last = open.at(-1);
    if (last !== undefined && glyph.box[0] - last.box[2] > line.size * GAP) {
      chunks.push(chunkOf(open, line.size));
      open = [];
    }
    open.push(glyph);
  }
  if (open.length > 0) chunks.push(chunkOf(open, line.size));
  return chunks;
}

/** Share of the lower of two chunks by which they stand beside one another. */
const BESIDE = 0.2;

const isBeside = (a: Chunk, b: Chunk): boolean =>
  Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]) > Math.min(a.size, b.size) * BESIDE;

/** The free stretches between chunks and what stands nearest to their right, on their line or lines half beside it. */
function gapsOf(chunks: readonly Chunk[]): [number, number][] {
  const sorted = [...chunks].sort((a, b) => a.box[0] - b.box[0]);
  const bands = new Bands(sorted.map(({ box }) => [box[1], box[3]]));
  return sorted.flatMap((chunk, i): [number, number][] => {
    const isRight = (index: number): boolean => index > i && (sorted[index]?.box[0] ?? 0) >= chunk.box[2] - 0.5;
    let nearest = sorted.length;
    for (const band of bands.touched(chunk.box[1], chunk.box[3])) {
      for (let at = countBefore(band, isRight); at < band.length; at++) {
        const index = band[at] ?? nearest;
        const other = sorted[index];
        if (index >= nearest || other === undefined) break;
        if (isBeside(chunk, other)) nearest = index;
      }
    }
    const next = sorted[nearest];
    const wide = next !== undefined && next.box[0] - chunk.box[2] > chunk.size * NARROW;
    return wide ? [[chunk.box[2], next.box[0]]] : [];
  });
}

/** The fewest places that lie in every gap between two chunks side by side: the borders between columns. */
export function columnBorders(chunks: readonly Chunk[]): number[] {
  const gaps = gapsOf(chunks);
  gaps.sort((a, b) => a[1] - b[1]);
  const borders: number[] = [];
  for (let i = 0; i < gaps.length; ) {
    let [low, high] = gaps[i] ?? [0, 0];
    let next = i + 1;
    // All gaps that share a stretch with those before them have one border.
    while (next < gaps.length) {
      const [from, to] = gaps[next] ?? [0, 0];
      if (from >= high) break;
      low = Math.max(low, from);
      high = Math.min(high, to);
      next++;
    }
    borders.push((low + high) / 2);
    const [at] = borders.slice(-1);
    i = next;
    while (i < gaps.length && (gaps[i]?.[0] ?? 0) < (at ?? 0)) i++;
  }
  return borders;
}

/** Most chunks of a first column that are looked at for two columns of labels, and how many of them may stand over both. */
const MOST_LABELS = 300;
const OVER_BOTH = 0.35;
/** Share of its size by which the middle of a label lies off from the rows beside it where it is merged over rows. */
const BETWEEN_ROWS = 0.15;

/**
 * A border within the first column, where two columns of labels merged over rows stand, none beside one of the other: the
 * texts of one, with others above and below them, lie left of all of those, and between the rows beside them.
 * @param borders ascending places of the borders that are known
 */
export function labelBorder(chunks: readonly Chunk[], borders: readonly number[]): number | null {
  const [first] = borders;
  if (first === undefined) return null;
  const isLabel = ({ glyphs }: Chunk): boolean => glyphs.some(({ text }) => /\p{Script=Han}/u.test(text));
  const own = chunks.filter((chunk) => chunk.box[2] < first + 1 && isLabel(chunk));
  if (own.length < 3 || own.length > MOST_LABELS) return null;
  const middle = ({ box }: Chunk): number => (box[1] + box[3]) / 2;
  const beside = chunks.filter((chunk) => chunk.box[0] > first - 1).map(middle);
  beside.sort((a, b) => a - b);
  const isBetweenRows = (chunk: Chunk): boolean => {
    const near = chunk.size * BETWEEN_ROWS;
    const next = beside[countBefore(beside, (at) => at >= middle(chunk) - near)];
    return next === undefined || next > middle(chunk) + near;
  };
  let best: { at: number; over: number } | null = null;
  for (const { box, size } of own) {
    const left = own.filter((chunk) => chunk.box[2] <= box[2] + 0.5);
    const at = Math.min(...own.map((chunk) => (chunk.box[0] > box[2] + size * NARROW ? chunk.box[0] : first)));
    const right = own.filter((chunk) => chunk.box[0] >= at - 0.5);
    const over = own.length - left.length - right.length;
    if (right.length < 2 || over > own.length * OVER_BOTH || (best !== null && best.over <= over)) continue;
    const [top, bottom] = [Math.min(...right.map(middle)), Math.max(...right.map(middle))];
    const isAmong = (chunk: Chunk): boolean => middle(chunk) > top && middle(chunk) < bottom && isBetweenRows(chunk);
    if (left.some(isAmong)) best = { at: (box[2] + at) / 2, over };
  }
  return best?.at ?? null;
}

/** Full-width brackets and stops, of which half is blank before or behind what is drawn. */
const OPENS = /^[（《〈【“‘「『〔]$/u;
const CLOSES = /^[）》〉】”’」』〕。，、；：！？．]$/u;
const HALF = 0.4;

/** The blank between two glyphs, with that within full-width brackets and stops. */
const blankBetween = (last: Glyph, next: Glyph, size: number): number =>
  next.box[0] - last.box[2] + (CLOSES.test(last.text) || OPENS.test(next.text) ? size * HALF : 0);

/** Cuts chunks where a border goes through a gap of theirs that is too narrow to show it by itself. */
export function cutAt(chunk: Chunk, borders: readonly number[]): Chunk[] {
  const parts: Chunk[] = [];
  let open: Glyph[] = [];
  for (const glyph of chunk.glyphs) {
    const last = open.at(-1);
    const [from, to] = [last?.box[2] ?? 0, glyph.box[0]];
    const near = chunk.size * GAP;
    const cut =
      last !== undefined &&
      blankBetween(last, glyph, chunk.size) > chunk.size * NARROW &&
      borders.some((at) => at > from - near && at < to + near);
    if (cut && borders.some((at) => at >= from - 1 && at <= to + 1)) {
      parts.push(chunkOf(open, chunk.size));
      open = [];
    }
    open.push(glyph);
  }
  parts.push(chunkOf(open, chunk.size));
  return parts;
}

/** First and last column that a chunk stands in. */
export function columnsOf({ box }: Chunk, borders: readonly number[]): [number, number] {
  const [from, to] = [borders.filter((at) => at <= box[0] + 1).length, borders.filter((at) => at < box[2] - 1).length];
  return [from, Math.max(from, to)];
}
