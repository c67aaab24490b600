import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Indicator, IndicatorForm, Printed } from '@kaocheng/core/model/transcript';
import { say } from '../../../words/say.js';
import { label, type Piece, value } from './grid.js';

type Field = Exclude<keyof Indicator, 'extra' | 'level1Weight' | 'level2Weight'>;

interface Column {
  readonly key: Field | 'computed' | `extra.${string}`;
  readonly title: string;
  readonly width: number;
  readonly align: 'figure' | 'text';
}

/** Every column that a form may print, in the order in which forms print them. */
const COLUMNS: readonly (readonly [Field | 'computed', number, 'figure' | 'text'])[] = [
  ['level1', 5, 'figure'],
  ['level2', 6, 'figure'],
  ['name', 13, 'text'],
  ['core', 3, 'figure'],
  ['definition', 13, 'text'],
  ['nature', 4, 'figure'],
  ['direction', 4, 'figure'],
  ['operator', 3, 'figure'],
  ['target', 8, 'figure'],
  ['unit', 4, 'figure'],
  ['actual', 8, 'figure'],
  ['likelihood', 5, 'figure'],
  ['weight', 4, 'figure'],
  ['coefficient', 4, 'figure'],
  ['score', 4, 'figure'],
  ['computed', 5, 'figure'],
  ['deviation', 11, 'text'],
  ['scoreRule', 13, 'text'],
];

/** Printed by nearly every form: shown also where they are blank throughout; others only where something stands in them. */
const USUAL: ReadonlySet<string> = new Set([
  'level1',
  'level2',
  'name',
  'target',
  'actual',
  'weight',
  'score',
  'deviation',
]);
const ALWAYS: ReadonlySet<string> = new Set(['level1', 'level2', 'name', 'target']);

/** The columns that a form prints, and that of the recomputed scores where it is scored. */
export function columnsOf(form: IndicatorForm, hasScores: boolean): Column[] {
  const printed = COLUMNS.filter(([key]) =>
    key === 'computed'
      ? hasScores
      : ALWAYS.has(key) ||
        form.indicators.some((each) => (USUAL.has(key) ? each[key] !== undefined : (each[key] ?? null) !== null)),
  ).map(([key, width, align]): Column => ({ key, title: say(`form.columns.${key}`), width, align }));
  const labels = new Set(form.indicators.flatMap(({ extra }) => Object.keys(extra ?? {})));
  const extra = [...labels].map((title): Column => ({ key: `extra.${title}`, title, width: 6, align: 'text' }));
  return [...printed, ...extra];
}

/** How many rows from `index` on print the same heading, within the same higher heading. */
function runLength(
  indicators: readonly Indicator[],
  index: number,
  sameAs: (a: Indicator, b: Indicator) => boolean,
): number {
  const first = indicators[index];
  let end = index + 1;
  for (
    let next = indicators[end];
    first !== undefined && next !== undefined && sameAs(first, next);
    next = indicators[end]
  ) {
    end += 1;
  }
  return end - index;
}

const sameLevel1 = (a: Indicator, b: Indicator): boolean =>
  a.level1 !== null && a.level1 === b.level1 && (a.level1Weight ?? null) === (b.level1Weight ?? null);
const sameLevel2 = (a: Indicator, b: Indicator): boolean =>
  sameLevel1(a, b) &&
  a.level2 !== null &&
  a.level2 === b.level2 &&
  (a.level2Weight ?? null) === (b.level2Weight ?? null);

/** A heading that is merged over the rows that it stands for, with its own weight where it has one. */
function heading(
  key: 'level1' | 'level2',
  indicator: Indicator,
  index: number,
  rows: number,
  { width, align }: Column,
): Piece {
  const weight = indicator[`${key}Weight`];
  const path = (at: number, field: string): string => `indicators.${at}.${field}`;
  const also = Array.from({ length: rows }, (_, each) => index + each).flatMap((at) => [
    path(at, key),
    path(at, `${key}Weight`),
  ]);
  const values = [
    { path: path(index, key), text: indicator[key] },
    ...(weight === undefined || weight === null ? [] : [{ path: path(index, `${key}Weight`), text: weight }]),
  ];
  return { content: { kind: 'value', values, isHeading: true }, width, align, rows, also };
}

/** Head, indicators and total of a form: headings merged downward, the recomputed score beside the printed one. */
export function indicatorRows(form: IndicatorForm, scorecard: Scorecard | null): Piece[][] {
  const columns = columnsOf(form, scorecard !== null);
  const scores = new Map(scorecard?.rows.map((row) => [row.path, row]));
  const { indicators } = form;
  const rows: Piece[][] = [columns.map(({ title, width }) => label(title, width))];
  let level1Until = 0;
  let level2Until = 0;
  indicators.forEach((indicator, index) => {
    const row: Piece[] = [];
    for (const column of columns) {
      const { key, width, align } = column;
      if (key === 'level1' || key === 'level2') {
        const until = key === 'level1' ? level1Until : level2Until;
        if (index < until) continue;
        const length = runLength(indicators, index, key === 'level1' ? sameLevel1 : sameLevel2);
        if (key === 'level1') level1Until = index + length;
        else level2Until = index + length;
        row.push(heading(key, indicator, index, length, column));
      } else if (key === 'computed') {
        const path = `indicators.${index}`;
        row.push({
          content: { kind: 'score', path: `${path}.computed`, row: scores.get(path) ?? null },
          width,
          align,
        });
      } else {
        row.push(value(`indicators.${index}.${key}`, printedAt(indicator, key), width, align));
      }
    }
    rows.push(row);
  });
  if (form.total !== null || scorecard !== null) rows.push(totalRow(form, columns));
  return rows;
}

function printedAt(indicator: Indicator, key: Column['key']): Printed {
  if (key === 'computed') return null;
  if (key.startsWith('extra.')) return indicator.extra?.[key.slice('extra.'.length)] ?? null;
  return indicator[key as Field] ?? null;
}

/** 总分: weight and score under their columns where the form has them, the grade at the end. */
function totalRow(form: IndicatorForm, columns: readonly Column[]): Piece[] {
  const row: Piece[] = [];
  const total = form.total ?? { weight: null, score: null, grade: null };
  let width = 0;
  let isLabelled = false;
  const flush = (): void => {
    if (width > 0) row.push(label(isLabelled ? '' : say('form.total'), width));
    if (width > 0) isLabelled = true;
    width = 0;
  };
  for (const column of columns) {
    if (column.key === 'weight' || column.key === 'score') {
      flush();
      row.push(value(`total.${column.key}`, total[column.key], column.width, 'figure'));
    } else if (column.key === 'computed') {
      flush();
      row.push({ content: { kind: 'total', path: 'total.computed' }, width: column.width, align: 'figure' });
    } else width += column.width;
  }
  if (!isLabelled) {
    row.unshift(label(say('form.total'), width / 2));
    width /= 2;
  }
  row.push({
    content: { kind: 'grade', value: { path: 'total.grade', text: total.grade } },
    width: width > 0 ? width : 8,
    align: 'text',
  });
  return row;
}
