import { FORM_PAGE, pageSize, type SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Align, Borders, Sheet, SheetCell, SheetLine, TextRun, TypeFace } from '@kaocheng/forms/sheet/sheet';
import { cellHeight, type LineSetting } from '../layout/cell-height.js';
import { columnWidths } from '../layout/column-widths.js';
import { CELL_SIZE, lineType } from '../layout/faces.js';
import { type HeadRow, headRows, partedCells, reachedRows } from '../layout/head-rows.js';
import { type Fitted, onOnePage } from '../layout/page-fit.js';
import { FONT_CHAINS, type FontChains } from './fonts.js';

/** Rows higher than this part of the page between its margins may be broken by its end; lower ones stay whole. */
const TALL = 0.5;
/** How Typst sets the lines of a cell, a little over. */
const SETTING: LineSetting = { leading: 1.3, padding: 3, least: 15.5 };
const POINTS_PER_MM = 72 / 25.4;
const INSET = 4;

/** Longer texts begin at the left where nothing is said of them. */
const LONG_LINE = 20;

interface Run {
  readonly text: string;
  readonly face: TypeFace;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

interface Line {
  readonly runs: readonly Run[];
  readonly align: Align;
  readonly heading: boolean;
  /** Whether it stays with what follows it on one page. */
  readonly sticky: boolean;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly runs: readonly Run[];
  readonly align: Align;
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly borders: Required<Borders>;
  readonly breakable: boolean;
  /** mm. */
  readonly least: number | null;
}

interface SheetData {
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  };
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  readonly columns: readonly number[];
  /** Room above and below the text of a cell, points. */
  readonly inset: number;
  /** The table, or its parts where new pages begin in it; each with the rows that are printed again on its pages. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly header: readonly Cell[];
  readonly groups: readonly Group[];
}

/** Rows one after the other: a row that heads those below it, or rows up to the next such. */
interface Group {
  readonly isHead: boolean;
  readonly repeat: boolean;
  /** Of a head: a lower one (3) does not end the repetition of a higher one (2) above it. */
  readonly level: 2 | 3;
  readonly cells: readonly Cell[];
}

/** What the Typst program is given. */
export interface LayoutData {
  readonly title: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly footer: string | null;
  readonly fonts: FontChains;
  readonly sheets: readonly SheetData[];
}

/**
 * A document as the Typst program takes it. Pure.
 * @param date YYYY-MM-DD
 */
export function layoutData(document: SheetDocument, date: string, fonts: FontChains = FONT_CHAINS): LayoutData {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  return {
    date: { year, month, day },
    title: printable(document.title),
    footer: document.footer === undefined ? null : printable(document.footer),
    fonts,
    sheets: document.sheets.map((sheet) => sheetData(onOnePage(sheet, SETTING))),
  };
}

/** Control characters have no glyph; Typst takes a tab or a line's end as it should be. */
const printable = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/gu, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu, '\ufffd');

function sheetData({ sheet: fitted, scale, isLong }: Fitted): SheetData {
  const heads = isLong ? headRows(fitted) : [];
  const sheet = isLong ? { ...fitted, cells: partedCells(fitted, heads) } : fitted;
  const page = sheet.page ?? FORM_PAGE;
  const repeat = headerRows(sheet);
  const strut = new Set<number>();
  const columns = columnWidths(sheet);
  const tall = tallRows(sheet, columns);
  const cells = sheet.cells.map((cell) => cellData(cell, sheet, strut, tall));
  return {
    page: { ...pageSize(page), margins: page.margins },
    before: (sheet.before ?? []).map((line) => lineData(line, true)),
    after: (sheet.after ?? []).map((line, at, { length }) => lineData(line, at < length - 1)),
    columns,
    inset: INSET * scale,
    parts: partsOf(sheet, cells, repeat, heads),
  };
}

/** The rows of a table from one page break to the next; a break inside a merged cell is none. */
function partsOf(sheet: Sheet, cells: readonly Cell[], repeat: number, heads: readonly HeadRow[]): Part[] {
  if (cells.length === 0) return [];
  const header = cells.filter(({ y }) => y < repeat);
  const wanted = (sheet.breaksBefore ?? []).filter((at) => at > repeat && at < sheet.rows);
  const reached = wanted.length === 0 ? new Set<number>() : reachedRows(sheet);
  const starts = [repeat, ...wanted.filter((at) => !reached.has(at))];
  const rows = parted(cells, ({ y }) => y, starts);
  const inside = parted(heads, ({ row }) => row, starts);
  return starts.map((from, i) => {
    const moved = (y: number): number => y - from + repeat;
    return {
      header,
      groups: groupsOf(
        (rows[i] ?? []).map((cell) => ({ ...cell, y: moved(cell.y) })),
        (inside[i] ?? []).map((head) => ({ ...head, row: moved(head.row) })),
        repeat,
      ),
    };
  });
}

/** Things by the stretch of rows in which they stand, in their order; `starts` rise, what stands before the first is left out. */
function parted<Thing>(
  things: readonly Thing[],
  rowOf: (thing: Thing) => number,
  starts: readonly number[],
): Thing[][] {
  const stretches: Thing[][] = starts.map(() => []);
  const last = things.reduce((most, thing) => Math.max(most, rowOf(thing)), 0);
  const stretchOf: (Thing[] | undefined)[] = [];
  for (let row = 0, at = -1; row <= last; row++) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= row) at++;
    stretchOf.push(stretches[at]);
  }
  for (const thing of things) stretchOf[rowOf(thing)]?.push(thing);
  return stretches;
}

/** Cells parted where a head row begins and where it ends. */
function groupsOf(cells: readonly Cell[], heads: readonly HeadRow[], first: number): Group[] {
  const starts: { readonly from: number; readonly head: HeadRow | null }[] = [{ from: first, head: null }];
  for (const head of heads) starts.push({ from: head.row, head }, { from: head.row + 1, head: null });
  const stretches = parted(
    cells,
    ({ y }) => y,
    starts.map(({ from }) => from),
  );
  return starts.flatMap(({ head }, at): Group[] => {
    const own = stretches[at] ?? [];
    const kind = {
      isHead: head !== null,
      repeat: head?.repeat === true,
      level: head?.isInside === true ? 3 : 2,
    } as const;
    return own.length === 0 ? [] : [{ ...kind, cells: own }];
  });
}

/** Rows that are printed again on each page: never all of them, and none that a merged cell ties to the rows below. */
function headerRows(sheet: Sheet): number {
  const wanted = sheet.repeatRows ?? 0;
  if (wanted >= sheet.rows) return 0;
  return sheet.cells.some(({ row, rowSpan }) => row < wanted && row + rowSpan > wanted) ? 0 : wanted;
}

/** Rows that may be broken by a page's end: one cell that must stay whole would push all of its row past the end. */
function tallRows(sheet: Sheet, widths: readonly number[]): ReadonlySet<number> {
  const page = sheet.page ?? FORM_PAGE;
  const room = (pageSize(page).height - page.margins.top - page.margins.bottom) * POINTS_PER_MM * TALL;
  const tall = new Set<number>();
  sheet.heights?.forEach((height, row) => {
    if (height !== null && height * POINTS_PER_MM > room) tall.add(row);
  });
  for (const cell of sheet.cells) if (cell.rowSpan === 1 && cellHeight(cell, widths) > room) tall.add(cell.row);
  return tall;
}

function cellData(cell: SheetCell, sheet: Sheet, strut: Set<number>, tall: ReadonlySet<number>): Cell {
  const { row, column, rowSpan, colSpan, align, verticalAlign, borders } = cell;
  const height = rowSpan === 1 && !strut.has(row) ? (sheet.heights?.[row] ?? null) : null;
  if (height !== null) strut.add(row);
  return {
    x: column,
    y: row,
    w: Math.min(colSpan, sheet.columns - column),
    h: Math.min(rowSpan, sheet.rows - row),
    runs: runsOf(cell.text, cell.runs, cell, { face: 'table', size: CELL_SIZE }),
    align: align ?? (cell.text.length > LONG_LINE || cell.text.includes('\n') ? 'left' : 'center'),
    valign: verticalAlign ?? 'middle',
    borders: { top: true, right: true, bottom: true, left: true, ...borders },
    breakable: rowSpan > 1 || tall.has(row),
    least: height,
  };
}

function lineData(line: SheetLine, sticky: boolean): Line {
  const { face, size, align } = lineType(line);
  return { runs: runsOf(line.text, undefined, line, { face, size }), align, heading: line.role === 'title', sticky };
}

function runsOf(
  text: string,
  runs: readonly TextRun[] | undefined,
  own: { readonly bold?: boolean; readonly size?: number; readonly face?: TypeFace },
  usual: { readonly face: TypeFace; readonly size: number },
): Run[] {
  return (runs ?? [{ text }]).map((run: TextRun) => ({
    text: printable(run.text),
    face: run.face ?? own.face ?? usual.face,
    size: run.size ?? own.size ?? usual.size,
    bold: run.bold ?? own.bold ?? false,
    italic: run.italic ?? false,
    underline: run.underline ?? false,
  }));
}
