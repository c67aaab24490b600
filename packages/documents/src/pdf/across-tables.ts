import { columnsOf, cutAt } from './aligned-columns.js';
import { type Aligned, crossings, linesDown, RULED } from './aligned-lines.js';
import { CAPTION, FEWEST_ROWS, LEADING, type Row, rowsWithin } from './aligned-region.js';
import { blocksOf, rowLevels } from './aligned-rows.js';
import { countBefore } from './bands.js';
import { around, type Box } from './ink.js';
import type { Across } from './joints.js';
import { textOf } from './lines.js';
import { NEAR, straighten } from './rulings.js';

/** A table with the borders of that on the page before, where it has them but for columns whose labels go on over the page. */
export function goingOn(table: Across, columns: readonly number[] | null): Across {
  const [first, last] = [columns?.[0], columns?.at(-1)];
  if (columns === null || first === undefined || last === undefined) return table;
  const { box, borders } = table;
  const isOne = [box[0], ...borders, box[2]].every((at) => columns.some((other) => Math.abs(other - at) <= NEAR));
  if (!isOne || Math.abs(last - box[2]) > NEAR) return table;
  return { ...table, box: [first, box[1], box[2], box[3]], borders: columns.slice(1, -1) };
}

/** A table of which the lines across are drawn, and the borders of its columns are known by their joints. */
export function acrossTable(
  rows: readonly Row[],
  middles: readonly number[],
  { box: drawn, pieces, borders }: Across,
): Aligned | null {
  const ruled = rowsWithin(rows, middles, drawn);
  const above = outerRow(rows, countBefore(middles, (at) => at >= drawn[1]) - 1, drawn, borders, true);
  const below = outerRow(
    rows,
    countBefore(middles, (at) => at > drawn[3]),
    drawn,
    borders,
    false,
  );
  const inside = [...above, ...ruled, ...below];
  const text = around(inside.map(({ line }) => line.box));
  const box: Box = [
    drawn[0],
    above.length > 0 ? text[1] - 2 : drawn[1],
    drawn[2],
    below.length > 0 ? text[3] + 2 : drawn[3],
  ];
  const chunks = inside.flatMap((row) => row.chunks.flatMap((chunk) => cutAt(chunk, borders)));
  if (chunks.length < 2 || chunks.some((chunk) => chunk.box[0] < box[0] - NEAR || chunk.box[2] > box[2] + NEAR))
    return null;
  const across = straighten(pieces, NEAR);
  const levels = [...new Set(across.map(({ at }) => at))].sort((a, b) => a - b);
  if (above.length > 0) levels.unshift(box[1]);
  if (below.length > 0) levels.push(box[3]);
  // Lines of the head alone, with the other rows right beside it.
  if (levels.length - 1 < FEWEST_ROWS && hasMore(rows, middles, drawn, borders)) return null;
  // Three lines with all rows between them are no rows.
  if (levels.length < rowLevels(blocksOf(chunks, borders)).length * RULED) return null;
  const xs = [box[0], ...borders, box[2]];
  const vertical = linesDown(xs, levels, crossings(chunks, borders, levels));
  return { horizontal: across, vertical, box, columns: null };
}

/** Whether rows with several cells stand right above or below a stretch between lines. */
function hasMore(rows: readonly Row[], middles: readonly number[], drawn: Box, borders: readonly number[]): boolean {
  const [first, last] = [countBefore(middles, (at) => at >= drawn[1]), countBefore(middles, (at) => at > drawn[3])];
  return [rows[first - 1], rows[last]].some((row) => {
    if (row === undefined || row.chunks.length < 2 || CAPTION.test(textOf(row.line))) return false;
    const { box, size } = row.line;
    const space = Math.max(drawn[1] - box[3], box[1] - drawn[3]);
    return space < size * OUTER && box[0] > drawn[0] - NEAR && box[2] < drawn[2] + NEAR && borders.length > 0;
  });
}

/** Most space between a line and the row beside it that has no line on its other side, in type sizes. */
const OUTER = 1.6;

/**
 * The lines of the row beyond the outermost line of a table, which has none on its other side: at the head of a table, or
 * where a page cuts it.
 * @param nearest index of the line of text next to it
 */
function outerRow(
  rows: readonly Row[],
  nearest: number,
  table: Box,
  borders: readonly number[],
  isAbove: boolean,
): Row[] {
  const outer: Row[] = [];
  let edge = isAbove ? table[1] : table[3];
  for (let at = nearest; ; at += isAbove ? -1 : 1) {
    const row = rows[at];
    if (row === undefined) break;
    const { box, size } = row.line;
    const space = isAbove ? edge - box[3] : box[1] - edge;
    const isOwn = row.chunks.length > 1 || row.chunks.every((chunk) => new Set(columnsOf(chunk, borders)).size === 1);
    const fits = box[0] > table[0] - NEAR && box[2] < table[2] + NEAR;
    if (space > size * (outer.length === 0 ? OUTER : LEADING) || !isOwn || !fits || CAPTION.test(textOf(row.line)))
      break;
    outer.push(row);
    edge = isAbove ? box[1] : box[3];
  }
  return outer.some(({ chunks }) => chunks.length > 1) ? outer : [];
}
