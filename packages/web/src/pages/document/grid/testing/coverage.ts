import { expect } from 'vitest';
import type { Grid } from '../grid.js';

/** The cell that covers each place; fails where two cells cover one, or none does. */
export function coverage(grid: Grid): string[][] {
  const cover = grid.rows.map(() => new Array<string>(grid.widths.length).fill(''));
  for (const cell of grid.rows.flat()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) {
        expect(cover[row]?.[column], `row ${row}, column ${column} is covered twice`).toBe('');
        const line = cover[row];
        if (line !== undefined) line[column] = cell.id;
      }
    }
  }
  expect(cover.flat().filter((each) => each === '')).toEqual([]);
  return cover;
}
