import { templates } from '@kaocheng/forms/templates/registry';
import { expect, test } from 'vitest';
import { accountSums, withSums } from './account-sums.js';
import { textAt } from './follow.js';
import { begun } from './testing/begun.js';

const given = (form: Parameters<typeof accountSums>[0]): Record<string, string> =>
  Object.fromEntries([...accountSums(form)].map(([path, { computed }]) => [path, computed]));

/** Table 03 with a class, its two divisions by code, and the amounts of the lowest rows. */
function expenditure() {
  const { template, form, fill } = begun('cn-account-03');
  const named = fill({
    'rows.1.code': '210',
    'rows.1.name': '卫生健康支出',
    'rows.2.code': '21011',
    'rows.2.name': '行政事业单位医疗',
    'rows.3.code': '2101101',
    'rows.3.name': '行政单位医疗',
    'rows.4.code': '2101102',
    'rows.4.name': '事业单位医疗',
    'rows.3.values.基本支出': '10.50',
    'rows.4.values.基本支出': '4.25',
    'rows.4.values.项目支出': '100.00',
  });
  return { template, form, fill, named };
}

test('Each sum is there at once: of columns, of subjects by code, and totals of sums that are still blank', () => {
  const { template, named } = expenditure();
  expect(given(named)).toEqual({
    'rows.3.values.本年支出合计': '10.50',
    'rows.4.values.本年支出合计': '104.25',
    ...Object.fromEntries(
      [0, 1, 2].flatMap((row) => [
        [`rows.${row}.values.本年支出合计`, '114.75'],
        [`rows.${row}.values.基本支出`, '14.75'],
        [`rows.${row}.values.项目支出`, '100.00'],
      ]),
    ),
  });
  const filled = withSums(template, named);
  expect(textAt(filled, 'rows.0.values.本年支出合计')).toBe('114.75');
  expect(given(filled)).toEqual({});
});

test('A figure that stands there stays, and is told beside what its parts make', () => {
  const { template, fill, named } = expenditure();
  const other = fill({ 'rows.0.values.项目支出': '99.00' }, withSums(template, named));
  expect([...accountSums(other)]).toEqual([
    // What the row's other columns make of its total stands against what the rows make of it.
    ['rows.0.values.项目支出', { computed: '100.00', isBlank: false }],
  ]);
  expect(textAt(withSums(template, other), 'rows.0.values.项目支出')).toBe('99.00');
});

test('What two identities make differently of a cell is not offered, nor any sum that holds it', () => {
  const { fill, named } = expenditure();
  const torn = given(fill({ 'rows.3.values.本年支出合计': '20' }, named));
  expect(torn['rows.3.values.本年支出合计']).toBe('10.50');
  for (const row of [0, 1, 2]) {
    expect(torn).not.toHaveProperty([`rows.${row}.values.本年支出合计`]);
    expect(torn[`rows.${row}.values.基本支出`]).toBe('14.75');
  }
});

test('What two identities make of a cell may differ by what rounding leaves', () => {
  const { fill, named } = expenditure();
  const rounded = given(fill({ 'rows.4.values.本年支出合计': '104.26' }, named));
  for (const row of [0, 1, 2]) expect(rounded[`rows.${row}.values.本年支出合计`]).toBe('114.75');
});

test('A dash that was typed counts as nothing in sums, and no sum is written over it', () => {
  const { template, fill, named } = expenditure();
  for (const dash of ['—', '-', '/']) {
    const dashed = fill({ 'rows.0.values.项目支出': dash, 'rows.3.values.项目支出': dash }, named);
    expect(accountSums(dashed).get('rows.0.values.项目支出')).toEqual({ computed: '100.00', isBlank: false });
    expect(given(dashed)['rows.3.values.本年支出合计']).toBe('10.50');
    const filled = withSums(template, dashed);
    expect(textAt(filled, 'rows.0.values.项目支出')).toBe(dash);
    expect(textAt(filled, 'rows.3.values.项目支出')).toBe(dash);
  }
});

test('Subjects nested thousands deep by what stands for their codes are reckoned', () => {
  const { form } = begun('cn-account-03');
  if (form.kind !== 'account') throw new Error('no account');
  const [total] = form.rows;
  if (total === undefined) throw new Error('no rows');
  const nested = Array.from({ length: 3_000 }, (_, index) => ({
    ...total,
    code: '2'.repeat(index + 3),
    name: '某项',
    values: { ...total.values, 基本支出: index === 2_999 ? '10.50' : null },
  }));
  expect(given({ ...form, rows: [total, ...nested] })['rows.0.values.本年支出合计']).toBe('10.50');
});

test('No table that is begun has sums before anything is filled in', () => {
  const accounts = templates.filter(({ kind }) => kind === 'account');
  expect(accounts.length).toBeGreaterThan(5);
  for (const { id } of accounts) expect([id, given(begun(id).form)]).toEqual([id, {}]);
});

test('Numbered rows, the sides of table 01 and what is carried over are reckoned; rounding is no other figure', () => {
  const sides = begun('cn-account-01');
  const income = sides.fill({ 'rows.0.values.决算数': '70.1', 'rows.7.values.决算数': '0.02' });
  const [whole] = Object.keys(given(income));
  expect(whole).toMatch(/^rows\.\d+\.values\.决算数$/);
  expect(given(income)[whole ?? '']).toBe('70.12');
  const rounded = sides.fill({ [whole ?? '']: '70.13' }, income);
  expect(given(rounded)).not.toHaveProperty([whole ?? '']);
  const funds = begun('cn-account-07');
  const carried = funds.fill({ 'rows.0.values.本年收入': '30', 'rows.0.values.本年支出/小计': '12.5' });
  expect(given(carried)).toEqual({ 'rows.0.values.年末结转和结余': '17.5' });
});

test('A blank table, one with words for figures, and other forms have none', () => {
  const { fill, form } = expenditure();
  expect(given(form)).toEqual({});
  expect(given(fill({ 'rows.0.values.基本支出': '若干' }))).toEqual({});
  expect(accountSums(begun().form).size).toBe(0);
});
