import { describe, expect, test } from 'vitest';
import { blankIndicatorForm } from '../model/keys.js';
import type { AccountForm, AccountRow, Indicator, ProjectForm } from '../model/transcript.js';
import {
  canMove,
  canRemove,
  isBlankRow,
  rowsOf,
  withRowAdded,
  withRowMoved,
  withRowRemoved,
  withValue,
} from './edit-form.js';

const row = (level2: string, name: string | null): Indicator => ({
  level1: '产出指标',
  level1Weight: '50',
  level2,
  name,
  target: name === null ? null : '10',
  extra: { 备注: name },
});

const none: ReadonlySet<number> = new Set();

const form: ProjectForm = {
  kind: 'project',
  ...blankIndicatorForm(),
  funds: { total: null },
  indicators: [row('数量指标', '甲'), row('数量指标', '乙'), row('质量指标', '丙')],
};

describe('withValue', () => {
  test('makes what is on the way, and alters nothing else', () => {
    const filled = withValue(withValue(form, 'funds.total.annual', '100'), 'funds.own.executed', '3');
    expect(filled).toMatchObject({
      funds: { total: { annual: '100', rate: null }, own: { executed: '3', annual: null } },
    });
    expect(withValue(form, 'goals.actual', '已完成')).toMatchObject({ goals: { expected: null, actual: '已完成' } });
    expect(withValue(form, 'total.score', '90')).toMatchObject({ total: { weight: null, score: '90', grade: null } });
    expect(withValue(form, 'extra.起止时间（年.月）', '2025')).toMatchObject({
      extra: { '起止时间（年.月）': '2025' },
    });
    expect(withValue(form, 'budget.基本支出', '5')).toMatchObject({ budget: { 基本支出: '5' } });
    expect(form.funds).toEqual({ total: null });
  });

  test('of a row changes that row alone', () => {
    const filled = withValue(form, 'indicators.1.extra.备注', '新') as ProjectForm;
    expect(filled.indicators.map(({ extra }) => extra?.['备注'])).toEqual(['甲', '新', '丙']);
    expect(filled.indicators[0]).toBe(form.indicators[0]);
  });

  test('an empty text is blank, and the same value is the same form', () => {
    expect(withValue(form, 'indicators.0.name', '')).toMatchObject({ indicators: [{ name: null }, {}, {}] });
    expect(withValue(form, 'indicators.0.name', '甲')).toBe(form);
    expect(withValue(form, 'process', '')).toBe(form);
  });

  test('makes no rows, and goes through no value', () => {
    expect(() => withValue(form, 'indicators.3.name', '丁')).toThrow(RangeError);
    expect(() => withValue(form, 'indicators.0.name.more', '丁')).toThrow(RangeError);
    expect(() => withValue(form, 'funds', '丁')).toThrow(RangeError);
  });
});

describe('rows', () => {
  test('are added behind a row, of its class, with nothing in them', () => {
    const more = withRowAdded(form, 'indicators', 1);
    expect(rowsOf(more, 'indicators').map((each) => ('name' in each ? each.name : ''))).toEqual([
      '甲',
      '乙',
      null,
      '丙',
    ]);
    expect(rowsOf(more, 'indicators')[2]).toEqual({
      level1: '产出指标',
      level1Weight: '50',
      level2: '数量指标',
      name: null,
      target: null,
      extra: { 备注: null },
    });
    expect(() => withRowAdded(form, 'indicators', 3)).toThrow(RangeError);
  });

  test('are taken away, but a class keeps its last row', () => {
    expect(rowsOf(withRowRemoved(form, 'indicators', 0), 'indicators')).toHaveLength(2);
    expect([0, 1, 2].map((at) => canRemove(form, 'indicators', at))).toEqual([true, true, false]);
    expect(() => withRowRemoved(form, 'indicators', 9)).toThrow(RangeError);
  });

  test('are moved within their second-level class only', () => {
    const moved = withRowMoved(form, 'indicators', 1, -1, none) as ProjectForm;
    expect(moved.indicators.map(({ name }) => name)).toEqual(['乙', '甲', '丙']);
    expect(canMove(form, 'indicators', 1, 1, none)).toBe(false);
    expect(withRowMoved(form, 'indicators', 1, 1, none)).toBe(form);
    expect(withRowMoved(form, 'indicators', 0, -1, none)).toBe(form);
  });

  test('are blank where nothing but their class stands in them', () => {
    expect(isBlankRow(row('数量指标', null))).toBe(true);
    expect(isBlankRow({ ...row('数量指标', null), extra: { 备注: '有' } })).toBe(false);
    expect(isBlankRow(row('数量指标', '甲'))).toBe(false);
  });
});

test('A row of the final accounts keeps its side, and neither a printed one nor one beside it takes its place', () => {
  const one = (code: string | null, name: string | null, side: string): AccountRow => ({
    code,
    name,
    side,
    values: { 数: '1' },
  });
  const account: AccountForm = {
    kind: 'account',
    order: 1,
    title: null,
    table: null,
    unit: null,
    department: null,
    empty: false,
    note: null,
    columns: ['数'],
    rows: [one(null, '合计', '支出'), one('201', '甲', '支出'), one(null, null, '支出'), one(null, null, '收入')],
  };
  const fixed = new Set([0]);
  expect(canMove(account, 'rows', 1, -1, fixed)).toBe(false);
  expect(canMove(account, 'rows', 0, 1, fixed)).toBe(false);
  expect(withRowMoved(account, 'rows', 0, 1, fixed)).toBe(account);
  expect(canMove(account, 'rows', 1, 1, fixed)).toBe(true);
  expect(canMove(account, 'rows', 2, 1, fixed)).toBe(false);
  // A row whose name was typed before its code is no sum: both ways are open.
  const named = withValue(account, 'rows.2.name', '乙');
  expect([canMove(named, 'rows', 1, 1, fixed), canMove(named, 'rows', 2, -1, fixed)]).toEqual([true, true]);
  expect(rowsOf(withRowAdded(account, 'rows', 1), 'rows')[2]).toEqual({
    code: null,
    name: null,
    side: '支出',
    values: { 数: null },
  });
});
