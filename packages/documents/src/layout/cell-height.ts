import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import { CELL_SIZE } from './faces.js';
import { lineCount } from './text-width.js';

const POINTS_PER_MM = 72 / 25.4;
/** Room between a cell's text and its rulings, left and right together, points. */
const SIDES = 6;

/** How high a program sets the lines of a cell. */
export interface LineSetting {
  /** A line of type with the space to the next, in its size. */
  readonly leading: number;
  /** Room above and below the text together, points. */
  readonly padding: number;
  /** Lowest row, points. */
  readonly least: number;
}

/** A little over what any of the programs needs that show a sheet. */
const USUAL: LineSetting = { leading: 1.32, padding: 6, least: 0 };

/**
 * Height that the text of a cell needs when it is wrapped in its columns, points.
 * @param widths of the columns of its sheet, mm
 */
export function cellHeight(cell: SheetCell, widths: readonly number[], setting: LineSetting = USUAL): number {
  const size = cell.size ?? CELL_SIZE;
  let width = 0;
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) width += widths[column] ?? 0;
  const ems = (width * POINTS_PER_MM - SIDES) / size;
  return lineCount(cell.text, ems) * size * setting.leading + setting.padding;
}
