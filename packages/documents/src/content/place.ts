import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import type { Cell, Table } from './nodes.js';

export interface PlacedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/**
 * Puts the cells of a table into its grid as a browser does: each into the next free column of its row; a row span of 0
 * or past the end reaches to the last row; columns and rows past the limits are left out.
 */
export function place(table: Table): PlacedCell[] {
  const rows = table.rows.slice(0, LIMITS.rows);
  /** For each column the first row in which it is free again. */
  const free: number[] = [];
  const placed: PlacedCell[] = [];
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      if (cell.column !== undefined) column = cell.column;
      else while ((free[column] ?? 0) > at) column++;
      if (column >= LIMITS.columns || placed.length >= LIMITS.cells) break;
      const rowSpan = Math.max(1, cell.rowSpan === 0 ? rows.length - at : Math.min(cell.rowSpan, rows.length - at));
      const colSpan = Math.min(cell.colSpan, LIMITS.columns - column);
      for (let each = column; each < column + colSpan; each++) free[each] = Math.max(free[each] ?? 0, at + rowSpan);
      placed.push({ cell, row: at, column, rowSpan, colSpan });
      column += colSpan;
    }
  });
  return placed;
}
