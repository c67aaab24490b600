import type { Sheet } from '../sheet/sheet.js';
import type { Glyphs } from '../text/glyphs.js';
import type { DraftColumns, DraftRow, DraftValue } from './draft.js';

/** Column of the grid in which a glyph at an offset of the source stands; null outside of tables. */
export type ColumnLookup = (offset: number) => number | null;

/** Tables of the container, whose spans point into the text, and where their columns are. */
export interface ContainerGrid {
  readonly sheets: readonly Sheet[];
  readonly lookup: ColumnLookup;
  /** Column behind the cell in which a glyph stands. */
  readonly ends: ColumnLookup;
}

/** Where the cells of a grid begin and end. */
export type GridPlaces = Pick<ContainerGrid, 'lookup' | 'ends'>;

/** The grid of a container; null where it holds no table. The columns are looked up when they are first asked for. */
export function containerGrid(sheets: readonly Sheet[]): ContainerGrid | null {
  let find: ((offset: number) => Piece | null) | null = null;
  if (sheets.length === 0) return null;
  const pieceAt = (offset: number): Piece | null => {
    find ??= pieceLookup(sheets);
    return find(offset);
  };
  return {
    sheets,
    lookup: (offset) => pieceAt(offset)?.column ?? null,
    ends: (offset) => pieceAt(offset)?.behind ?? null,
  };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly behind: number;
}

function pieceLookup(sheets: readonly Sheet[]): (offset: number) => Piece | null {
  const pieces: Piece[] = [];
  for (const sheet of sheets) {
    for (const cell of sheet.cells)
      for (const [start, end] of cell.spans)
        pieces.push({ start, end, column: cell.column, behind: cell.column + cell.colSpan });
  }
  pieces.sort((a, b) => a.start - b.start);
  return (offset) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1];
    return piece !== undefined && offset < piece.end ? piece : null;
  };
}

const columnOf = (value: DraftValue, lookup: ColumnLookup): number | null => {
  const offset = value.cell.spans[0]?.[0];
  return offset === undefined ? null : lookup(offset);
};

/** Columns of the grid that hold the numbers 1, 2, 3 … behind 栏次, in that order; null where the grid does not keep them apart. */
export function numberedGridColumns(
  glyphs: Glyphs,
  ordinal: { start: number; end: number } | null,
  lookup: ColumnLookup,
): number[] | null {
  if (ordinal === null) return null;
  const columns: number[] = [];
  for (let i = ordinal.start; i < ordinal.end; i++) {
    if (!/\d/.test(glyphs.fold[i] ?? '')) continue;
    const column = lookup(glyphs.at[i] ?? -1);
    if (column === null) return null;
    if (columns.at(-1) !== column) columns.push(column);
  }
  return columns.length > 0 && ascending(columns) ? columns : null;
}

const ascending = (columns: readonly number[]): boolean =>
  columns.every((column, i) => i === 0 || column > (columns[i - 1] ?? 0));

/**
 * Settles the column of each figure by the grid: by the columns that 栏次 numbers (`numbered`), else where the figures
 * of the rows stand in as many columns of the grid as the table has and none reaches into another's, as where a word
 * processor's rows do not end at the same widths. Rows whose figures stand elsewhere are left open.
 */
export function settleByGrid(
  rows: readonly DraftRow[],
  columns: DraftColumns,
  numbered: readonly number[] | null,
  grid: GridPlaces,
): DraftRow[] {
  const { lookup } = grid;
  const places = numbered ?? figureColumns(rows, lookup);
  if (places.length !== columns.paths.length) return [...rows];
  if (numbered === null && reachOver(rows, places, grid)) return [...rows];
  const index = new Map(places.map((column, at) => [column, at]));
  return rows.map((row) => {
    const own = row.values.map((value) => index.get(columnOf(value, lookup) ?? -1) ?? null);
    const clear = own.every((column, at) => column !== null && (at === 0 || column > (own[at - 1] ?? -1)));
    return clear ? { ...row, values: row.values.map((value, at) => ({ ...value, column: own[at] ?? null })) } : row;
  });
}

/** Whether a figure stands in a cell that reaches into the column of another figure. */
function reachOver(rows: readonly DraftRow[], places: readonly number[], { lookup, ends }: GridPlaces): boolean {
  const taken = new Set(places);
  return rows.some((row) =>
    row.values.some((value) => {
      const from = columnOf(value, lookup);
      const to = columnOf(value, ends);
      if (from === null || to === null) return false;
      for (let column = from + 1; column < to; column++) if (taken.has(column)) return true;
      return false;
    }),
  );
}

function figureColumns(rows: readonly DraftRow[], lookup: ColumnLookup): number[] {
  const found = new Set<number>();
  for (const row of rows) {
    for (const value of row.values) {
      const column = columnOf(value, lookup);
      if (column !== null) found.add(column);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * Labels of columns that no definition knows, from the header cells over each of them, from the top. A cell that covers
 * all columns (a title, a money unit) is no label. Null where two columns would be called alike.
 * @param range offsets of the header in the source
 */
export function gridPaths(
  sheets: readonly Sheet[],
  range: { start: number; end: number },
  columns: readonly number[],
): string[] | null {
  const first = columns[0] ?? 0;
  const last = columns.at(-1) ?? 0;
  const cells = sheets
    .filter((sheet) => sheet.start <= range.end && sheet.end >= range.start)
    .flatMap((sheet) => sheet.cells)
    .filter((cell) => cell.spans.some(([start, end]) => start >= range.start && end <= range.end))
    .filter((cell) => columns.length === 1 || cell.column > first || cell.column + cell.colSpan <= last)
    .map((cell) => ({ ...cell, text: cell.text.replace(/\s+/g, '') }))
    .filter((cell) => cell.text !== '' && !/[:：]/.test(cell.text))
    .sort((a, b) => a.row - b.row);
  const paths = columns.map((column) => {
    const labels = cells
      .filter((cell) => cell.column <= column && column < cell.column + cell.colSpan)
      .map((cell) => cell.text);
    return labels.filter((label, at) => label !== labels[at - 1]).join('/');
  });
  return paths.includes('') || new Set(paths).size < paths.length ? null : paths;
}
