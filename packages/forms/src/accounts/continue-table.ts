import type { AccountForm, CellSource } from '@kaocheng/core/model/transcript';
import { folded, frame } from './vocabulary.js';

const isTotal = (form: AccountForm, index: number): boolean => {
  const row = form.rows[index];
  return row !== undefined && row.code === null && frame.total.has(folded(row.name ?? ''));
};

/**
 * Whether a table goes on with the one before it: the same title and columns printed again at the head of a page, no 合计
 * of its own, codes that go on ascending.
 */
export function continues(before: AccountForm, form: AccountForm): boolean {
  if (before.title !== form.title || before.table !== form.table || before.columns.join() !== form.columns.join())
    return false;
  if (before.department !== form.department && form.department !== null) return false;
  const last = before.rows.at(-1)?.code ?? null;
  const first = form.rows[0]?.code ?? null;
  return last !== null && first !== null && first > last && !form.rows.some((_, index) => isTotal(form, index));
}

/** Both parts as one table; the places of the second part's cells move with its rows. */
export function joinTables(before: AccountForm, form: AccountForm): AccountForm {
  const cells: Record<string, CellSource> = { ...before.cells };
  for (const [path, source] of Object.entries(form.cells ?? {})) {
    const match = /^rows\.(\d+)\.(.*)$/s.exec(path);
    if (match !== null) cells[`rows.${Number(match[1]) + before.rows.length}.${match[2] ?? ''}`] = source;
    else if (path === 'note' && before.note === null) cells['note'] = source;
  }
  return {
    ...before,
    rows: [...before.rows, ...form.rows],
    note: before.note ?? form.note,
    empty: before.empty && form.empty,
    ...(form.end === undefined ? {} : { end: form.end }),
    cells,
  };
}
