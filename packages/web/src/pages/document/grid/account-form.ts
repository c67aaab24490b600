import type { AccountForm } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';
import { type Grid, gridOf, label, type Piece, value } from './grid.js';

/** A heading of an account table with those below it. */
interface Heading {
  readonly title: string;
  readonly below: Heading[];
}

/** The tree of headings of column paths (`本年支出合计/基本支出`). */
export function headingsOf(columns: readonly string[]): Heading[] {
  const top: Heading[] = [];
  for (const path of columns) {
    let level = top;
    for (const [index, title] of path.split('/').entries()) {
      const isLeaf = index === path.split('/').length - 1;
      // Only neighbours share a heading: 合计 may stand twice, under other headings.
      let last = level.at(-1);
      if (last === undefined || last.title !== title || isLeaf || last.below.length === 0) {
        last = { title, below: [] };
        level.push(last);
      }
      level = last.below;
    }
  }
  return top;
}

function leaves({ below }: Heading): number {
  return below.length === 0 ? 1 : below.reduce((sum, each) => sum + leaves(each), 0);
}

function depth(headings: readonly Heading[]): number {
  return headings.reduce((most, { below }) => Math.max(most, 1 + depth(below)), 0);
}

const COLUMN = 6;

/** An account table (决算公开表): columns under headings of several levels, one row a subject. */
export function accountGrid(form: AccountForm): Grid {
  const { title, columns, rows } = form;
  const has = (key: 'code' | 'name' | 'line' | 'side'): boolean => rows.some((row) => (row[key] ?? null) !== null);
  const lead = (['side', 'code', 'name', 'line'] as const).filter((key) => key === 'name' || has(key));
  const widthOf = (key: (typeof lead)[number]): number => (key === 'name' ? 12 : key === 'code' ? 5 : 3);
  const headings = headingsOf(columns);
  const deep = Math.max(1, depth(headings));
  const head: Piece[][] = Array.from({ length: deep }, () => []);
  for (const key of lead) head[0]?.push(label(say(`form.account.${key}`), widthOf(key), deep));
  const put = (heading: Heading, level: number): void => {
    const isLeaf = heading.below.length === 0;
    head[level]?.push(label(heading.title, leaves(heading) * COLUMN, isLeaf ? deep - level : 1));
    for (const each of heading.below) put(each, level + 1);
  };
  for (const heading of headings) put(heading, 0);
  const body = rows.map((row, index): Piece[] => [
    ...lead.map((key) =>
      value(`rows.${index}.${key}`, row[key] ?? null, widthOf(key), key === 'name' ? 'text' : 'figure'),
    ),
    ...columns.map((column) => value(`rows.${index}.values.${column}`, row.values[column] ?? null, COLUMN, 'figure')),
  ]);
  return gridOf([
    ...(title === null ? [] : [[value('title', title, 1, 'figure')]]),
    aboutRow(form),
    ...head,
    ...body,
    ...(form.note === null ? [] : [[label(say('form.note'), 4), value('note', form.note, 40)]]),
  ]);
}

function aboutRow({ table, unit, department }: AccountForm): Piece[] {
  return [
    label(say('form.account.department'), 4),
    value('department', department, 16),
    label(say('form.account.table'), 3),
    value('table', table, 7, 'figure'),
    label(say('form.moneyUnit'), 4),
    value('unit', unit, 6, 'figure'),
  ];
}
