import { type WorksheetRows, xlsOf } from '@kaocheng/documents/testing/xls-file';
import type { Grid } from '../generator/grid.js';
import { placed } from './placed-grid.js';

/** Forms as a workbook of the old binary format, a worksheet each: title and the line under it above the table. */
export const asXls = (grids: readonly Grid[]): Uint8Array => xlsOf(grids.map((grid, at) => worksheet(grid, at)));

function worksheet(grid: Grid, at: number): WorksheetRows {
  const heading = [grid.title, grid.subtitle].filter((text) => text !== '');
  const rows: (string | null)[][] = heading.map((text) => [text]);
  const merges = heading.map((_, row) => ({ row, column: 0, rows: 1, columns: grid.width }));
  for (const cells of placed(grid)) {
    const row: (string | null)[] = Array.from({ length: grid.width }, () => null);
    for (const { text, column, rows: down, columns, row: own } of cells) {
      row[column] = text === '' ? null : text;
      if (down > 1 || columns > 1) merges.push({ row: own + heading.length, column, rows: down, columns });
    }
    rows.push(row);
  }
  return { name: `表${at + 1}`, rows, merges };
}
