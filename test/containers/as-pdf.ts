import { type HandmadePage, pdfOf, shown, stroked } from '@kaocheng/documents/testing/pdf-file';
import type { Grid } from '../generator/grid.js';
import { type PlacedCell, placed } from './placed-grid.js';

/** Points: a column, a glyph, the room beside the glyphs of a cell, a line. */
const COLUMN = 110;
const SIZE = 10;
const PAD = 5;
const LINE = 13;
const MARGIN = 60;
/** Room for title and the line under it. */
const HEADING = 70;

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (one.charCodeAt(0) < 0x80 ? SIZE / 2 : SIZE), 0);

/** The lines of a text in a cell: its own, each broken where it is full. */
function linesOf({ text, columns }: PlacedCell): string[] {
  const room = columns * COLUMN - 2 * PAD;
  return text.split('\n').flatMap((own) => {
    const lines = [''];
    for (const one of own) {
      const last = lines.at(-1) ?? '';
      if (widthOf(last + one) > room) lines.push(one);
      else lines[lines.length - 1] = last + one;
    }
    return lines;
  });
}

/** Heights of the rows: as the lines of their cells need it, what a merged cell needs more in its last row. */
function heightsOf(rows: readonly (readonly PlacedCell[])[]): number[] {
  const heights = rows.map(() => LINE + 2 * PAD);
  const cells = rows.flat().sort((a, b) => a.rows - b.rows);
  for (const cell of cells) {
    const last = cell.row + cell.rows - 1;
    const has = heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0);
    const needs = linesOf(cell).length * LINE + 2 * PAD;
    if (needs > has) heights[last] = (heights[last] ?? 0) + needs - has;
  }
  return heights;
}

const centred = (page: number, y: number, size: number, text: string): string =>
  shown((page - (widthOf(text) * size) / SIZE) / 2, y, size, text);

/** A form on a page as wide and high as it needs. */
function pageOf(grid: Grid): HandmadePage {
  const rows = placed(grid);
  const heights = heightsOf(rows);
  const width = grid.width * COLUMN + 2 * MARGIN;
  const height = heights.reduce((sum, each) => sum + each, 0) + HEADING + 2 * MARGIN;
  const tops = [height - MARGIN - HEADING];
  for (const each of heights) tops.push((tops.at(-1) ?? 0) - each);
  let content = centred(width, height - MARGIN - 20, 18, grid.title);
  if (grid.subtitle !== '') content += centred(width, height - MARGIN - 50, SIZE, grid.subtitle);
  for (const cell of rows.flat()) {
    const [top = 0, bottom = 0] = [tops[cell.row], tops[cell.row + cell.rows]];
    const [left, right] = [MARGIN + cell.column * COLUMN, MARGIN + (cell.column + cell.columns) * COLUMN];
    content += stroked(left, top, right, top) + stroked(left, bottom, right, bottom);
    content += stroked(left, bottom, left, top) + stroked(right, bottom, right, top);
    linesOf(cell).forEach((line, at) => {
      if (line !== '') content += shown(left + PAD, top - PAD - LINE * at - SIZE, SIZE, line);
    });
  }
  return { content, size: [width, height] };
}

/**
 * Forms as a PDF whose content is not packed, each on a page of its own: ruling lines around each cell, the texts in an old
 * Chinese font that is not embedded.
 */
export const asPdf = (grids: readonly Grid[]): Uint8Array => pdfOf(grids.map(pageOf));
