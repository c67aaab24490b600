import type { Grid } from '../generator/grid.js';

/** A cell of a form in its place, counted from 0. */
export interface PlacedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The cells of a grid in their places, row by row. */
export function placed(grid: Grid): PlacedCell[][] {
  const taken = new Set<string>();
  return grid.rows.map((cells, row) => {
    let column = 0;
    return cells.map(({ text, rows, columns }) => {
      while (taken.has(`${row},${column}`)) column += 1;
      for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) taken.add(`${row + y},${column + x}`);
      const cell = { text, row, column, rows, columns };
      column += columns;
      return cell;
    });
  });
}
