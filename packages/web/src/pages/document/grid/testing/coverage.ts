import type { Grid } from '../grid.js';

/** What is wrong with how the cells of a grid cover it: places that two cells cover, and places that none does. */
export function coverageFaults(grid: Grid): string[] {
  const faults: string[] = [];
  const cover = grid.rows.map(() => new Array<string>(grid.widths.length).fill(''));
  for (const cell of grid.rows.flat()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) {
        const line = cover[row];
        if (line?.[column] !== '') faults.push(`row ${row}, column ${column} is covered twice or lies outside`);
        else line[column] = cell.id;
      }
    }
  }
  cover.forEach((line, row) => {
    line.forEach((id, column) => {
      if (id === '') faults.push(`row ${row}, column ${column} is covered by no cell`);
    });
  });
  return faults;
}
