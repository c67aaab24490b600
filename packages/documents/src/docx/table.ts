import type { Cell, Node, Row, Table } from '../content/nodes.js';
import { settleSpans } from './spans.js';

/** A cell as the file has it, before merged cells are put together. */
export interface DraftCell {
  gridSpan: number;
  /** `w:tcW`, twentieths of a point; 0 where the file does not say. */
  width: number;
  /** `w:vMerge`: begins a merged cell, goes on with the one above, or neither. */
  down: 'restart' | 'continue' | null;
  /** `w:hMerge` of old files. */
  across: 'restart' | 'continue' | null;
  /** Whether its deletion is tracked. */
  gone: boolean;
  readonly children: Node[];
}

export interface DraftRow {
  readonly cells: DraftCell[];
  before: number;
  /** Columns of the grid behind the last cell. */
  after: number;
  isHeader: boolean;
  /** Whether it is hidden, or its deletion tracked. */
  gone: boolean;
}

/** A table while it is read. */
export class DraftTable {
  readonly rows: DraftRow[] = [];
  /** Widths of the columns, twentieths of a point. */
  readonly columns: number[] = [];

  openRow(): DraftRow {
    const row: DraftRow = { cells: [], before: 0, after: 0, isHeader: false, gone: false };
    this.rows.push(row);
    return row;
  }

  openCell(): DraftCell {
    const cell: DraftCell = { gridSpan: 1, width: 0, down: null, across: null, gone: false, children: [] };
    (this.rows.at(-1) ?? this.openRow()).cells.push(cell);
    return cell;
  }
}

interface Open {
  rowSpan: number;
  readonly colSpan: number;
  readonly children: Node[];
}

const MM_PER_TWIP = 25.4 / 1440;

/** The table of a draft: cells merged across and downward are one; what stands in a place that is merged away is not shown. */
export function tableOf(draft: DraftTable): Table {
  acceptDeletions(draft);
  settleSpans(draft);
  const rows: Row[] = [];
  /** For each first column the merged cell that may go on below. */
  let open = new Map<number, Open>();
  for (const row of draft.rows) {
    const cells: Cell[] = [];
    const next = new Map<number, Open>();
    let column = row.before;
    if (column > 0) cells.push({ rowSpan: 1, colSpan: column, children: [] });
    for (const [at, cell] of row.cells.entries()) {
      if (cell.across === 'continue' && at > 0) continue;
      const colSpan = widthOf(row.cells, at);
      const above = cell.down === 'continue' ? open.get(column) : undefined;
      if (above !== undefined && above.colSpan === colSpan) {
        above.rowSpan += 1;
        next.set(column, above);
      } else {
        const own: Open = { rowSpan: 1, colSpan, children: cell.children };
        cells.push(own);
        if (cell.down !== null) next.set(column, own);
      }
      column += colSpan;
    }
    open = next;
    rows.push({ cells });
  }
  return {
    kind: 'table',
    rows,
    facts: {
      ...(draft.columns.length > 0 && { widths: draft.columns.map((twips) => twips * MM_PER_TWIP) }),
      ...repeated(draft),
    },
  };
}

/** Takes out rows that are hidden or deleted, deleted cells, and rows that had no others. */
function acceptDeletions({ rows }: DraftTable): void {
  const kept = rows.filter(({ gone, cells }) => !gone && (cells.length === 0 || cells.some((cell) => !cell.gone)));
  rows.splice(0, rows.length, ...kept);
  for (const { cells } of rows)
    if (cells.some(({ gone }) => gone)) cells.splice(0, cells.length, ...cells.filter(({ gone }) => !gone));
}

function repeated(draft: DraftTable): { repeatRows?: number } {
  const count = draft.rows.findIndex(({ isHeader }) => !isHeader);
  return count > 0 ? { repeatRows: count } : {};
}

/** Columns of a cell with those that are merged to it across. */
function widthOf(cells: readonly DraftCell[], at: number): number {
  let width = cells[at]?.gridSpan ?? 1;
  for (let next = at + 1; cells[next]?.across === 'continue'; next += 1) width += cells[next]?.gridSpan ?? 1;
  return width;
}

/** Columns may differ by this share of their width between the parts of one table. */
const SAME_WIDTH = 0.08;

const isBlank = (node: Node): boolean => (typeof node === 'string' ? node.trim() === '' : node.kind === 'break');

/**
 * Joins tables that follow each other with nothing printed between them and have the same columns: one table that a page
 * or section break cut. Header rows that are printed again are left out.
 */
export function joinTables(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  let last: number | null = null;
  for (const node of nodes) {
    if (typeof node === 'string' || node.kind === 'break') {
      if (!isBlank(node)) last = null;
      joined.push(node);
      continue;
    }
    const before = last === null ? undefined : joined[last];
    if (
      last !== null &&
      before !== undefined &&
      typeof before !== 'string' &&
      before.kind === 'table' &&
      alike(before, node)
    ) {
      const rows = [...before.rows, ...withoutHeader(before, node)];
      joined[last] = { ...before, rows };
      continue;
    }
    last = joined.length;
    joined.push(node);
  }
  return joined;
}

function alike(a: Table, b: Table): boolean {
  const [left, right] = [a.facts?.widths ?? [], b.facts?.widths ?? []];
  if (left.length < 3 || left.length !== right.length) return false;
  return left.every((width, at) => Math.abs(width - (right[at] ?? 0)) <= Math.max(width, 1) * SAME_WIDTH);
}

const print = (row: Row): string =>
  row.cells.map((cell) => cell.children.map((node) => (typeof node === 'string' ? node : '')).join('')).join('\t');

function withoutHeader(before: Table, table: Table): Row[] {
  let at = 0;
  while (at < (table.facts?.repeatRows ?? 1) && at < before.rows.length) {
    const [first, again] = [before.rows[at], table.rows[at]];
    if (first === undefined || again === undefined || print(first) !== print(again) || print(first).trim() === '')
      break;
    at += 1;
  }
  return table.rows.slice(at);
}
