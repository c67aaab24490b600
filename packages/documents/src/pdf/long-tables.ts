import { isFull } from './cell-text.js';
import type { Box } from './ink.js';
import { type PrintedLine, textOf } from './lines.js';
import type { PageLayout, PageTable } from './page-layout.js';

/** A part of a cell on one page. `shown` is its box on the page as shown. */
export interface CellPart {
  readonly page: number;
  readonly lines: readonly PrintedLine[];
  readonly box: Box;
  readonly shown: Box;
}

export interface LongCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly parts: readonly CellPart[];
}

/** A table that may go on over several pages. */
export interface LongTable {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly LongCell[];
  readonly borders: readonly number[];
  readonly openBottom: boolean;
  /** Cells of a very long table that nothing further touches, each with the borders of its time; none once it is whole. */
  readonly settled: readonly Pick<LongTable, 'borders' | 'cells'>[];
}

/** How far the borders of a table may stand off from those on the page before, in points. */
const OFF = 4;
/** Fewest borders by which a table is known to go on that lacks its first column. */
const FEWEST_SHARED = 5;

/** A table of one page by itself. */
export function longTable(table: PageTable, page: PageLayout): LongTable {
  const { rows, columns, borders, openBottom } = table;
  const cells = table.cells.map(({ row, column, rowSpan, colSpan, lines, box }) => ({
    row,
    column,
    rowSpan,
    colSpan,
    parts: [{ page: page.page, lines, box, shown: page.back(box) }],
  }));
  return { kind: 'table', rows, columns, cells, borders, openBottom, settled: [] };
}

const texts = new WeakMap<readonly CellPart[], string>();

/** What a cell says, without spaces. */
export function printedText({ parts }: LongCell): string {
  const known = texts.get(parts);
  if (known !== undefined) return known;
  const text = parts
    .flatMap(({ lines }) => lines.map((line) => textOf(line)))
    .join('')
    .replace(/\s+/gu, '');
  texts.set(parts, text);
  return text;
}

const isBlank = (cell: LongCell): boolean => cell.parts.every(({ lines }) => lines.length === 0);

/** Text of a row's cells by their place, and whether a cell reaches into it from above. */
function rowText(table: LongTable, row: number): string {
  return table.cells
    .filter((cell) => cell.row === row)
    .map((cell) => `${cell.column}+${cell.colSpan}:${printedText(cell)}`)
    .join('|');
}

/** How many rows at the start of `next` print the first rows of `table` again. */
export function repeatedRows(table: LongTable, next: LongTable): number {
  let rows = 0;
  while (rows < Math.min(table.rows, next.rows) - 1) {
    const text = rowText(next, rows);
    if (!/[^\d+:|]/u.test(text) || text !== rowText(table, rows)) break;
    rows++;
  }
  while (rows > 0 && next.cells.some((cell) => cell.row < rows && cell.row + cell.rowSpan > rows)) rows--;
  return rows;
}

const near = (a: number | undefined, b: number | undefined): boolean => Math.abs((a ?? 0) - (b ?? 0)) <= OFF;

/**
 * Whether a table has the outer sides of another, as it has when it goes on; one without outer lines lacks a leading
 * column in which a label goes on over the whole page.
 */
function sameSides(table: LongTable, next: LongTable): boolean {
  const [few, many] = table.borders.length < next.borders.length ? [table, next] : [next, table];
  const shared = few.borders.filter((at) => many.borders.some((other) => near(at, other))).length;
  if (!near(table.borders.at(-1), next.borders.at(-1))) return false;
  if (near(table.borders[0], next.borders[0])) return shared >= Math.max(2, few.borders.length * 0.6);
  return shared === next.borders.length && shared >= FEWEST_SHARED && near(next.borders[0], table.borders[1]);
}

/** Columns of both tables as one set of borders, and where each border of a table stands in it. */
function sharedBorders(table: LongTable, next: LongTable): readonly number[] {
  const all = [...table.borders];
  for (const at of next.borders) if (!all.some((other) => Math.abs(other - at) <= OFF)) all.push(at);
  return all.length === table.borders.length ? table.borders : all.sort((a, b) => a - b);
}

function placed(table: Pick<LongTable, 'borders' | 'cells'>, borders: readonly number[]): readonly LongCell[] {
  if (borders === table.borders) return table.cells;
  const places = table.borders.map((at) => {
    let best = 0;
    borders.forEach((other, i) => {
      if (Math.abs(other - at) < Math.abs((borders[best] ?? 0) - at)) best = i;
    });
    return best;
  });
  return table.cells.map((cell) => {
    const column = places[cell.column] ?? 0;
    const end = places[cell.column + cell.colSpan] ?? column + 1;
    return { ...cell, column, colSpan: Math.max(1, end - column) };
  });
}

/** The first row of a form: under a caption that is printed again another form begins with it. */
const BEGINS = /^\d+\+\d+:[^|]{0,8}名称/u;

/**
 * Joins a table with the one at the top of the next page, if that goes on with it: the same sides and columns. Rows of
 * the head that are printed again are left out; a row that the page broke becomes one again. Null where it does not go on.
 * @param captioned the caption above the first is printed again above the next, so its head must be too: many forms have one caption
 */
export function goOn(table: LongTable, next: LongTable, openTop: boolean, captioned: boolean): LongTable | null {
  if (!sameSides(table, next)) return null;
  const repeated = repeatedRows(table, next);
  if (captioned && (repeated === 0 || BEGINS.test(rowText(next, 0)))) return null;
  const borders = sharedBorders(table, next);
  const above = placed(table, borders);
  const below = placed(next, borders)
    .filter((cell) => cell.row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated }));
  const open = openTop && table.openBottom && repeated === 0;
  const broken = below.length > 0 && (open || isBrokenRow(above, below, table.rows));
  const rows = table.rows + next.rows - repeated - (broken ? 1 : 0);
  const lacks = !near(table.borders[0], next.borders[0]) && (next.borders[0] ?? 0) > (table.borders[0] ?? 0);
  const labelled = lacks ? above.map((cell) => reaching(cell, table.rows, rows)) : above;
  const cells = broken ? joinRow(labelled, below, table.rows) : joinLabels(labelled, below, table.rows);
  const { live, done } = parted(cells, rows);
  const settled = done.length === 0 ? table.settled : [...table.settled, { cells: done, borders }];
  return {
    kind: 'table',
    rows,
    columns: borders.length - 1,
    cells: live,
    borders,
    openBottom: next.openBottom,
    settled,
  };
}

/** Cells of a table from which on those in its middle are settled, and how many of its last rows never are. */
const MANY_CELLS = 3000;
const LAST_ROWS = 250;
/** Rows at the start of a table that may be printed again. */
const FIRST_ROWS = 100;

/** Of a table with many cells those that stand between its head and its last rows by themselves: joining never ends if each page goes through all. */
function parted(cells: readonly LongCell[], rows: number): { live: readonly LongCell[]; done: readonly LongCell[] } {
  if (cells.length < MANY_CELLS) return { live: cells, done: [] };
  const isDone = ({ row, rowSpan }: LongCell): boolean => row >= FIRST_ROWS && row + rowSpan <= rows - LAST_ROWS;
  return { live: cells.filter((cell) => !isDone(cell)), done: cells.filter(isDone) };
}

/** A table with all its cells, in order. */
export function wholeTable(table: LongTable): LongTable {
  const cells = [...table.settled.flatMap((part) => placed(part, table.borders)), ...table.cells];
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...table, cells, settled: [] };
}

/** A cell of the first column that reaches down to a further row, where it reached to the last. */
const reaching = (cell: LongCell, rows: number, further: number): LongCell =>
  cell.column === 0 && endsIn(cell, rows) ? { ...cell, rowSpan: further - cell.row } : cell;

const endsIn = (cell: LongCell, rows: number): boolean => cell.row + cell.rowSpan === rows;

const matching = (cells: readonly LongCell[], one: LongCell): LongCell | undefined =>
  cells.find((cell) => cell.column === one.column && cell.colSpan === one.colSpan);

/** Ends of a text behind which nothing of it follows. */
const FINISHED = /[。；！？;!?]$/u;

/** Whether the first row below is the rest of the last row above: the same cells, of which only some go on. */
function isBrokenRow(above: readonly LongCell[], below: readonly LongCell[], rows: number): boolean {
  const bottom = above.filter((cell) => endsIn(cell, rows));
  const first = below.filter((cell) => cell.row === 0);
  if (first.some((cell) => matching(bottom, cell) === undefined)) return false;
  const pairs = first.map((cell) => ({ rest: cell, start: matching(bottom, cell) }));
  const goingOn = pairs.filter(({ rest, start }) => !isBlank(rest) && start !== undefined && !isBlank(start));
  const ended = pairs.filter(({ rest, start }) => isBlank(rest) && start !== undefined && !isBlank(start));
  if (goingOn.some(({ rest }) => /^[\d.,%-]+$/u.test(printedText(rest)))) return false;
  if (ended.length === 0 || goingOn.length > ended.length + 1) return false;
  return goingOn.some(({ rest, start }) => start !== undefined && breaksOff(start, rest));
}

/** Whether the text of a cell breaks off within a sentence: its last line is full, and no further one had room below it. */
function breaksOff(start: LongCell, rest: LongCell): boolean {
  const [part, next] = [start.parts.at(-1), rest.parts[0]?.lines[0]];
  const last = part?.lines.at(-1);
  if (part === undefined || last === undefined || next === undefined || FINISHED.test(printedText(start))) return false;
  return (
    fillsCell(start, KEPT_TOGETHER) && isFull([...part.lines, ...(rest.parts[0]?.lines ?? [])], part.box, last, next)
  );
}

/** The last row above and the first below as one row. */
function joinRow(above: readonly LongCell[], below: readonly LongCell[], rows: number): LongCell[] {
  const shift = rows - 1;
  const joined = [...above];
  for (const cell of below) {
    const start =
      cell.row === 0
        ? matching(
            above.filter((one) => endsIn(one, rows)),
            cell,
          )
        : undefined;
    const moved = { ...cell, row: cell.row + shift };
    if (start === undefined) joined.push(cell.row === 0 ? { ...moved, row: rows } : moved);
    else {
      const at = joined.indexOf(start);
      joined[at] = { ...start, rowSpan: start.rowSpan + cell.rowSpan - 1, parts: [...start.parts, ...cell.parts] };
    }
  }
  return joined;
}

/** Leading columns, in which labels are merged over rows. */
const LABELS = 3;
/** Fewest labels by which it is known that a column has one in each row, and the longest label. */
const FEWEST_LABELS = 2;
const LONGEST_LABEL = 12;
/** Room that stays free where a word processor takes two lines of a paragraph over together, in type sizes. */
const KEPT_TOGETHER = 2.7;
/** Share of a column's labels that are most of them. */
const MOST_LABELS = 0.7;
/** Room that a further line takes, in type sizes. */
const LINE = 1.2;

/** What a label says without the weight in brackets behind it. */
const bareLabel = (text: string): string => text.replace(/[（(][^（()）]*[)）]?$/u, '');

/** Whether the text of a cell goes down to where the page cuts it, so that a further line had no room. */
function fillsCell({ parts }: LongCell, room = LINE): boolean {
  const last = parts.at(-1);
  const line = last?.lines.at(-1);
  return last !== undefined && line !== undefined && last.box[3] - line.box[3] < line.size * room;
}

/**
 * Whether a cell at the top of a page is the rest of the merged label above: blank, or the end of its text, or its whole
 * text for which there was no room above.
 * @param others what the other cells of that column say
 */
function isRest(start: LongCell, rest: LongCell, others: readonly string[]): boolean {
  const [above, below] = [printedText(start), printedText(rest)];
  const merged = start.rowSpan > 1 || rest.rowSpan > 1;
  const allFilled = others.length >= FEWEST_LABELS && others.every((label) => /\p{Script=Han}/u.test(label));
  if (below === '') return merged || (above !== '' && allFilled);
  if (!/[\p{Script=Han}（()）]/u.test(below)) return false;
  if (above === '') return allFilled && below.length <= LONGEST_LABEL;
  if (!/\p{Script=Han}/u.test(above) || below.length > LONGEST_LABEL) return false;
  const open = above.split(/[（(]/u).length > above.split(/[）)]/u).length;
  if (open || /^[（(）)]/u.test(below)) return true;
  if (/指标$/u.test(bareLabel(above)) || !/指标$/u.test(bareLabel(above + below))) return false;
  const alike = others.filter((label) => /指标$/u.test(bareLabel(label))).length;
  return below.length <= 3 || (fillsCell(start) && alike >= Math.max(FEWEST_LABELS, others.length * MOST_LABELS));
}

/** Rows below put under those above; a cell that only carries a label on over the page is that label's. */
function joinLabels(above: readonly LongCell[], below: readonly LongCell[], rows: number): LongCell[] {
  const joined = [...above];
  const bottom = above.filter((cell) => endsIn(cell, rows));
  for (const cell of below) {
    const start = cell.row === 0 ? matching(bottom, cell) : undefined;
    const carries =
      start !== undefined &&
      cell.column < LABELS &&
      isRest(start, cell, labelsBeside(above, start).concat(labelsBeside(below, cell)));
    if (start === undefined || !carries) joined.push({ ...cell, row: cell.row + rows });
    else {
      const parts = isBlank(cell) ? start.parts : [...start.parts, ...cell.parts];
      joined[joined.indexOf(start)] = { ...start, rowSpan: start.rowSpan + cell.rowSpan, parts };
    }
  }
  return joined;
}

/** What the cells say that stand above and below a cell, one upon the other, as wide as it. */
function labelsBeside(cells: readonly LongCell[], one: LongCell): string[] {
  const own = cells.filter(({ column, colSpan }) => column === one.column && colSpan === one.colSpan);
  const byTop = new Map(own.map((cell) => [cell.row, cell]));
  const byBottom = new Map(own.map((cell) => [cell.row + cell.rowSpan, cell]));
  const labels: string[] = [];
  for (let row = one.row; ; ) {
    const next = byBottom.get(row);
    if (next === undefined) break;
    labels.push(printedText(next));
    row = next.row;
  }
  for (let row = one.row + one.rowSpan; ; ) {
    const next = byTop.get(row);
    if (next === undefined) break;
    labels.push(printedText(next));
    row += next.rowSpan;
  }
  return labels;
}
