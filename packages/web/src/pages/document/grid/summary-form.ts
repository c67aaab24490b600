import type { SummaryForm, SummaryRow } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';
import { type Grid, gridOf, label, type Piece, value } from './grid.js';

const COLUMNS: readonly (readonly [keyof SummaryRow, number])[] = [
  ['no', 3],
  ['name', 14],
  ['annual', 6],
  ['executed', 6],
  ['rate', 5],
  ['outputRate', 5],
  ['benefitRate', 5],
  ['satisfactionRate', 5],
  ['score', 5],
  ['reason', 12],
];

/** A 自评汇总表: one row a project, the sums below. */
export function summaryGrid(form: SummaryForm): Grid {
  const { rows, totals, title, extra } = form;
  const columns = COLUMNS.filter(
    ([key]) => ['name', 'score'].includes(key) || rows.some((row) => (row[key] ?? null) !== null),
  );
  const alignOf = (key: string): 'text' | 'figure' => (key === 'name' || key === 'reason' ? 'text' : 'figure');
  const body = rows.map((row, index) =>
    columns.map(([key, width]) => value(`rows.${index}.${key}`, row[key] ?? null, width, alignOf(key))),
  );
  const hasTotals = totals.annual !== null || totals.executed !== null;
  return gridOf([
    ...(title === null ? [] : [[value('title', title, 1, 'figure')]]),
    columns.map(([key, width]) => label(say(`form.summary.${key}`), width)),
    ...body,
    ...(hasTotals ? [totalRow(form, columns)] : []),
    ...Object.entries(extra).map(([name, text]) => [label(name, 6), value(`extra.${name}`, text, 34)]),
  ]);
}

function totalRow({ totals }: SummaryForm, columns: readonly (readonly [keyof SummaryRow, number])[]): Piece[] {
  const row: Piece[] = [];
  let width = 0;
  let isLabelled = false;
  const flush = (): void => {
    if (width === 0) return;
    row.push(label(isLabelled ? '' : say('form.sum'), width));
    isLabelled = true;
    width = 0;
  };
  for (const [key, each] of columns) {
    if (key === 'annual' || key === 'executed') {
      flush();
      row.push(value(`totals.${key}`, totals[key], each, 'figure'));
    } else width += each;
  }
  flush();
  return row;
}
