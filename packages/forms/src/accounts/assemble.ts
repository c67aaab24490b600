import type { ColumnVariant } from '@kaocheng/core/accounts/definitions';
import type { AccountForm, AccountRow, CellSource } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';
import type { DraftColumns, DraftRow, TableDraft } from './draft.js';
import { type Placement, placeFigures } from './place.js';
import { folded, frame } from './vocabulary.js';

const NUMERAL = /^[一二三四五六七八九十]{1,3}、/;

/** An account table as FORMAT.md states it, and the figures that went into no column. */
export interface AssembledAccount {
  readonly form: AccountForm;
  readonly unplaced: readonly RawCell[];
}

/** Makes the transcript's form of a draft: figures go into columns, cells say where they were read. `order` is 0. */
export function assembleAccount(draft: TableDraft): AssembledAccount {
  const cells: Record<string, CellSource> = {};
  const unplaced: RawCell[] = [];
  const head = (path: string, cell: RawCell | null): string | null => {
    if (cell === null) return null;
    cells[path] = sourceOf(cell, cell.confidence);
    return cell.text;
  };
  const rows: AccountRow[] = new Array(draft.rows.length);
  for (const [columns, indices] of halves(draft)) {
    const placements = place(
      indices.map((index) => draft.rows[index] as DraftRow),
      columns,
    );
    indices.forEach((index, position) => {
      const row = draft.rows[index] as DraftRow;
      rows[index] = assembleRow(row, index, columns, placements[position] as Placement, cells, unplaced);
    });
  }
  const form: AccountForm = {
    kind: 'account',
    order: 0,
    table: head('table', draft.mark),
    title: head('title', draft.title),
    unit: head('unit', draft.unit),
    department: head('department', draft.department),
    empty: rows.every((row) => Object.values(row.values).every((value) => value === null)),
    note: head('note', draft.note),
    columns: [...new Set([...draft.columns.paths, ...(draft.right?.paths ?? [])])],
    rows,
    start: draft.start,
    end: draft.end,
    cells,
  };
  return { form, unplaced };
}

function halves(draft: TableDraft): [DraftColumns, number[]][] {
  const all = draft.rows.map((_, index) => index);
  if (draft.right === null) return [[draft.columns, all]];
  const isRight = (index: number): boolean => draft.rows[index]?.side === '支出';
  return [
    [draft.columns, all.filter((index) => !isRight(index))],
    [draft.right, all.filter(isRight)],
  ];
}

function place(rows: readonly DraftRow[], columns: DraftColumns): Placement[] {
  const variant: ColumnVariant = columns.variant ?? plainVariant(columns.paths.length);
  const parents = parentsOf(rows);
  return placeFigures(
    rows.map((row, index) => ({
      figures: row.values.map((value) => value.cell.text),
      fixed: row.values.map((value) => value.column),
      parent: parents[index] ?? null,
    })),
    variant,
  );
}

/** Columns of which nothing is known: the first may be the sum of the others. */
const plainVariant = (width: number): ColumnVariant => ({
  columns: Array.from({ length: width }, () => ({ labels: [], folded: [], rare: 0 })),
  sums: width > 2 ? [Array.from({ length: width }, (_, index) => index)] : [],
});

/** For each row the one that sums it up: by code, else the row 合计; for numbered rows the 本年…合计 of their half. */
function parentsOf(rows: readonly DraftRow[]): (number | null)[] {
  const byCode = new Map<string, number>();
  const total = rows.findIndex((row) => row.code === null && frame.total.has(folded(row.name?.text ?? '')));
  return rows.map((row, index) => {
    const code = row.code?.text ?? null;
    if (code === null) return total >= 0 && total !== index && NUMERAL.test(row.name?.text ?? '') ? total : null;
    byCode.set(code, index);
    for (let length = code.length - 2; length >= 3; length -= 2) {
      const parent = byCode.get(code.slice(0, length));
      if (parent !== undefined) return parent;
    }
    return total >= 0 ? total : null;
  });
}

function assembleRow(
  row: DraftRow,
  index: number,
  columns: DraftColumns,
  placement: Placement,
  cells: Record<string, CellSource>,
  unplaced: RawCell[],
): AccountRow {
  const values: Record<string, string | null> = Object.fromEntries(columns.paths.map((path) => [path, null]));
  row.values.forEach((value, position) => {
    const column = placement.columns[position] ?? null;
    const path = column === null ? undefined : columns.paths[column];
    if (path === undefined) unplaced.push(value.cell);
    else {
      values[path] = value.cell.text;
      cells[`rows.${index}.values.${path}`] = sourceOf(
        value.cell,
        Math.min(value.cell.confidence, placement.confidence),
      );
    }
  });
  const text = (field: 'code' | 'name' | 'line'): string | null => {
    const cell = row[field];
    if (cell !== null) cells[`rows.${index}.${field}`] = sourceOf(cell, cell.confidence);
    return cell?.text ?? null;
  };
  const assembled: AccountRow = { code: text('code'), name: text('name'), line: text('line'), values };
  return row.side === null ? assembled : { ...assembled, side: row.side };
}

const sourceOf = (cell: RawCell, confidence: number): CellSource => ({
  ...(cell.sheet === undefined ? { spans: cell.spans } : { sheet: cell.sheet }),
  ...(cell.address === undefined ? {} : { address: cell.address }),
  ...(cell.page === undefined ? {} : { page: cell.page }),
  ...(cell.box === undefined ? {} : { box: cell.box }),
  confidence,
});
