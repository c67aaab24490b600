import type { Grid, GridCell } from './grid.js';
import type { Layout } from './layouts.js';
import type { Random } from './random.js';

/** A cell in its place: first column and row, and its text broken to its width. */
interface Placed {
  readonly cell: GridCell;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

const widthOf = (text: string): number => [...text].reduce((sum, glyph) => sum + (glyph < '\u0100' ? 0.5 : 1), 0);

/** Breaks a text to a width in full glyphs, as an office program does: a figure stays whole where it fits a line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const close = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of text.match(/[!-~]+|[^!-~]/gu) ?? []) {
    if (word === ' ' && line === '') continue;
    if (line !== '' && widthOf(line) + widthOf(word) > width) close();
    for (const glyph of word) {
      if (line !== '' && widthOf(line) + widthOf(glyph) > width) close();
      line += glyph;
    }
  }
  close();
  return lines;
}

/** Widths of the columns in glyphs: a block label, two levels, a name, then values, of which the last is wide. */
function columnWidths(grid: Grid, random: Random): number[] {
  const widths = [random.between(2, 4), random.between(3, 5), random.between(4, 7), random.between(8, 13)];
  const last = grid.width - 1;
  for (let x = widths.length; x < last; x += 1)
    widths.push(x === last - 1 || x === last - 2 ? 4 : random.between(5, 8));
  widths.push(random.between(7, 12));
  return widths;
}

function place(grid: Grid, widths: readonly number[]): Placed[] {
  const taken = new Set<string>();
  const placed: Placed[] = [];
  for (const [y, row] of grid.rows.entries()) {
    let x = 0;
    for (const one of row) {
      while (taken.has(`${y},${x}`)) x += 1;
      const width = widths.slice(x, x + one.columns).reduce((sum, w) => sum + w, 0);
      placed.push({ cell: one, x, y, lines: wrap(one.text, width) });
      for (let dy = 0; dy < one.rows; dy += 1)
        for (let dx = 0; dx < one.columns; dx += 1) taken.add(`${y + dy},${x + dx}`);
      x += one.columns;
    }
  }
  return placed;
}

/** Height of each row in lines: its tallest cell; the last row of a cell that spans several gives what that lacks. */
function rowHeights(grid: Grid, placed: readonly Placed[]): number[] {
  const heights = grid.rows.map(() => 1);
  const inOrder = [...placed].sort((a, b) => a.cell.rows - b.cell.rows);
  for (const { cell, y, lines } of inOrder) {
    const room = heights.slice(y, y + cell.rows).reduce((sum, height) => sum + height, 0);
    const last = y + cell.rows - 1;
    if (lines.length > room && last < heights.length) heights[last] = (heights[last] ?? 1) + lines.length - room;
  }
  return heights;
}

const GAP = 0.4;
/** Pieces whose heights differ by less than this share of a line stand on one line. */
const SAME_LINE = 0.3;

/**
 * The text of a PDF taken visual line by visual line: columns of fixed widths, cells wrapped in them, centred in their
 * row or at its top, so that the lines of the cells of a row stand woven; a label that spans rows leaves its pieces at
 * the beginnings of the lines beside it.
 */
export const wovenLines: Layout = (grid, random) => {
  const centred = random.chance(0.6);
  const placed = place(grid, columnWidths(grid, random));
  const heights = rowHeights(grid, placed);
  const tops: number[] = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height + GAP);
  const pieces = placed.flatMap(({ cell, x, y, lines }) => {
    const top = tops[y] ?? 0;
    const bottom = (tops[y + cell.rows] ?? top) - GAP;
    const first = centred ? (top + bottom - lines.length) / 2 : top;
    return lines.map((text, i) => ({ text, x, at: first + i }));
  });
  pieces.sort((a, b) => a.at - b.at);
  const rows: { at: number; pieces: typeof pieces }[] = [];
  for (const piece of pieces) {
    const open = rows.at(-1);
    if (open !== undefined && piece.at - open.at < SAME_LINE) open.pieces.push(piece);
    else rows.push({ at: piece.at, pieces: [piece] });
  }
  const body = rows.map((row) =>
    row.pieces
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  );
  return [grid.title, grid.subtitle, ...body].filter((text) => text !== '').join('\n');
};
