import { xlsxOf } from '@kaocheng/documents/testing/xlsx-package';
import { columnName } from '@kaocheng/documents/xlsx/address';
import type { Grid } from '../generator/grid.js';
import { placed } from './placed-grid.js';

/** Forms as worksheets, one each: title and the line under it merged over all columns, the table below. */
export function asXlsx(grids: readonly Grid[]): Uint8Array {
  return xlsxOf({ sheets: grids.map((grid, at) => ({ name: `表${at + 1}`, ...worksheet(grid, 0) })) });
}

/** Forms under each other on one worksheet, two blank rows between them. */
export function onOneWorksheet(grids: readonly Grid[]): Uint8Array {
  const rows: string[][] = [];
  const merges: string[] = [];
  for (const grid of grids) {
    const own = worksheet(grid, rows.length);
    rows.push(...own.rows, [], []);
    merges.push(...own.merges);
  }
  return xlsxOf({ sheets: [{ name: '汇编', rows, merges }] });
}

/** Rows and merged ranges of a form whose first row stands behind `above` others. */
function worksheet(grid: Grid, above: number): { rows: string[][]; merges: string[] } {
  const heading = [grid.title, grid.subtitle].filter((text) => text !== '');
  const rows = heading.map((text) => [text]);
  const last = columnName(grid.width - 1);
  const merges = heading.map((_, at) => `A${above + at + 1}:${last}${above + at + 1}`);
  for (const cells of placed(grid)) {
    const row: string[] = Array.from({ length: grid.width }, () => '');
    for (const cell of cells) {
      row[cell.column] = cell.text;
      const top = above + cell.row + heading.length + 1;
      if (cell.rows > 1 || cell.columns > 1)
        merges.push(
          `${columnName(cell.column)}${top}:${columnName(cell.column + cell.columns - 1)}${top + cell.rows - 1}`,
        );
    }
    rows.push(row);
  }
  return { rows, merges };
}
