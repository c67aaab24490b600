import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { CELL_SIZE } from '../layout/faces.js';
import { lineCount } from '../layout/text-width.js';

/** No row of a worksheet is higher, points; a cell that needs more is given several rows. */
export const TALLEST_ROW = 400;

const POINTS_PER_MM = 72 / 25.4;
/** Room between a cell's text and its rulings, left and right together and above and below together, points. */
const PADDING = 6;
/** A line of type with the space to the next, in its size. */
const LEADING = 1.32;
const LEAST = 18;

/**
 * Height of each row, points, so that every text fits its cell when it is wrapped: no program does this for merged cells
 * by itself. A cell over several rows that lack room makes the last of them higher.
 * @param widths of the columns, mm
 */
export function rowHeights(sheet: Sheet, widths: readonly number[]): number[] {
  const heights = Array.from({ length: sheet.rows }, (_, row) => {
    const given = sheet.heights?.[row];
    return Math.max(LEAST, given === undefined || given === null ? 0 : given * POINTS_PER_MM);
  });
  const inOrder = [...sheet.cells].sort((a, b) => a.rowSpan - b.rowSpan);
  for (const cell of inOrder) {
    const last = Math.min(cell.row + cell.rowSpan, sheet.rows) - 1;
    let room = 0;
    for (let row = cell.row; row <= last; row += 1) room += heights[row] ?? 0;
    const needed = heightOf(cell, widths);
    if (needed > room && last >= 0) heights[last] = (heights[last] ?? 0) + needed - room;
  }
  return heights;
}

function heightOf(cell: SheetCell, widths: readonly number[]): number {
  const size = cell.size ?? CELL_SIZE;
  let width = 0;
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) width += widths[column] ?? 0;
  const ems = (width * POINTS_PER_MM - PADDING) / size;
  return lineCount(cell.text, ems) * size * LEADING + PADDING;
}
