import { alignedTables } from './aligned.js';
import { runningText } from './aligned-region.js';
import { type RuledCell, type RuledTable, ruledTable } from './grid.js';
import { type Box, type Glyph, middleX, middleY, type PageInk, type Ruling } from './ink.js';
import { type PrintedLine, printedLines } from './lines.js';
import { withMissingLines } from './missing-lines.js';
import { missingRows } from './missing-rows.js';
import { framesOf } from './rulings.js';
import { Boxes, glyphsIn } from './standing.js';
import { turnGlyphs, upright, usualDirection } from './turn.js';

/** A cell with the lines that are printed in it. */
export interface FilledCell extends RuledCell {
  readonly lines: readonly PrintedLine[];
}

/** A ruled table of one page, with its text. */
export interface PageTable extends Omit<RuledTable, 'cells'> {
  readonly kind: 'table';
  readonly cells: readonly FilledCell[];
  /** Whether only one cell is printed, so that it is a table only where it goes on with the one on the page before. */
  readonly slight: boolean;
  /** Whether it is known by its alignment only. */
  readonly aligned: boolean;
}

/** A line outside of tables. */
export interface PageLine {
  readonly kind: 'line';
  readonly line: PrintedLine;
  readonly box: Box;
}

export type PageBlock = PageTable | PageLine;

/** What a page holds, from the top down. Boxes are those of the page turned upright; `back` turns them to the page as shown. */
export interface PageLayout {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: number;
  readonly blocks: readonly PageBlock[];
  readonly back: (box: Box) => Box;
}

/** Part of the page's height above which a frame begins that goes on with the page before, of its width that it has, and of its height that it has at most. */
const TOP = 0.25;
const WIDE = 0.5;
const HIGH = 0.8;

/** Whether a frame may be the end of a long cell, which has nothing else beside it on its last page. */
const isEnd = ([left, top, right, bottom]: Box, { width, height }: PageInk): boolean =>
  top < height * TOP && right - left > width * WIDE && bottom - top < height * HIGH;

const area = ([left, top, right, bottom]: Box): number => (right - left) * (bottom - top);

/**
 * Lays out a page: its ruled tables with the text of their cells, and the lines between them.
 * @param before the page before, whose table without lines may go on
 */
export function layOutPage(page: PageInk, before: PageLayout | null = null): PageLayout {
  const { ink, back } = upright(page);
  const text = ink.glyphs.flatMap(({ text, box }) => (text.trim() === '' ? [] : [box]));
  const standing = new Boxes(text);
  const printed = ([left, top, right, bottom]: Box): boolean =>
    standing.first(top, bottom, (box) => {
      const [x, y] = [middleX(box), middleY(box)];
      return x > left && x < right && y > top && y < bottom;
    }) >= 0;
  const tables = framesOf({ horizontal: ink.horizontal.concat(missingRows(ink)), vertical: ink.vertical })
    .flatMap((frame) => ruledTable(frame, printed) ?? [])
    .filter(({ cells, box }) => cells.length >= 2 || isEnd(box, ink))
    .sort((a, b) => area(a.box) - area(b.box));
  const boxes = tables.map(({ box }) => box);
  const { inside, free } = glyphsIn(boxes, ink.glyphs);
  const blocks: PageBlock[] = [];
  for (const [at, table] of tables.entries()) {
    const glyphs = inside[at] ?? [];
    const cells = withMissingLines(fill(table, glyphs), table.levels, table.borders);
    const filled = cells.filter(({ lines }) => lines.length > 0).length;
    const slight = filled === 1 && isEnd(table.box, ink);
    if (filled >= 2 || slight) blocks.push({ ...table, kind: 'table', cells, slight, aligned: false });
    else for (const glyph of glyphs) free.push(glyph);
  }
  const first = before?.blocks[0];
  const head = first?.kind === 'line' ? runningText(first.line) : null;
  const aligned = alignedTables(free, drawnAcross(ink, boxes), lastAligned(before), head).flatMap(
    ({ box, columns, ...frame }) => {
      const [table] = framesOf(frame).flatMap((one) => ruledTable(one, () => false) ?? []);
      return table === undefined || table.cells.length < 2 ? [] : [{ table, box, columns }];
    },
  );
  const others = glyphsIn(
    aligned.map(({ box }) => box),
    free.filter(({ direction }) => direction === 0),
  );
  for (const [at, { table, columns }] of aligned.entries()) {
    const borders = columns?.length === table.borders.length ? columns : table.borders;
    const cells = fill(table, others.inside[at] ?? []);
    blocks.push({ ...table, borders, kind: 'table', cells, slight: false, aligned: true });
  }
  for (const line of printedLines(others.free)) blocks.push({ kind: 'line', line, box: line.box });
  blocks.sort((a, b) => middleOrTop(a) - middleOrTop(b));
  return { page: ink.page, width: ink.width, height: ink.height, glyphs: ink.glyphs.length, blocks, back };
}

/** The lines across of a page outside of its ruled tables. */
function drawnAcross({ horizontal }: PageInk, tables: readonly Box[]): readonly Ruling[] {
  const standing = new Boxes(tables);
  return horizontal.filter(({ at, from, to }) => {
    const middle = (from + to) / 2;
    const isIn = ([left, top, right, bottom]: Box): boolean =>
      at > top - 1 && at < bottom + 1 && middle > left && middle < right;
    return standing.first(at - 1, at + 1, isIn) < 0;
  });
}

const middleOrTop = (block: PageBlock): number => (block.kind === 'table' ? block.box[1] : middleY(block.box));

/** Borders of the last table of a page, if it is known by its alignment only. */
function lastAligned(page: PageLayout | null): readonly number[] | null {
  const table = page?.blocks.findLast((block) => block.kind === 'table');
  return table?.kind === 'table' && table.aligned ? table.borders : null;
}

/** Index of the stretch between neighbouring borders that holds a place. */
function between(borders: readonly number[], at: number): number {
  let [low, high] = [0, borders.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((borders[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Puts glyphs into the cells that hold their middle. */
function fill(table: RuledTable, glyphs: readonly Glyph[]): FilledCell[] {
  const places: number[] = [];
  table.cells.forEach(({ row, column, rowSpan, colSpan }, index) => {
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + colSpan; c++) places[r * table.columns + c] = index;
  });
  const printed: Glyph[][] = table.cells.map(() => []);
  for (const glyph of glyphs) {
    const row = between(table.levels, middleY(glyph.box));
    const column = between(table.borders, middleX(glyph.box));
    printed[places[row * table.columns + column] ?? -1]?.push(glyph);
  }
  return table.cells.map((cell, index) => ({ ...cell, lines: linesOf(printed[index] ?? []) }));
}

/** Far enough that no place of a turned glyph falls below nothing. */
const FAR = 20_000;

/** Lines of a cell; one whose text is turned is read along its own direction. */
function linesOf(glyphs: readonly Glyph[]): PrintedLine[] {
  if (glyphs.length === 0) return [];
  const direction = usualDirection(glyphs);
  if (direction === 0) return printedLines(glyphs);
  return printedLines(turnGlyphs(glyphs, direction, FAR, FAR)).map((line) => ({ ...line, turned: true }));
}
