import type { Span } from '@kaocheng/core/model/transcript';
import { withoutLayout } from '../assemble/printed.js';
import type { DocumentContent } from '../content.js';
import { foldLabel } from '../labels/lexicon.js';
import type { RawCell } from '../raw/raw-form.js';
import { LIMITS, type Sheet, type SheetCell } from './sheet.js';

/** A filled cell in a row of the stream, over columns [column, end). */
export interface GridCell {
  readonly column: number;
  readonly end: number;
  /** Without layout. */
  readonly text: string;
  /** For comparing with labels. */
  readonly fold: string;
  readonly raw: RawCell;
  /** True where the cell begins in a row above and reaches down into this one. */
  readonly covered: boolean;
}

/**
 * What the column of a cell is worth: a place; a count of separators, which a page break shifts; or nothing, where
 * blank and merged cells left no trace and each row is packed to the left.
 */
export type Grid = 'placed' | 'counted' | 'packed';

/** One row of a table, or one line of the text around tables; the document's tables form one stream of them. */
export interface GridRow {
  readonly kind: 'sheet' | 'text';
  readonly cells: readonly GridCell[];
  readonly start: number;
  readonly end: number;
  readonly grid: Grid;
  /** Number of the sheet or text block. */
  readonly block: number;
}

const rawOf = (cell: SheetCell, placed: boolean): RawCell => ({
  text: cell.text,
  spans: cell.spans,
  confidence: placed ? 1 : 0.98,
  ...(cell.page !== undefined && { page: cell.page }),
  ...(cell.box !== undefined && { box: cell.box }),
  ...(cell.sheet !== undefined && { sheet: cell.sheet }),
  ...(cell.address !== undefined && { address: cell.address }),
  ...(cell.stored !== undefined && { stored: cell.stored }),
});

const extent = (cells: readonly SheetCell[], sheet: Sheet): Span => {
  let start = sheet.end;
  let end = sheet.start;
  for (const cell of cells)
    for (const [from, to] of cell.spans) {
      if (from < start) start = from;
      if (to > end) end = to;
    }
  return start <= end ? [start, end] : [sheet.start, sheet.start];
};

/** Rows of a packed sheet have no blank before their last cell, but for a few. */
function gridOf(sheet: Sheet): Grid {
  if (sheet.placed) return 'placed';
  const filled = new Map<number, { count: number; last: number }>();
  for (const { row, column } of sheet.cells) {
    const at = filled.get(row) ?? { count: 0, last: -1 };
    filled.set(row, { count: at.count + 1, last: Math.max(at.last, column) });
  }
  let gaps = 0;
  for (const { count, last } of filled.values()) if (last + 1 > count) gaps++;
  return gaps * 5 < filled.size ? 'packed' : 'counted';
}

/** A cell of a piece of text over columns [column, end). */
export const cellOf = (raw: RawCell, column: number, end: number): GridCell => ({
  column,
  end,
  text: withoutLayout(raw.text),
  fold: foldLabel(raw.text),
  raw,
  covered: false,
});

function sheetRows(sheet: Sheet, block: number): GridRow[] {
  const layout = gridOf(sheet);
  const own: SheetCell[][] = Array.from({ length: Math.min(sheet.rows, LIMITS.rows) }, () => []);
  const grid: GridCell[][] = own.map(() => []);
  let filled = 0;
  for (const cell of sheet.cells) {
    const fold = foldLabel(cell.text);
    if (fold === '' || filled > LIMITS.cells) continue;
    own[cell.row]?.push(cell);
    const text = withoutLayout(cell.text);
    const raw = rawOf(cell, sheet.placed);
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, grid.length); row++, filled++)
      grid[row]?.push({
        column: cell.column,
        end: cell.column + cell.colSpan,
        text,
        fold,
        raw,
        covered: row > cell.row,
      });
  }
  return grid.map((cells, row) => {
    const [start, end] = extent(own[row] ?? [], sheet);
    return { kind: 'sheet', cells: cells.sort((a, b) => a.column - b.column), start, end, grid: layout, block };
  });
}

/** Lines of a text that may belong to the table before it, and to the one behind it. */
const NEAR = 200;

function textRows(text: string, from: number, to: number, block: number): GridRow[] {
  const lines: { start: number; trimmed: string }[] = [];
  for (const match of text.slice(from, to).matchAll(/[^\r\n\f]+/gu)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed !== '') lines.push({ start: from + match.index + (line.length - line.trimStart().length), trimmed });
  }
  const near = lines.length <= 2 * NEAR ? lines : [...lines.slice(0, NEAR), ...lines.slice(-NEAR)];
  return near.map(({ start, trimmed }) => {
    const end = start + trimmed.length;
    const raw: RawCell = { text: trimmed, spans: [[start, end]], confidence: 0.98 };
    return { kind: 'text', cells: [cellOf(raw, 0, 1)], start, end, grid: 'packed', block };
  });
}

/** The rows of all tables of a document and the lines near them, in reading order; rows that print nothing left out. */
export function rowsOf(content: DocumentContent): GridRow[] {
  return content.blocks.flatMap((block, index) =>
    (block.kind === 'sheet'
      ? sheetRows(block.sheet, index)
      : textRows(content.text, block.start, block.end, index)
    ).filter((row) => row.cells.some((cell) => !cell.covered)),
  );
}
