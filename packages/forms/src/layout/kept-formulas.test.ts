import type { Form } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { templateById } from '../templates/registry.js';
import { blankForm } from './blank-form.js';
import { filledIn } from './fill-in.js';
import { formatShowing } from './kept-formulas.js';
import { layOut } from './lay-out.js';

function begun(id: string, values: Readonly<Record<string, string>>) {
  const template = templateById(id);
  const blank = template === null ? null : blankForm(template, '2025');
  if (template === null || blank === null) throw new Error(id);
  const form = Object.entries(values).reduce<Form>((all, [path, text]) => filledIn(template, all, path, text), blank);
  return { template, form };
}

/** Paths whose cells hold a formula, with the format under which it is shown. */
function formulasOf({ template, form }: ReturnType<typeof begun>): Record<string, string | undefined> {
  const { sheet, fields } = layOut(template, form);
  return Object.fromEntries(
    fields.flatMap(({ path, row, column }) => {
      const cell = sheet.cells.find((one) => one.row === row && one.column === column);
      return cell?.formula === undefined ? [] : [[path, cell.numberFormat]];
    }),
  );
}

const PARTS = {
  'funds.total.annual': '1200',
  'funds.total.executed': '901.5',
  'indicators.0.weight': '50',
  'indicators.0.score': '45.5',
  'indicators.1.weight': '40',
  'indicators.1.score': '40',
};

test('A form that is begun has the formulas of the empty one where nothing is printed yet', () => {
  const form = begun('cn-2020-project', PARTS);
  const blank = layOut(form.template, null, '2025').sheet.cells.filter(({ formula }) => formula !== undefined);
  const { cells } = layOut(form.template, form.form).sheet;
  expect(blank.length).toBeGreaterThan(5);
  expect(cells.flatMap(({ formula }) => formula ?? [])).toEqual(blank.map(({ formula }) => formula));
});

test('A figure that is what the formula gives has the formula, one that differs stays a value', () => {
  const equal = { 'funds.total.rate': '75.13%', 'funds.total.score': '7.51', 'total.weight': '100' };
  const form = begun('cn-2020-project', { ...PARTS, ...equal, 'total.score': '93.01' });
  expect(formulasOf(form)).toMatchObject({
    'funds.total.rate': '0.00%',
    'funds.total.score': '0.00',
    'total.weight': 'General',
    'total.score': 'General',
  });
  const other = begun('cn-2020-project', { ...PARTS, ...equal, 'total.score': '93', 'funds.total.rate': '75.1%' });
  expect(Object.keys(formulasOf(other))).not.toContain('total.score');
  expect(Object.keys(formulasOf(other))).not.toContain('funds.total.rate');
  const cells = layOut(other.template, other.form).sheet.cells;
  expect(cells.filter(({ text, formula }) => text === '93' && formula === undefined)).toHaveLength(1);
});

test('A total is that of what its parts will show: the score for the rate is still to be computed', () => {
  expect(formulasOf(begun('cn-2020-project', { ...PARTS, 'total.score': '93.01' }))).toHaveProperty(['total.score']);
  expect(formulasOf(begun('cn-2020-project', { ...PARTS, 'total.score': '85.5' }))).not.toHaveProperty(['total.score']);
});

test('Where a part is no figure to a worksheet, nothing adds it up', () => {
  const form = begun('cn-2020-project', { ...PARTS, 'indicators.0.score': '45.5分' });
  expect(formulasOf(form)).not.toHaveProperty(['total.score']);
  expect(formulasOf(form)).toHaveProperty(['total.weight']);
});

test('What a document leaves blank stays blank, also where nothing is there to be computed: offices save such a formula as 0', () => {
  const { template, form } = begun('cn-2020-project', { ...PARTS, 'indicators.0.score': '', 'indicators.1.score': '' });
  const { template: _template, ...read } = { ...form, funds: null };
  const formulas = formulasOf({ template, form: read as Form });
  expect(formulas).not.toHaveProperty(['total.weight']);
  expect(formulas).not.toHaveProperty(['total.score']);
  expect(formulasOf({ template, form })).toHaveProperty(['total.score']);
});

test('Rates and sums of a summary that has rows', () => {
  const rows = {
    'rows.0.annual': '100',
    'rows.0.executed': '50',
    'rows.1.annual': '1,000.50',
    'totals.executed': '60',
  };
  const formulas = formulasOf(
    begun('henan-2021-summary', { ...rows, 'rows.0.rate': '50.00%', 'totals.annual': '1,100.50' }),
  );
  expect(formulas).toMatchObject({ 'rows.0.rate': '0.00%', 'rows.1.rate': '0.00%', 'totals.annual': '#,##0.00' });
  expect(formulas).not.toHaveProperty(['totals.executed']);
});

test('The tables of the accounts keep the sums of what is typed, and lose none of it', () => {
  const template = templateById('cn-account-03');
  const blank = template === null ? null : blankForm(template, '2025');
  if (template === null || blank?.kind !== 'account') throw new Error('cn-account-03');
  const [whole = '', ...parts] = blank.columns;
  const open = blank.rows.findIndex(({ name }) => name === null);
  const row = `rows.${open}.values`;
  const typed = { [`rows.${open}.code`]: '201', [`${row}.${parts[0]}`]: '1,000.25', [`${row}.${parts[1]}`]: '2.50' };
  const formulas = formulasOf(begun('cn-account-03', { ...typed, [`${row}.${whole}`]: '1,002.75' }));
  expect(formulas[`${row}.${whole}`]).toBe('#,##0.00');
  expect(Object.keys(formulas)).toEqual(expect.arrayContaining([`rows.0.values.${parts[0]}`]));
  const other = formulasOf(begun('cn-account-03', { ...typed, [`${row}.${whole}`]: '1,002.74' }));
  expect(other).not.toHaveProperty([`${row}.${whole}`]);
  const total = `rows.0.values.${parts[0]}`;
  expect(formulasOf(begun('cn-account-03', { ...typed, [total]: '1,000.25' }))[total]).toBe('#,##0.00');
  expect(formulasOf(begun('cn-account-03', { ...typed, [total]: '1,000' }))).not.toHaveProperty([total]);
});

test('A formula is shown as the text prints it, and nothing is cut off once its parts change', () => {
  expect(formatShowing('100%', '100.00%', '0.00%')).toBe('[=1]0%;0.00%');
  expect(formatShowing('75.1%', '75.13%', '0.00%')).toBeNull();
  expect(formatShowing('10', '10.00', '0.00')).toBe('General');
  expect(formatShowing('9.5', '9.50', '0.00')).toBe('General');
  expect(formatShowing('98.50', '98.5', 'General')).toBe('0.00');
  expect(formatShowing('98.0', '98', 'General')).toBeNull();
  expect(formatShowing('1,200', '1200', 'General')).toBeNull();
  expect(formatShowing('100分', '100', 'General')).toBeNull();
});
