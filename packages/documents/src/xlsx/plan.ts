import { FORM_PAGE, type PageSetup, pageSize, type SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Align, Borders, Sheet, SheetCell, SheetLine, TextRun, VerticalAlign } from '@kaocheng/forms/sheet/sheet';
import type { LineSetting } from '../layout/cell-height.js';
import { columnWidths } from '../layout/column-widths.js';
import { CELL_SIZE, FONT_NAMES, lineType } from '../layout/faces.js';
import { rowHeights } from '../layout/row-heights.js';
import { columnName } from './address.js';
import { movedFormula } from './formula.js';
import { isShownAs, storedFor } from './stored.js';

/** No row of a worksheet is higher, points; a cell that needs more is given several rows. */
const TALLEST_ROW = 400;
/** Spreadsheet programs size no rows of merged cells themselves: room for the highest lines of the fonts that they may take. */
const SETTING: LineSetting = { leading: 1.42, padding: 5, least: 18 };
/** A worksheet that is longer than a page by no more than this share is printed smaller, on one. */
const ONE_PAGE = 1.25;

/** The hidden worksheet that holds lists to pick from. */
export const LISTS = '选项';
/** Names that no sheet of a document may have, in small letters: `History` is one that Excel keeps for itself. */
const RESERVED = ['history', LISTS];

/** What stands in a cell of a workbook that is written. */
export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly runs?: readonly TextRun[] }
  | { readonly kind: 'number'; readonly stored: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: string; readonly isNumber: boolean };

export interface CellLook {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
  readonly borders: Borders | 'all' | 'none';
  readonly numberFormat: string | null;
  readonly locked: boolean;
}

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly look: CellLook;
}

/** A range of rows and columns, from 0, corners included. */
export interface PlannedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface PlannedSheet {
  readonly name: string;
  /** mm. */
  readonly widths: readonly number[];
  /** Points. */
  readonly heights: readonly number[];
  readonly cells: readonly PlannedCell[];
  readonly merges: readonly PlannedRange[];
  readonly choices: readonly { readonly range: PlannedRange; readonly values: readonly string[] }[];
  readonly page: PageSetup;
  /** True where it is to be printed on one page. */
  readonly isOnePage: boolean;
  /** First and last row that is printed again on each page. */
  readonly repeat: readonly [first: number, last: number] | null;
  readonly breaksBefore: readonly number[];
  readonly isProtected: boolean;
}

/** A workbook as it is to be written, in no library's terms. */
export interface WorkbookPlan {
  readonly title: string;
  readonly footer: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly sheets: readonly PlannedSheet[];
}

/** Plans the workbook of a document: a worksheet for each sheet, its lines above and below as rows of merged cells. */
export function planWorkbook(document: SheetDocument): WorkbookPlan {
  const names = new Set<string>(RESERVED);
  return {
    title: document.title,
    footer: document.footer ?? '',
    properties: document.properties ?? {},
    sheets: document.sheets.map((sheet, at) => planSheet(sheet, worksheetName(sheet.name ?? `表${at + 1}`, names))),
  };
}

const LONGEST_NAME = 31;

/** A name that a worksheet may have: at most 31 characters, none of []:*?/\, and no other's. */
function worksheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, LONGEST_NAME) || '表';
  let name = clean;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
    const end = `(${count})`;
    name = `${clean.slice(0, Math.min(27, LONGEST_NAME - end.length))}${end}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function planSheet(sheet: Sheet, name: string): PlannedSheet {
  const widths = columnWidths(sheet);
  const before = sheet.before ?? [];
  const after = sheet.after ?? [];
  const heights = rowHeights(sheet, widths, SETTING);
  /** First row of the worksheet for each row of the sheet, and one more for the end: rows that are too tall become several. */
  const first: number[] = [before.length];
  const planned: number[] = before.map((line) => lineHeight(line, widths));
  for (const height of heights) {
    const parts = Math.max(1, Math.ceil(height / TALLEST_ROW));
    for (let part = 0; part < parts; part += 1) planned.push(height / parts);
    first.push((first.at(-1) ?? 0) + parts);
  }
  const end = first.at(-1) ?? 0;
  planned.push(...after.map((line) => lineHeight(line, widths)));
  const lines = [
    ...before.map((line, at) => ({ line, row: at })),
    ...after.map((line, at) => ({ line, row: end + at })),
  ];
  const placed = sheet.cells.map((cell) => ({ cell, range: rangeOf(cell, first) }));
  const isProtected = sheet.cells.some(({ editable }) => editable === true);
  const page = sheet.page ?? FORM_PAGE;
  const room = (pageSize(page).height - page.margins.top - page.margins.bottom) * POINTS_PER_MM;
  return {
    name,
    widths,
    heights: planned,
    cells: [
      ...lines.map(({ line, row }) => lineCell(line, row)),
      ...placed.flatMap(({ cell, range }) => cellsOf(cell, range, first)),
    ].sort((a, b) => a.row - b.row || a.column - b.column),
    merges: [
      ...(sheet.columns > 1
        ? lines.map(({ row }) => ({ top: row, left: 0, bottom: row, right: sheet.columns - 1 }))
        : []),
      ...placed.map(({ range }) => range).filter(({ top, left, bottom, right }) => bottom > top || right > left),
    ],
    choices: placed.flatMap(({ cell, range }) =>
      cell.choices === undefined || cell.choices.length === 0
        ? []
        : [{ range: { ...range, bottom: range.top, right: range.left }, values: cell.choices }],
    ),
    page,
    isOnePage: (sheet.breaksBefore ?? []).length === 0 && planned.reduce((sum, one) => sum + one, 0) <= room * ONE_PAGE,
    repeat: titleRows(sheet, before.length, first),
    breaksBefore: (sheet.breaksBefore ?? []).map((row) => first[row] ?? 0).filter((row) => row > 0),
    isProtected,
  };
}

/** The rows that are printed again: those at the top of the table, else its one head row further down, on the pages behind it. */
function titleRows(
  { repeatRows = 0, headRows = [] }: Sheet,
  above: number,
  first: readonly number[],
): [number, number] | null {
  const end = (row: number): number => (first[row] ?? first.at(-1) ?? above) - 1;
  if (repeatRows > 0) return [above, end(repeatRows)];
  const [row] = headRows;
  return row === undefined || headRows.length > 1 ? null : [end(row) + 1, end(row + 1)];
}

function rangeOf(cell: SheetCell, first: readonly number[]): PlannedRange {
  const top = first[cell.row] ?? cell.row;
  const below = first[cell.row + cell.rowSpan] ?? top + 1;
  return { top, left: cell.column, bottom: Math.max(below - 1, top), right: cell.column + cell.colSpan - 1 };
}

const POINTS_PER_MM = 72 / 25.4;

function lineHeight(line: SheetLine, widths: readonly number[]): number {
  const { size } = lineType(line);
  const width = widths.reduce((sum, each) => sum + each, 0) * POINTS_PER_MM;
  const glyphs = [...line.text].length * size;
  return Math.min(TALLEST_ROW, Math.max(1, Math.ceil(glyphs / Math.max(width, 1))) * size * 1.4 + 4);
}

function lineCell(line: SheetLine, row: number): PlannedCell {
  const { face, size, align } = lineType(line);
  return {
    row,
    column: 0,
    value: line.text === '' ? { kind: 'blank' } : { kind: 'text', text: line.text },
    look: {
      font: FONT_NAMES[face],
      size,
      bold: line.bold === true,
      align,
      verticalAlign: 'middle',
      borders: 'none',
      numberFormat: null,
      locked: true,
    },
  };
}

/** The cell itself and the places it covers, which need its rulings. */
function cellsOf(cell: SheetCell, range: PlannedRange, first: readonly number[]): PlannedCell[] {
  const look = lookOf(cell, Array.from({ length: cell.rowSpan }, (_, at) => at + cell.row).some(isParted(first)));
  const cells: PlannedCell[] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= range.right; column += 1) {
      const own = row === range.top && column === range.left;
      cells.push({ row, column, value: own ? contentOf(cell, first) : { kind: 'blank' }, look });
    }
  return cells;
}

/** Whether a row of the sheet is several rows of the worksheet, which a page's end may come between. */
const isParted =
  (first: readonly number[]) =>
  (row: number): boolean =>
    (first[row + 1] ?? 0) - (first[row] ?? 0) > 1;

/** @param isParted text in the middle of parted rows would stand where the page ends, and be cut by it */
function lookOf(cell: SheetCell, isParted: boolean): CellLook {
  const isFigure = cell.numberFormat !== undefined || /^[\d.,%+\-—–/]+$/.test(cell.text);
  return {
    font: FONT_NAMES[cell.face ?? 'table'],
    size: cell.size ?? CELL_SIZE,
    bold: cell.bold === true,
    align: cell.align ?? (isFigure || [...cell.text].length <= 10 ? 'center' : 'left'),
    verticalAlign: isParted ? 'top' : (cell.verticalAlign ?? 'middle'),
    borders: cell.borders ?? 'all',
    numberFormat: cell.numberFormat ?? null,
    locked: cell.editable !== true,
  };
}

function contentOf(cell: SheetCell, first: readonly number[]): CellValue {
  const { text, numberFormat, formula } = cell;
  const stored = numberFormat === undefined ? null : storedFor(text, numberFormat, cell.stored);
  // A cell holds a number of the processor: what it makes of the figure must be shown as the text.
  const number = stored === null ? null : numberIn(stored);
  const isNumber = number !== null && numberFormat !== undefined && isShownAs(number, numberFormat, text);
  if (formula !== undefined) {
    const moved = movedFormula(formula, (row) => (first[row] ?? row) + 1);
    return { kind: 'formula', formula: moved, result: isNumber ? number : text, isNumber };
  }
  if (isNumber) return { kind: 'number', stored: number };
  if (text === '') return { kind: 'blank' };
  return { kind: 'text', text, ...(cell.runs !== undefined && { runs: cell.runs }) };
}

/** What a cell can hold of a figure; null where it is too large. */
function numberIn(stored: string): string | null {
  const number = Number(stored);
  return Number.isFinite(number) ? String(number) : null;
}

/** `$A$1:$B$2` of a range. */
export function absolute({ top, left, bottom, right }: PlannedRange): string {
  return `$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`;
}
