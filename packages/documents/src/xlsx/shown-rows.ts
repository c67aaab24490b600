import type { Range } from './address.js';
import type { WorksheetCell } from './worksheet.js';

/** A cell that is seen. */
export interface ShownCell {
  readonly cell: WorksheetCell;
  /** Where it is seen: below its own row where that is hidden. */
  readonly row: number;
  readonly column: number;
  /** What it is merged with. */
  readonly range: Range | undefined;
}

/** A row in which something is shown. */
export interface ShownRow {
  readonly row: number;
  /** In the order of their columns. */
  readonly cells: readonly ShownCell[];
}

/** The rows in which cells are shown, from the top down. */
export function rowsOf(cells: readonly ShownCell[]): ShownRow[] {
  const rows: { row: number; cells: ShownCell[] }[] = [];
  const byNumber = new Map<number, { row: number; cells: ShownCell[] }>();
  let last: { row: number; cells: ShownCell[] } | undefined;
  for (const cell of cells) {
    if (last?.row !== cell.row) {
      last = byNumber.get(cell.row);
      if (last === undefined) {
        last = { row: cell.row, cells: [] };
        rows.push(last);
        byNumber.set(cell.row, last);
      }
    }
    last.cells.push(cell);
  }
  for (const row of rows) row.cells = inOrder(row.cells);
  return rows.sort((a, b) => a.row - b.row);
}

/** Cells by their columns; of two in one place the later counts. */
function inOrder(cells: ShownCell[]): ShownCell[] {
  const ordered = cells.every((cell, at) => at === 0 || cell.column > (cells[at - 1]?.column ?? -1));
  if (ordered) return cells;
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  return [...byColumn.values()].sort((a, b) => a.column - b.column);
}
