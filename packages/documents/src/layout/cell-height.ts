import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import { CELL_SIZE } from './faces.js';
import { lineCount } from './text-width.js';

const POINTS_PER_MM = 72 / 25.4;
/** Room between a cell's text and its rulings, left and right together and above and below together, points. */
const PADDING = 6;
/** A line of type with the space to the next, in its size. */
const LEADING = 1.32;

/**
 * Height that the text of a cell needs when it is wrapped in its columns, points.
 * @param widths of the columns of its sheet, mm
 */
export function cellHeight(cell: SheetCell, widths: readonly number[]): number {
  const size = cell.size ?? CELL_SIZE;
  let width = 0;
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) width += widths[column] ?? 0;
  const ems = (width * POINTS_PER_MM - PADDING) / size;
  return lineCount(cell.text, ems) * size * LEADING + PADDING;
}
