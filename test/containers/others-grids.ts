import type { Grid, GridCell } from '../generator/grid.js';
import { type PlacedCell, placed } from './placed-grid.js';

/** A grid of cells in their places; a place that none covers is a blank cell. */
export function gridOfPlaced(grid: Grid, width: number, height: number, cells: readonly PlacedCell[]): Grid {
  const taken = new Set<string>();
  for (const { row, column, rows, columns } of cells)
    for (let y = 0; y < rows; y += 1)
      for (let x = 0; x < columns; x += 1) if (x + y > 0) taken.add(`${row + y},${column + x}`);
  const begins = new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
  const rows = Array.from({ length: height }, (_, row) => {
    const line: GridCell[] = [];
    for (let column = 0; column < width; column += 1) {
      const cell = begins.get(`${row},${column}`);
      if (cell !== undefined) line.push({ text: cell.text, rows: cell.rows, columns: cell.columns });
      else if (!taken.has(`${row},${column}`)) line.push({ text: '', rows: 1, columns: 1 });
    }
    return line;
  });
  return { ...grid, width, rows };
}

const moved = (grid: Grid, width: number, move: (cell: PlacedCell) => PlacedCell): Grid =>
  gridOfPlaced(grid, width, grid.rows.length, placed(grid).flat().map(move));

/** Each column over `share(n)` columns of the worksheet. */
export function widened(grid: Grid, share: (column: number) => number): Grid {
  const starts = [0];
  for (let column = 0; column < grid.width; column += 1) starts.push((starts[column] ?? 0) + share(column));
  const at = (column: number): number => starts[column] ?? 0;
  return moved(grid, at(grid.width), (cell) => ({
    ...cell,
    column: at(cell.column),
    columns: at(cell.column + cell.columns) - at(cell.column),
  }));
}

/** Rows of the indicators: those behind the row that prints 三级指标, up to the first whose figures end them. */
export function indicatorRows(
  grid: Grid,
): { readonly first: number; readonly last: number; readonly head: number } | null {
  const rows = placed(grid);
  const head = rows.findIndex((cells) => cells.some(({ text }) => /^(?:三级指标|指标名称)/u.test(text)));
  if (head < 0) return null;
  let first = head + 1;
  for (const { row, rows: down } of rows[head] ?? [])
    if (row === head && down > 1 && down < 4) first = Math.max(first, head + down);
  let last = first;
  while (last < rows.length && (rows[last]?.filter(({ text }) => text !== '').length ?? 0) > 3) last += 1;
  return { head, first, last };
}

/** The cells that name classes and reach over several rows: repeated in each row, or only in the first. */
export function levels(grid: Grid, how: 'repeated' | 'first'): Grid {
  const block = indicatorRows(grid);
  if (block === null) return grid;
  const cells = placed(grid)
    .flat()
    .flatMap((cell) => {
      if (cell.row < block.first || cell.row >= block.last || cell.rows === 1) return [cell];
      return Array.from({ length: cell.rows }, (_, down) => ({
        ...cell,
        row: cell.row + down,
        rows: 1,
        text: down === 0 || how === 'repeated' ? cell.text : '',
      }));
    });
  return gridOfPlaced(grid, grid.width, grid.rows.length, cells);
}

/** The header of the indicators over two rows, two of its columns under one heading. */
export function highHeader(grid: Grid): Grid {
  const block = indicatorRows(grid);
  if (block === null || block.first !== block.head + 1) return grid;
  const all = placed(grid).flat();
  const target = all.find(({ row, text }) => row === block.head && /指标值|目标值/u.test(text));
  const actual = all.find(({ row, text }) => row === block.head && /完成值|实际值/u.test(text));
  const isPair = target !== undefined && actual !== undefined && target.column + target.columns === actual.column;
  const cells = all.map((cell): PlacedCell => {
    if (cell.row > block.head) return { ...cell, row: cell.row + 1 };
    if (cell.row + cell.rows > block.head + 1) return { ...cell, rows: cell.rows + 1 };
    if (cell.row !== block.head) return cell;
    return isPair && (cell === target || cell === actual) ? { ...cell, row: cell.row + 1 } : { ...cell, rows: 2 };
  });
  if (isPair)
    cells.push({
      text: '指标值',
      row: block.head,
      column: target.column,
      rows: 1,
      columns: target.columns + actual.columns,
    });
  return gridOfPlaced(grid, grid.width, grid.rows.length + 1, cells);
}

/** Rows that hold one text over the whole width. */
const line = (grid: Grid, text: string): GridCell[] => [{ text, rows: 1, columns: grid.width }];

/** Rows within the table that others put above and below a form: number of the annex, who filled it in, remarks. */
export const withLines = (grid: Grid, above: readonly string[], below: readonly string[]): Grid => ({
  ...grid,
  rows: [...above.map((text) => line(grid, text)), ...grid.rows, ...below.map((text) => line(grid, text))],
});

/** Blank columns behind the last one. */
export const withBlankColumns = (grid: Grid, count: number): Grid =>
  gridOfPlaced(grid, grid.width + count, grid.rows.length, placed(grid).flat());

/** Each row of the indicators over two rows of the worksheet, merged in every column. */
export function doubledRows(grid: Grid): Grid {
  const block = indicatorRows(grid);
  if (block === null) return grid;
  const at = (row: number): number => row + Math.max(0, Math.min(row, block.last) - block.first);
  return gridOfPlaced(
    grid,
    grid.width,
    at(grid.rows.length),
    placed(grid)
      .flat()
      .map((cell) => ({ ...cell, row: at(cell.row), rows: at(cell.row + cell.rows) - at(cell.row) })),
  );
}

/** A blank row before the indicators and before the last row. */
export function withBlankRows(grid: Grid): Grid {
  const block = indicatorRows(grid);
  if (block === null) return grid;
  const blank = line(grid, '');
  const cut = (row: number): boolean =>
    !placed(grid)
      .flat()
      .some((cell) => cell.row < row && cell.row + cell.rows > row);
  const at = [block.head, block.last].filter((row) => row < grid.rows.length && cut(row));
  return { ...grid, rows: grid.rows.flatMap((row, n) => (at.includes(n) ? [blank, row] : [row])) };
}
