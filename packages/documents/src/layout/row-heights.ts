import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { cellHeight, type LineSetting } from './cell-height.js';

const POINTS_PER_MM = 72 / 25.4;

/**
 * Height of each row, points, so that every text fits its cell when it is wrapped. A cell over several rows that lack room
 * makes the last of them higher.
 * @param widths of the columns, mm
 */
export function rowHeights(sheet: Sheet, widths: readonly number[], setting: LineSetting): number[] {
  const heights = Array.from({ length: sheet.rows }, (_, row) => {
    const given = sheet.heights?.[row];
    return Math.max(setting.least, given === undefined || given === null ? 0 : given * POINTS_PER_MM);
  });
  const inOrder = [...sheet.cells].sort((a, b) => a.rowSpan - b.rowSpan);
  for (const cell of inOrder) {
    const last = Math.min(cell.row + cell.rowSpan, sheet.rows) - 1;
    let room = 0;
    for (let row = cell.row; row <= last; row += 1) room += heights[row] ?? 0;
    const needed = cellHeight(cell, widths, setting);
    if (needed > room && last >= 0) heights[last] = (heights[last] ?? 0) + needed - room;
  }
  return heights;
}
