import type { Unread } from '@kaocheng/core/model/transcript';
import { asUnread } from '../accounts/coverage.js';
import { summary } from '../generated/summary.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawCell } from '../raw/raw-form.js';
import type { GridCell, GridRow } from '../sheet/rows.js';
import { isOtherTitle, titleOf } from '../sheet/titles.js';
import { assembleSummary, type DraftSummaryRow } from './assemble.js';
import type { SummaryReading } from './find-summaries.js';
import { headOfGrid } from './grid-head.js';
import { type GridColumn, type GridHeader, gridHeader } from './grid-header.js';
import { isNote, joinedByLabel, type LabelledCell, notesOf, printedOf } from './grid-notes.js';
import { fold, summaryTitles, totalLabels } from './layout.js';

/** Rows above a header in which its title may stand. */
const TITLE_WITHIN = 6;
const LONGEST_TITLE = 60;
/** A title that no list knows: 2022年度项目绩效自评情况一览表. */
const TITLE = new RegExp(`(?:${anyOf(summary.about)}).{0,30}(?:${anyOf(summary.ends)})(?:\\([^()]{1,20}\\))?$`, 'u');
/** Lines between two halves of a table that a page cuts. */
const BETWEEN = /^(?:[-—–第]*\d{1,3}[-—–页]*|.{0,4}续表?\d*|(?:金额)?单位:.{1,4})$/u;

const own = (row: GridRow): GridCell[] => row.cells.filter((cell) => !cell.covered);

interface Title {
  readonly cell: RawCell | null;
  readonly known: boolean;
  /** The row that it stands in; that of the header where there is none. */
  readonly row: number;
}

/** The title over the header at `at`: one that the lists know, else the nearest line that reads like one. */
function titleAbove(rows: readonly GridRow[], at: number, from: number): Title {
  let near: Title | null = null;
  for (let i = at - 1; i >= Math.max(from, at - TITLE_WITHIN); i--) {
    const row = rows[i] as GridRow;
    const cells = own(row);
    const cell = cells[0];
    if (cell === undefined || cells.length > 6) break;
    const text = fold(cell.text);
    if (text.length > LONGEST_TITLE || /[。;!?]/u.test(text)) continue;
    const title = { cell: printedOf(cell), row: i };
    if (summaryTitles.some((known) => text.includes(known))) return { ...title, known: true };
    if (cells.length === 1 && TITLE.test(text)) near ??= { ...title, known: false };
  }
  return near ?? { cell: null, known: false, row: at };
}

type Placed = DraftSummaryRow[number] & { readonly column: GridColumn };

interface Body {
  readonly rows: DraftSummaryRow[];
  readonly notes: LabelledCell[];
  readonly unread: RawCell[];
  total: readonly Placed[] | null;
  /** Row behind the last one of the table. */
  to: number;
}

/** Whether a row prints the labels of the header again, as the top of a page does. */
function repeats(row: GridRow, labels: ReadonlySet<string>): boolean {
  const cells = own(row);
  return cells.length >= 2 && cells.every((cell) => labels.has(fold(cell.text)));
}

/** What a total keeps of its row. */
const TOTALS: ReadonlySet<string> = new Set(['annual', 'executed']);
const isTotal = (cell: GridCell): boolean => totalLabels.includes(fold(cell.text).replace(/:$/u, ''));

/** The cells of a row that go into its fields, the last one of each, and those that go into none. */
function partedByField(cells: readonly GridCell[], columnAt: (cell: GridCell) => GridColumn | undefined) {
  const placed = new Map<string, Placed>();
  const left: RawCell[] = [];
  for (const cell of cells) {
    const column = columnAt(cell);
    const repeated = column !== undefined && column.kind === 'text' && column.field !== 'reason';
    if (cell.covered && !repeated) continue;
    if (column === undefined) {
      left.push(printedOf(cell));
      continue;
    }
    const field = column.field === 'extra' ? `extra.${column.label}` : column.field;
    const before = placed.get(field);
    if (before !== undefined) left.push(before.cell);
    placed.set(field, { column, cell: printedOf(cell) });
  }
  return { placed: [...placed.values()], left };
}

function readBody(rows: readonly GridRow[], at: number, header: GridHeader): Body {
  const { columns } = header;
  const labels = new Set(rows.slice(at, at + header.depth).flatMap((row) => own(row).map((cell) => fold(cell.text))));
  const width = columns.at(-1)?.to ?? 0;
  const body: Body = { rows: [], notes: [], unread: [], total: null, to: at + header.depth };
  const columnAt = (cell: GridCell): GridColumn | undefined =>
    columns.find((column) => column.from <= cell.column && cell.column < column.to);
  for (let i = at + header.depth; i < rows.length; i++) {
    const row = rows[i] as GridRow;
    const cells = own(row);
    const first = cells[0];
    if (first === undefined) continue;
    if (row.kind === 'text') {
      if (cells.length === 1 && BETWEEN.test(fold(first.text))) continue;
      break;
    }
    if (row.grid !== 'placed' || Math.max(...row.cells.map((cell) => cell.end)) > width + 1) break;
    if (gridHeader(rows, i) !== null && !repeats(row, labels)) break;
    if (titleOf(row) !== null || isOtherTitle(row)) break;
    if (repeats(row, labels)) {
      body.to = i + 1;
      continue;
    }
    if (isNote(cells, columnAt)) {
      const notes = notesOf(cells);
      body.notes.push(...notes.labelled);
      body.unread.push(...notes.unread);
      body.to = i + 1;
      continue;
    }
    const { placed, left } = partedByField(row.cells, columnAt);
    if (cells.slice(0, 3).some(isTotal)) {
      const subtotal = cells.some((cell) => fold(cell.text).startsWith('小计'));
      if (subtotal || body.total !== null) body.unread.push(...cells.map(printedOf));
      else {
        body.total = placed;
        const kept = cells.filter((cell) => !isTotal(cell) && !TOTALS.has(columnAt(cell)?.field ?? ''));
        body.unread.push(...kept.map(printedOf));
      }
      body.to = i + 1;
      continue;
    }
    const name = placed.some(({ column }) => column.field === 'name');
    const others = placed.some(({ column }) => column.field !== 'name');
    if (name && others) {
      body.rows.push(placed);
      body.unread.push(...left);
    } else if (cells.length === 1 && first.end - first.column === 1 && body.rows.length === 0) break;
    else body.unread.push(...cells.map(printedOf));
    body.to = i + 1;
  }
  return body;
}

const inkOf = (text: string): number => text.replace(/\s+/gu, '').length;

/**
 * Reads the summaries of self-evaluations (自评汇总表) in tables whose cells have their places: title, header over one row
 * or more with columns in any order, known or not, a row for each project, total above or below, notes. Pure; linear in
 * the number of cells.
 * @param text the text that the spans of the rows point into
 * @param rows all tables of the document as one stream
 */
export function summariesOfGrid(text: string, rows: readonly GridRow[]): SummaryReading[] {
  const readings: SummaryReading[] = [];
  let free = 0;
  for (let at = 0; at < rows.length; at++) {
    const header = gridHeader(rows, at);
    if (header === null) continue;
    const title = titleAbove(rows, at, free);
    const fields = new Set(header.columns.map(({ field }) => field));
    const money = fields.has('annual') || fields.has('executed') || fields.has('rate');
    if (!title.known && !(fields.has('score') && money)) continue;
    const body = readBody(rows, at, header);
    if (body.rows.length > 0) {
      readings.push(reading(text, rows, at, title, body));
      free = body.to;
    }
    at = body.to - 1;
  }
  return readings;
}

function reading(text: string, rows: readonly GridRow[], at: number, title: Title, body: Body): SummaryReading {
  const header = rows[at] as GridRow;
  const start = title.cell?.spans[0]?.[0] ?? header.start;
  const end = Math.max(...rows.slice(at, body.to).map((row) => row.end));
  const head = headOfGrid(text, rows.slice(title.row, at), title.cell);
  const moneyOf = (field: string): RawCell | null =>
    body.total?.find(({ column }) => column.field === field)?.cell ?? null;
  const form = assembleSummary({
    start,
    end,
    title: title.cell,
    extra: joinedByLabel([...head.labelled, ...body.notes]),
    rows: body.rows,
    annual: moneyOf('annual'),
    executed: moneyOf('executed'),
    cells: {},
  });
  const unread: Unread[] = [...head.unread, ...body.unread].map(asUnread).sort((a, b) => a.start - b.start);
  return { form, unread, glyphs: inkOf(text.slice(start, end)) };
}
