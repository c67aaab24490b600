import { type Chunk, columnsOf } from './aligned-columns.js';
import { countBefore } from './bands.js';
import type { Box } from './ink.js';
import { type PrintedLine, textOf } from './lines.js';
import { doubtfulNumber, isPageNumber } from './page-numbers.js';

/** Fewest columns and rows of a table that is known by the alignment of its text. */
export const FEWEST_COLUMNS = 4;
export const FEWEST_ROWS = 4;
/** Space without text between two lines that ends a table, in type sizes. */
const APART = 3.2;
/** What stands above a table and has its parts far from one another: 部门：某局　　单位：万元. */
export const CAPTION = /(?:^|[^施管导任])单位\s*[:：]|公开\s*\d+\s*表/u;
/** Most lines above or below the text of a page: its running head, its number. */
export const RUNNING = 1;
/** Space between two lines of one cell at most, in type sizes. */
export const LEADING = 0.6;

/** A line of a page, and the pieces of it that stand apart. */
export interface Row {
  readonly line: PrintedLine;
  readonly chunks: readonly Chunk[];
}

/** The rows whose middles, ascending, stand within a box. */
export const rowsWithin = (rows: readonly Row[], middles: readonly number[], [, top, , bottom]: Box): readonly Row[] =>
  rows.slice(
    countBefore(middles, (at) => at > top),
    countBefore(middles, (at) => at >= bottom),
  );

/** Lines of a row of a table that are looked at for the one that a line goes on with. */
const LOOKED_AT = 4;

/** Whether a line is the end of a cell whose other lines stand above: right below one of them, and not at the table's side. */
function goesOn(above: readonly Row[], row: Row | undefined, side: number): boolean {
  if (row === undefined || row.chunks.length !== 1) return false;
  const { box, size } = row.line;
  const isAbove = (chunk: Chunk): boolean =>
    chunk.box[0] < box[2] && chunk.box[2] > box[0] && box[1] - chunk.box[3] < size * LEADING;
  // A note below a table begins at its side as well, but is longer than the label above it.
  const isOwn = (chunk: Chunk): boolean =>
    isAbove(chunk) && (box[0] > side + size || (box[0] > chunk.box[0] - 1 && box[2] < chunk.box[2] + 1));
  return above.slice(-LOOKED_AT).some(({ chunks }) => chunks.some(isOwn));
}

/** Whether a lone line at the top of a page is of a cell whose other lines stand right below it, in a column of the page before. */
function beginsCell(row: Row | undefined, below: readonly Row[], columns: readonly number[]): boolean {
  const [chunk, ...others] = row?.chunks ?? [];
  if (row === undefined || chunk === undefined || others.length > 0) return false;
  const { box, size } = row.line;
  const inner = columns.slice(1, -1);
  const [from, to] = columnsOf(chunk, inner);
  const isOwn = (other: Chunk): boolean => {
    const [first, last] = columnsOf(other, inner);
    return first === from && last === to && other.box[1] - box[3] < size * LEADING;
  };
  return from === to && below.some(({ chunks }) => chunks.some(isOwn));
}

/** Fewest cells of a row that goes on with the table of the page before where it has few rows. */
const FEWEST_CELLS = 3;

const textOfChunk = ({ glyphs }: Chunk): string =>
  glyphs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, '');

/** What asks for something beside it, as those do who sign below a table. */
const LABELLED = /\p{Script=Han}[:：]/u;
const FEWEST_LABELLED = 2;
/** A figure, but no year, as heads of tables have. */
const FIGURE = /^(?!\d{4}年)[^\p{Script=Han}]*\d/u;

const isSigned = ({ chunks }: Row): boolean =>
  chunks.filter((chunk) => LABELLED.test(textOfChunk(chunk))).length >= FEWEST_LABELLED;

/** The rows at the top of a page above those who sign, if the first with several cells has a figure: a head of words begins another table. */
function furtherRows(region: readonly Row[]): readonly Row[] {
  const end = region.findIndex(isSigned);
  const rows = end < 0 ? region : region.slice(0, end);
  const first = rows.find(({ chunks }) => chunks.length >= FEWEST_CELLS);
  return first?.chunks.some((chunk) => FIGURE.test(textOfChunk(chunk))) === true ? rows : [];
}

/** A line without what changes from page to page. */
export const runningText = (line: PrintedLine): string => textOf(line).replace(/[\d\s]+/gu, '');

/** Whether a line at the top of a page is its number, or its running head, which the page before has too. */
function isRunning({ line }: Row, head: string | null): boolean {
  const text = textOf(line).trim();
  return isPageNumber(text) || doubtfulNumber(text) !== null || runningText(line) === head;
}

/** Whether few rows at the top of a page stand in the columns of the table on the page before. */
function standsIn(region: readonly Row[], columns: readonly number[]): boolean {
  const [left = 0, right = 0] = [columns[0], columns.at(-1)];
  const inner = columns.slice(1, -1);
  const most = Math.max(0, ...region.map(({ chunks }) => chunks.length));
  return (
    most >= FEWEST_CELLS &&
    region.every(({ line, chunks }) => {
      const columnsOfRow = chunks.map((chunk) => columnsOf(chunk, inner));
      const apart = columnsOfRow.every(([from], i) => i === 0 || from > (columnsOfRow[i - 1]?.[1] ?? from));
      return apart && line.box[0] > left - 3 && line.box[2] < right + 3;
    })
  );
}

/**
 * Stretches of lines that may be a table: they begin and end with lines of several chunks, and some have many.
 * @param columns borders of the table on the page before that may go on
 * @param head running text of the first line on that page
 */
export function regionsOf(rows: readonly Row[], columns: readonly number[] | null, head: string | null): Row[][] {
  const regions: Row[][] = [];
  let open: Row[] = [];
  let above = 0;
  const close = (): void => {
    let [from, to] = [0, open.length];
    const isOutside = (row: Row | undefined): boolean =>
      row === undefined || row.chunks.length < 2 || CAPTION.test(textOf(row.line));
    while (from < to && isOutside(open[from])) from++;
    while (to > from && (open[to - 1]?.chunks.length ?? 0) < 2) to--;
    const side = Math.min(...open.slice(from, to).map(({ line }) => line.box[0]));
    while (to > from && goesOn(open.slice(from, to), open[to], side)) to++;
    const goesOnAbove = columns !== null && regions.length === 0 && above <= RUNNING;
    while (goesOnAbove && from > 0 && beginsCell(open[from - 1], open.slice(from, from + LOOKED_AT), columns)) from--;
    const region = open.slice(from, to);
    const most = Math.max(0, ...region.map(({ chunks }) => chunks.length));
    const isTable = most >= FEWEST_COLUMNS && region.length >= FEWEST_ROWS;
    const isTop =
      regions.length === 0 &&
      above + from <= RUNNING &&
      rows.slice(0, above + from).every((row) => isRunning(row, head));
    const further = columns !== null && isTop ? furtherRows(region) : [];
    if (isTable) regions.push(region);
    else if (columns !== null && standsIn(further, columns)) regions.push([...further]);
    above += open.length;
    open = [];
  };
  for (const row of rows) {
    const last = open.at(-1);
    if (last !== undefined && row.line.box[1] - last.line.box[3] > Math.max(last.line.size, row.line.size) * APART)
      close();
    open.push(row);
  }
  close();
  return regions;
}
