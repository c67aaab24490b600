import type { Grid, GridCell } from './grid.js';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Whether a cell can be reached: words of the form itself, and rows without a score, are passed over. */
export function isReachable({ content }: GridCell): boolean {
  return content.kind === 'score' ? content.row !== null : content.kind !== 'label';
}

/** Which cell covers each place of a grid. */
function coverOf(grid: Grid): (GridCell | undefined)[][] {
  const cover: (GridCell | undefined)[][] = grid.rows.map(() => []);
  for (const cell of grid.rows.flat()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) {
        const line = cover[row];
        if (line !== undefined) line[column] = cell;
      }
    }
  }
  return cover;
}

const covers = new WeakMap<Grid, (GridCell | undefined)[][]>();

/**
 * The cell that an arrow key leads to; the same one where the table ends. `at` is the place (row and column) from which
 * the keys came into a merged cell, so that going through it keeps the line.
 */
export function moved(
  grid: Grid,
  from: GridCell,
  direction: Direction,
  at = { row: from.row, column: from.column },
): GridCell {
  const cover = covers.get(grid) ?? coverOf(grid);
  covers.set(grid, cover);
  const columns = grid.widths.length;
  const row = Math.min(Math.max(at.row, from.row), from.row + from.rowSpan - 1);
  const column = Math.min(Math.max(at.column, from.column), from.column + from.colSpan - 1);
  const inRow = (start: number, step: number): GridCell => {
    for (let each = start; each >= 0 && each < columns; each += step) {
      const found = cover[row]?.[each];
      if (found !== undefined && isReachable(found)) return found;
    }
    return from;
  };
  const inColumn = (start: number, step: number): GridCell => {
    for (let each = start; each >= 0 && each < grid.rows.length; each += step) {
      const found = cover[each]?.[column];
      if (found !== undefined && isReachable(found)) return found;
    }
    return from;
  };
  switch (direction) {
    case 'left':
      return inRow(from.column - 1, -1);
    case 'right':
      return inRow(from.column + from.colSpan, 1);
    case 'up':
      return inColumn(from.row - 1, -1);
    case 'down':
      return inColumn(from.row + from.rowSpan, 1);
    case 'first':
      return inRow(0, 1);
    case 'last':
      return inRow(columns - 1, -1);
  }
}

/** The cell at which the keys come into a grid first. */
export function firstCell(grid: Grid): GridCell | null {
  return grid.rows.flat().find(isReachable) ?? null;
}
