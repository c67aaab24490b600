import { expect, test } from 'vitest';
import { fillGrid } from './fill-grid.js';
import { completeness } from './missing.js';
import { begun } from './testing/begun.js';

const { template, form, fill } = begun();
const missingOf = (of: typeof form): string[] =>
  completeness(template, of, fillGrid(template, of)).missing.map(({ path, what }) => `${path} ${what}`);

test('A blank form wants its head, its funds, its goals and an indicator of each class, and no blank row', () => {
  expect(missingOf(form)).toEqual([
    'codeAndName value',
    'supervisor value',
    'implementer value',
    'funds.total.initial value',
    'funds.total.annual value',
    'funds.total.executed value',
    'funds.total.rate value',
    'funds.total.score value',
    'goals.expected value',
    'goals.actual value',
    'total.weight value',
    'total.score value',
    'indicators.0.name row',
    'indicators.6.name row',
    'indicators.10.name row',
  ]);
});

test('A row that is begun wants the rest of itself, a reason only where it lost marks', () => {
  const begunRow = fill({ 'indicators.0.name': '里程', 'indicators.0.weight': '50' });
  expect(missingOf(begunRow)).toEqual(
    expect.arrayContaining(['indicators.0.target value', 'indicators.0.actual value', 'indicators.0.score value']),
  );
  expect(missingOf(begunRow)).not.toContain('indicators.0.name row');
  expect(missingOf(begunRow)).not.toContain('indicators.0.deviation value');
  expect(missingOf(fill({ 'indicators.0.score': '45' }, begunRow))).toContain('indicators.0.deviation value');
});

test('What is wanted counts what stands as well', () => {
  const filled = fill({ supervisor: '某局' });
  const [before, after] = [form, filled].map((each) => completeness(template, each, fillGrid(template, each)));
  expect(after?.wanted).toBe(before?.wanted);
  expect(after?.missing.length).toBe((before?.missing.length ?? 0) - 1);
});

test('A table of the final accounts wants its department and any figure', () => {
  const account = begun('cn-account-03');
  const missing = (of: typeof form): string[] =>
    completeness(account.template, of, fillGrid(account.template, of)).missing.map(({ path }) => path);
  expect(missing(account.form)).toEqual(['department', 'rows.0.values.本年支出合计']);
  expect(missing(account.fill({ department: '某局', 'rows.3.values.基本支出': '5' }))).toEqual([]);
});
