import type { SourceCell, SourceSheet } from '@kaocheng/contracts/source-sheets';

/** A place of the drawn grid: a cell, or a blank where no cell is. */
export interface GridPlace {
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly cell: SourceCell | null;
}

export interface GridRow {
  readonly row: number;
  readonly places: readonly GridPlace[];
}

/** So many rows of a long sheet are drawn at once. */
export const ROWS_AT_ONCE = 400;

/** The rows [from, to) of a sheet as a table draws them: every place once, a merged cell that began above from the first row on. */
export function gridRows(
  { cells, columns }: Pick<SourceSheet, 'cells' | 'columns'>,
  from: number,
  to: number,
): GridRow[] {
  const begins = new Map<number, GridPlace>();
  const covered = new Set<number>();
  for (const cell of cells) {
    const top = Math.max(cell.row, from);
    const bottom = Math.min(cell.row + cell.rowSpan, to);
    const right = Math.min(cell.column + cell.colSpan, columns);
    if (top >= bottom || cell.column >= columns || isTaken(covered, columns, cell, top, bottom, right)) continue;
    for (let row = top; row < bottom; row += 1) {
      for (let column = cell.column; column < right; column += 1) covered.add(row * columns + column);
    }
    const place = { column: cell.column, rowSpan: bottom - top, colSpan: right - cell.column, cell };
    begins.set(top * columns + cell.column, place);
  }
  return Array.from({ length: to - from }, (_, at) => {
    const row = from + at;
    const places: GridPlace[] = [];
    for (let column = 0; column < columns; column += 1) {
      const key = row * columns + column;
      const place = begins.get(key);
      if (place !== undefined) places.push(place);
      else if (!covered.has(key)) places.push({ column, rowSpan: 1, colSpan: 1, cell: null });
    }
    return { row, places };
  });
}

/** Of two cells that claim one place the first has it. */
function isTaken(
  covered: ReadonlySet<number>,
  columns: number,
  { column: left }: SourceCell,
  top: number,
  bottom: number,
  right: number,
): boolean {
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) if (covered.has(row * columns + column)) return true;
  }
  return false;
}
