import { type Chunk, columnsOf } from './aligned-columns.js';
import { Bands, countBefore } from './bands.js';
import type { Box } from './ink.js';

/** Lines of one cell that follow one another. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly box: Box;
  readonly size: number;
  readonly text: string;
}

/** Space between the lines of a cell, in type sizes, where nothing smaller is seen. */
const LEADING = 0.9;
/** By how much the space between rows is wider than that between lines, in points. */
const WIDER = 1;

/** By how much the space between two figures is wider than that between lines, in points: they stand in rows of their own. */
const NARROWER = 0.7;

const FIGURE = /^[-+≥≤<>＝=\d.,%％—]+$/u;

const textOf = ({ glyphs }: Chunk): string => glyphs.map(({ text }) => text).join('');

const isFigure = (chunk: Chunk): boolean => FIGURE.test(textOf(chunk));

/** The widest space between two lines of one cell: above the usual smallest one, below that between figures. */
function widestLeading(chunks: readonly Chunk[]): number {
  const spaces: number[] = [];
  const figures: number[] = [];
  const sorted = [...chunks].sort((a, b) => a.box[1] - b.box[1]);
  const bands = new Bands(sorted.map(({ box }) => [box[0], box[2]]));
  for (const chunk of chunks) {
    const { box, size } = chunk;
    const isBelow = (index: number): boolean => (sorted[index]?.box[1] ?? 0) - box[3] > -size * 0.05;
    const isUnder = (other: Chunk | undefined): boolean =>
      other !== undefined && Math.min(box[2], other.box[2]) > Math.max(box[0], other.box[0]);
    let first = sorted.length;
    for (const band of bands.touched(box[0], box[2])) {
      for (let at = countBefore(band, isBelow); at < band.length && (band[at] ?? first) < first; at++)
        if (isUnder(sorted[band[at] ?? first])) first = band[at] ?? first;
    }
    const nearest = sorted[first];
    if (nearest === undefined) continue;
    const space = nearest.box[1] - box[3];
    if (isFigure(chunk) && isFigure(nearest)) figures.push(space);
    else if (space < size * LEADING) spaces.push(space);
  }
  const least = (all: number[], share: number): number | undefined =>
    all.sort((a, b) => a - b)[Math.floor(all.length * share)];
  const leading = (least(spaces, 0.125) ?? 0) + WIDER;
  return Math.min(leading, (least(figures, 0.05) ?? Number.POSITIVE_INFINITY) - NARROWER);
}

/** How many of the blocks of a column are looked at for the one right above. */
const LOOKED_BACK = 64;

/** Chunks that stand right below one another in the same columns, as blocks. */
export function blocksOf(chunks: readonly Chunk[], borders: readonly number[]): Block[] {
  const most = widestLeading(chunks);
  const blocks: { from: number; to: number; box: Box; size: number; text: string }[] = [];
  const byColumn: number[][] = Array.from({ length: borders.length + 1 }, () => []);
  for (const chunk of [...chunks].sort((a, b) => a.box[1] - b.box[1])) {
    const [from, to] = columnsOf(chunk, borders);
    const isAbove = (index: number): boolean => {
      const { box } = blocks[index] ?? chunk;
      return chunk.box[1] - box[3] <= most && chunk.box[1] > box[1] + chunk.size * 0.5;
    };
    const columns = byColumn.slice(from, to + 1);
    const index = Math.max(-1, ...columns.map((own) => own.slice(-LOOKED_BACK).findLast(isAbove) ?? -1));
    const above = blocks[index];
    if (above === undefined) {
      for (const own of columns) own.push(blocks.length);
      blocks.push({ from, to, box: chunk.box, size: chunk.size, text: textOf(chunk) });
    } else {
      columns.forEach((own, i) => {
        if (from + i < above.from || from + i > above.to)
          own.splice(
            countBefore(own, (other) => other > index),
            0,
            index,
          );
      });
      above.text += textOf(chunk);
      above.from = Math.min(above.from, from);
      above.to = Math.max(above.to, to);
      const [left, top, right] = above.box;
      above.box = [Math.min(left, chunk.box[0]), top, Math.max(right, chunk.box[2]), chunk.box[3]];
    }
  }
  return blocks;
}

/** Share of its size by which a block overlaps another that it stands beside. */
const OVERLAP = 0.2;
/** Share of the least space between rows by which a label may miss the rows that it is merged over: it stands between them. */
const BETWEEN = 0.4;
/** Share of the spaces between blocks that may be less than those between rows. */
const ODD = 0.05;

/** The least space between two rows, by the blocks that follow one another in a column; 0 where none do. */
function leastSpace(blocks: readonly Block[]): number {
  const lowest: Block[] = [];
  const spaces: number[] = [];
  for (const block of [...blocks].sort((a, b) => a.box[1] - b.box[1])) {
    if (block.from !== block.to) continue;
    const above = lowest[block.from];
    if (above !== undefined) spaces.push(block.box[1] - above.box[3]);
    lowest[block.from] = block;
  }
  spaces.sort((a, b) => a - b);
  return Math.max(0, spaces[Math.floor(spaces.length * ODD)] ?? 0);
}

/** Whether a block stands beside several that stand below one another, or between them, as a label merged over rows does. */
function isMerged(block: Block, blocks: readonly Block[], bands: Bands, space: number): boolean {
  let [lowestTop, highestBottom] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const band of bands.touched(block.box[1] - space, block.box[3] + space)) {
    for (const index of band) {
      const other = blocks[index];
      if (other === undefined || other.from <= block.to) continue;
      const shared = Math.min(block.box[3], other.box[3]) - Math.max(block.box[1], other.box[1]);
      if (shared <= (space > 0 ? -space * BETWEEN : Math.min(block.size, other.size) * OVERLAP)) continue;
      lowestTop = Math.max(lowestTop, other.box[1]);
      highestBottom = Math.min(highestBottom, other.box[3]);
    }
  }
  return lowestTop >= highestBottom;
}

/** Heights between which rows stand: blocks side by side make a row; labels merged over rows make none. */
export function rowLevels(blocks: readonly Block[]): number[] {
  const rows: [top: number, bottom: number][] = [];
  const bands = new Bands(blocks.map(({ box }) => [box[1], box[3]]));
  const space = leastSpace(blocks);
  const single = blocks.filter((block) => !isMerged(block, blocks, bands, space)).sort((a, b) => a.box[1] - b.box[1]);
  for (const { box, size } of single) {
    const row = rows.at(-1);
    if (row !== undefined && box[1] < row[1] - size * 0.2) row[1] = Math.max(row[1], box[3]);
    else rows.push([box[1], box[3]]);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = rows.slice(1).map(([top], i) => (top + (rows[i]?.[1] ?? top)) / 2);
  return [first[0] - 2, ...between, last[1] + 2];
}
