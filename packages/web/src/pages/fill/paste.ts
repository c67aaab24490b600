import type { FillGrid } from './fill-grid.js';
import { isComputed } from './follow.js';

/**
 * The cells of a block as Excel puts it on the clipboard: rows by line ends, cells by tabs, cells that hold line ends or
 * quotes in quotes.
 */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"' && cell === '' && closes(text, at)) {
      const end = endOfQuoted(text, at);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      continue;
    }
    if (sign === '\t') endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      endCell();
      if (at < text.length - 1) rows.push([]);
    } else cell += sign;
    at += 1;
  }
  if (cell !== '' || !/[\r\n]$/.test(text)) endCell();
  return rows.filter((row) => row.length > 0);
}

function endOfQuoted(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return -1;
}

/** Whether a quote opens a quoted cell: it is closed, and the cell ends there. */
function closes(text: string, from: number): boolean {
  const end = endOfQuoted(text, from);
  return end > 0 && (end === text.length - 1 || /[\t\r\n]/.test(text[end + 1] ?? ''));
}

/** What a pasted block puts into a form. */
export interface PastedBlock {
  readonly cells: readonly { readonly path: string; readonly text: string }[];
  /** Cells of the block with something in them for which the table has no place. */
  readonly left: number;
}

/**
 * Lays a block over the places of the table, its first cell on the place named: a column of the block is a column of the
 * table where all that it holds has a place so (a block out of the same form, with its merged cells); else the places of a
 * row are filled one after the other. Rows are those of the table that have a place below the first.
 */
export function pastedAt(grid: FillGrid, path: string, block: readonly (readonly string[])[]): PastedBlock {
  const start = grid.places.find((place) => place.path === path);
  if (start === undefined) return { cells: [], left: 0 };
  const below = [
    ...new Set(
      grid.places.filter(({ row, column }) => row >= start.row && column === start.column).map(({ row }) => row),
    ),
  ];
  const placesOf = (row: number): readonly { readonly path: string; readonly column: number }[] =>
    grid.places.filter((place) => place.row === row && place.column >= start.column);
  const fits = block.every((cells, at) => {
    const row = below[at];
    if (row === undefined) return true;
    const columns = new Set(placesOf(row).map(({ column }) => column));
    return cells.every((text, j) => text.trim() === '' || columns.has(start.column + j));
  });
  const cells: { path: string; text: string }[] = [];
  let left = 0;
  block.forEach((texts, at) => {
    const row = below[at];
    const places = row === undefined ? [] : placesOf(row);
    texts.forEach((text, j) => {
      const place = fits ? places.find(({ column }) => column === start.column + j) : places[j];
      if (place !== undefined) cells.push({ path: place.path, text: text.trim() });
      else if (text.trim() !== '') left += 1;
    });
  });
  return { cells, left };
}

type Locked = ReadonlyMap<string, { readonly computed: string | null; readonly isLocked: boolean }>;

/**
 * A pasted block parted into what is filled in and the places (paths) that follow a formula and are skipped; a blank one, or
 * one that holds what the formula gives, is nothing lost and stands in neither.
 */
export function partedBlock(
  { cells }: PastedBlock,
  locked: Locked,
): { readonly cells: PastedBlock['cells']; readonly skipped: readonly string[] } {
  const isLocked = (path: string): boolean => locked.get(path)?.isLocked === true;
  return {
    cells: cells.filter(({ path }) => !isLocked(path)),
    skipped: cells
      .filter(
        ({ path, text }) => isLocked(path) && text !== '' && !isComputed(text, locked.get(path)?.computed ?? null),
      )
      .map(({ path }) => path),
  };
}
