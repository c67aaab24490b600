import type { Omitted } from '@kaocheng/core/model/transcript';
import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { BREAK, type Cell, type CellFacts, type Node, type Row, type Table } from '../content/nodes.js';
import { WORKSHEET } from './address.js';
import { factsOf } from './cell-facts.js';
import { firstVisible, merged } from './merged.js';
import { rowsOf, type ShownCell, type ShownRow } from './shown-rows.js';
import type { CellStyle } from './styles.js';
import type { Worksheet } from './worksheet.js';
import { heightOf, pageOf, widthOf } from './worksheet-page.js';

/** A worksheet as a table, and what was left out of it because it is hidden or lies beyond all limits. */
export interface WorksheetGrid {
  readonly table: Table;
  /** Row of the worksheet that each row of the table is, from 0. */
  readonly places: readonly number[];
  readonly omitted: readonly Omitted[];
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
    const range = merges.at(cell.row, cell.column);
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
    widths: columns.map((column) => widthOf(worksheet, column)),
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

const NONE_HIDDEN = new Uint8Array(0);

/** 1 for each column that is hidden. */
function hiddenColumnsOf({ hiddenColumns }: Worksheet): Uint8Array {
  if (hiddenColumns.length === 0) return NONE_HIDDEN;
  const changes = new Int32Array(WORKSHEET.columns + 1);
  for (const [first, last] of hiddenColumns) {
    changes[first] = (changes[first] ?? 0) + 1;
    changes[last + 1] = (changes[last + 1] ?? 0) - 1;
  }
  const hidden = new Uint8Array(WORKSHEET.columns);
  let open = 0;
  for (let column = 0; column < WORKSHEET.columns; column += 1) {
    open += changes[column] ?? 0;
    if (open > 0) hidden[column] = 1;
  }
  return hidden;
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
      facts: factsOf(cell, frame.worksheet.isProtected, frame.name, frame.styles),
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
