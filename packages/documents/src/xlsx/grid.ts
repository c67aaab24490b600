import type { Omitted } from '@kaocheng/core/model/transcript';
import type { PageSetup } from '@kaocheng/forms/sheet/page-setup';
import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { BREAK, type Cell, type CellFacts, type Node, type Row, type Table } from '../content/nodes.js';
import { addressOf, type Range, WORKSHEET } from './address.js';
import type { CellStyle } from './styles.js';
import type { Worksheet, WorksheetCell } from './worksheet.js';

const MM_PER_INCH = 25.4;
/** A character of the standard font is 7 pixels wide, a pixel a 96th of an inch. */
const MM_PER_CHARACTER = (7 * MM_PER_INCH) / 96;
const A3 = 8;

/** A worksheet as a table, and what was left out of it because it is hidden or lies beyond all limits. */
export interface WorksheetGrid {
  readonly table: Table;
  /** Row of the worksheet that each row of the table is, from 0. */
  readonly places: readonly number[];
  readonly omitted: readonly Omitted[];
}

/** Merged ranges that lie within limits, by their first place, and all places that they cover besides. */
interface Merged {
  readonly first: ReadonlyMap<number, Range>;
  covers(row: number, column: number): boolean;
}

const key = (row: number, column: number): number => row * WORKSHEET.columns + column;

function merged(worksheet: Worksheet): Merged {
  const first = new Map<number, Range>();
  /** Ranges by each row they cover. */
  const byRow = new Map<number, Range[]>();
  let covered = 0;
  for (const range of worksheet.merges) {
    const rows = range.bottom - range.top + 1;
    if (
      range.left >= LIMITS.columns ||
      rows > LIMITS.rows ||
      range.right - range.left >= LIMITS.columns ||
      covered + rows > LIMITS.cells
    )
      continue;
    const overlaps = (byRow.get(range.top) ?? []).some(
      (other) => range.left <= other.right && range.right >= other.left,
    );
    if (overlaps) continue;
    covered += rows;
    first.set(key(range.top, range.left), range);
    for (let row = range.top; row <= range.bottom; row += 1) {
      const ranges = byRow.get(row);
      if (ranges === undefined) byRow.set(row, [range]);
      else ranges.push(range);
    }
  }
  return {
    first,
    covers: (row, column) =>
      byRow
        .get(row)
        ?.some((range) => column >= range.left && column <= range.right && (row > range.top || column > range.left)) ===
      true,
  };
}

/**
 * The grid of a worksheet as it is seen: hidden rows and columns left out, rows in which nothing is shown too, the places
 * that a merged cell covers likewise. Cells know their sheet and address.
 */
export function gridOf(worksheet: Worksheet, name: string): WorksheetGrid {
  const merges = merged(worksheet);
  const hiddenColumns = hiddenColumnsOf(worksheet);
  const isHidden = (column: number): boolean => hiddenColumns[column] === 1;
  const shown: ShownCell[] = [];
  const hidden = { rows: new Set<number>(), columns: new Set<number>() };
  let beyond = 0;
  let width = 0;
  const seenAt = firstVisible(worksheet);
  for (const cell of worksheet.cells) {
    const range = merges.first.get(key(cell.row, cell.column));
    const row = range === undefined ? (worksheet.hiddenRows.has(cell.row) ? null : cell.row) : seenAt(range);
    if (row === null) hidden.rows.add(cell.row);
    else if (isHidden(cell.column) && range === undefined) hidden.columns.add(cell.column);
    else if (cell.column >= LIMITS.columns) beyond += 1;
    else if (!merges.covers(cell.row, cell.column)) {
      shown.push({ cell, row, column: cell.column, range });
      width = Math.max(width, (range?.right ?? cell.column) + 1);
    }
  }
  const columns: number[] = [];
  for (let column = 0; column < Math.min(width, LIMITS.columns); column += 1)
    if (!isHidden(column)) columns.push(column);
  const rows = rowsOf(shown);
  const kept = rows.slice(0, LIMITS.rows);
  beyond += rows.slice(LIMITS.rows).reduce((sum, row) => sum + row.cells.length, 0);
  const before = columnsBefore(columns, width);
  const facts = {
    isSheet: true,
    name,
    widths: columns.map((column) => widthOf(worksheet, column) * MM_PER_CHARACTER),
    heights: kept.map(({ row }) => heightOf(worksheet, row)),
    page: pageOf(worksheet),
  };
  const frame: Frame = { kept, before, worksheet, name, styles: new Map() };
  const table: Table = {
    kind: 'table',
    rows: kept.map((row) => lineOf(row, frame)),
    facts,
  };
  const omitted: Omitted[] = [
    { what: 'hidden-rows', sheet: name, count: hidden.rows.size },
    { what: 'hidden-columns', sheet: name, count: hidden.columns.size },
    { what: 'beyond-limits', sheet: name, count: beyond },
    { what: 'unvalued-formulas', sheet: `${name}：${addresses(worksheet.unvalued)}`, count: worksheet.unvalued.length },
  ];
  return { table, places: kept.map(({ row }) => row), omitted: omitted.filter(({ count }) => count > 0) };
}

/** Addresses that are named; of more the first. */
const MOST_NAMED = 12;
const addresses = (all: readonly string[]): string =>
  `${all.slice(0, MOST_NAMED).join('、')}${all.length > MOST_NAMED ? '……' : ''}`;

/** The first row of a range that is not hidden: there a merged cell is seen. Each range is looked through once. */
function firstVisible({ hiddenRows }: Worksheet): (range: Range) => number | null {
  const known = new Map<Range, number | null>();
  return (range) => {
    const before = known.get(range);
    if (before !== undefined) return before;
    let row = range.top;
    while (row <= range.bottom && hiddenRows.has(row)) row += 1;
    const found = row <= range.bottom ? row : null;
    known.set(range, found);
    return found;
  };
}

/** 1 for each column that is hidden. */
function hiddenColumnsOf(worksheet: Worksheet): Uint8Array {
  const changes = new Int32Array(WORKSHEET.columns + 1);
  for (const [first, last] of worksheet.hiddenColumns) {
    changes[first] = (changes[first] ?? 0) + 1;
    changes[last + 1] = (changes[last + 1] ?? 0) - 1;
  }
  let open = 0;
  return Uint8Array.from({ length: WORKSHEET.columns }, (_, column) => {
    open += changes[column] ?? 0;
    return open > 0 ? 1 : 0;
  });
}

interface ShownCell {
  readonly cell: WorksheetCell;
  /** Where it is seen: below its own row where that is hidden. */
  readonly row: number;
  readonly column: number;
  /** What it is merged with. */
  readonly range: Range | undefined;
}

interface ShownRow {
  readonly row: number;
  /** In the order of their columns. */
  readonly cells: readonly ShownCell[];
}

function rowsOf(cells: readonly ShownCell[]): ShownRow[] {
  const rows: { row: number; cells: ShownCell[] }[] = [];
  const byNumber = new Map<number, { row: number; cells: ShownCell[] }>();
  let last: { row: number; cells: ShownCell[] } | undefined;
  for (const cell of cells) {
    if (last?.row !== cell.row) {
      last = byNumber.get(cell.row);
      if (last === undefined) {
        last = { row: cell.row, cells: [] };
        rows.push(last);
        byNumber.set(cell.row, last);
      }
    }
    last.cells.push(cell);
  }
  for (const row of rows) row.cells = inOrder(row.cells);
  return rows.sort((a, b) => a.row - b.row);
}

/** Cells by their columns; of two in one place the later counts. */
function inOrder(cells: ShownCell[]): ShownCell[] {
  const ordered = cells.every((cell, at) => at === 0 || cell.column > (cells[at - 1]?.column ?? -1));
  if (ordered) return cells;
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  return [...byColumn.values()].sort((a, b) => a.column - b.column);
}

/** How many of the shown columns stand before each column. */
function columnsBefore(columns: readonly number[], width: number): number[] {
  const before: number[] = [];
  let count = 0;
  for (let column = 0; column <= width; column += 1) {
    before.push(count);
    if (columns[count] === column) count += 1;
  }
  return before;
}

interface Frame {
  readonly kept: readonly ShownRow[];
  readonly before: readonly number[];
  readonly worksheet: Worksheet;
  readonly name: string;
  readonly styles: Map<CellStyle, CellFacts>;
}

function lineOf(row: ShownRow, frame: Frame): Row {
  const cells: Cell[] = [];
  for (const { cell, column, range } of row.cells) {
    const colSpan = range === undefined ? 1 : spanBetween(frame.before, column, range.right + 1);
    if (colSpan === 0) continue;
    const rowSpan = range === undefined ? 1 : rowsWithin(frame.kept, row.row, range.bottom);
    cells.push({
      column: frame.before[column] ?? 0,
      rowSpan,
      colSpan,
      children: textNodes(cell.text),
      facts: factsOf(cell, frame),
    });
  }
  return { cells };
}

const spanBetween = (before: readonly number[], from: number, to: number): number =>
  (before[Math.min(to, before.length - 1)] ?? 0) - (before[from] ?? 0);

/** How many of the kept rows stand in [top, bottom]. */
function rowsWithin(kept: readonly ShownRow[], top: number, bottom: number): number {
  let low = 0;
  let high = kept.length;
  const firstAfter = (row: number): number => {
    low = 0;
    high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.row ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return Math.max(1, firstAfter(bottom + 1) - firstAfter(top));
}

function textNodes(text: string): Node[] {
  if (!text.includes('\n')) return [text];
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [BREAK, line]));
}

function factsOf(cell: WorksheetCell, { worksheet, name, styles }: Frame): CellFacts {
  const facts: Facts = { sheet: name, address: addressOf(cell) };
  if (cell.runs !== undefined) facts.runs = cell.runs;
  if (cell.stored !== undefined) facts.stored = cell.stored;
  if (worksheet.isProtected) facts.editable = !cell.style.locked;
  return Object.assign(facts, lookOf(cell.style, styles));
}

type Facts = { -readonly [K in keyof CellFacts]: CellFacts[K] };

/** What a style says of the look of a cell, made once for each style. */
function lookOf(style: CellStyle, known: Map<CellStyle, CellFacts>): CellFacts {
  const before = known.get(style);
  if (before !== undefined) return before;
  const facts: Facts = {};
  if (style.numberFormat !== 'General') facts.numberFormat = style.numberFormat;
  if (style.align !== undefined) facts.align = style.align;
  if (style.verticalAlign !== undefined) facts.verticalAlign = style.verticalAlign;
  if (style.bold === true) facts.bold = true;
  if (style.size !== undefined) facts.size = style.size;
  if (style.borders !== undefined) facts.borders = style.borders;
  known.set(style, facts);
  return facts;
}

/** In characters. */
function widthOf(worksheet: Worksheet, column: number): number {
  const found = worksheet.widths.find(([first, last]) => column >= first && column <= last);
  return found?.[2] ?? worksheet.defaultWidth;
}

function heightOf(worksheet: Worksheet, row: number): number | null {
  const points = worksheet.heights.get(row);
  return points === undefined ? null : (points * MM_PER_INCH) / 72;
}

function pageOf({ landscape, paper, margins }: Worksheet): PageSetup {
  const { top, right, bottom, left } = margins ?? { top: 1, right: 0.75, bottom: 1, left: 0.75 };
  const mm = (inches: number): number => inches * MM_PER_INCH;
  return {
    paper: paper === A3 ? 'A3' : 'A4',
    orientation: landscape ? 'landscape' : 'portrait',
    margins: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left) },
  };
}
