import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';

/** Longest text of a row that heads what follows; longer ones are texts themselves. */
const LONGEST = 60;

/** A row that stays with the row below it. */
export interface HeadRow {
  readonly row: number;
  /** Whether it is printed again on each page to which the rows below it go on. */
  readonly repeat: boolean;
}

/**
 * The rows of a table that head those below them: the sheet's head rows, and rows of one short text over all columns, which are
 * not printed again. Rows that are repeated anyway, the last row, and rows that a cell from above reaches into are none.
 */
export function headRows(sheet: Sheet): readonly HeadRow[] {
  const own = new Set(sheet.headRows ?? []);
  const found: HeadRow[] = [];
  for (const cell of sheet.cells) {
    const { row, column, rowSpan, colSpan, text } = cell;
    const isWhole = column === 0 && colSpan >= sheet.columns && rowSpan === 1 && text !== '' && text.length <= LONGEST;
    if (isWhole && !own.has(row)) found.push({ row, repeat: false });
  }
  for (const row of own) {
    if (!sheet.cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row)) found.push({ row, repeat: true });
  }
  return found
    .filter(({ row }) => row >= (sheet.repeatRows ?? 0) && row < sheet.rows - 1)
    .sort((a, b) => a.row - b.row);
}

/**
 * The cells of a sheet, those that reach down out of a head row parted below it with no ruling between the parts: only so can
 * the row be printed again without them. The text stands in the lower part.
 */
export function partedCells(sheet: Sheet, heads: readonly HeadRow[]): readonly SheetCell[] {
  const repeated = new Set(heads.filter(({ repeat }) => repeat).map(({ row }) => row));
  if (repeated.size === 0) return sheet.cells;
  return sheet.cells.flatMap((cell) => {
    if (cell.rowSpan === 1 || !repeated.has(cell.row)) return [cell];
    const { runs: _runs, ...bare } = cell;
    const above = { ...bare, text: '', rowSpan: 1, borders: { ...cell.borders, bottom: false } };
    const below = { ...cell, row: cell.row + 1, rowSpan: cell.rowSpan - 1, borders: { ...cell.borders, top: false } };
    return [above, below];
  });
}
