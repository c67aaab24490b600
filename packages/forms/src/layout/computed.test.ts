import type { Form } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { templateById } from '../templates/registry.js';
import { blankForm } from './blank-form.js';
import { computedCells } from './computed.js';
import { filledIn } from './fill-in.js';
import { layOut } from './lay-out.js';

function begun(id: string) {
  const template = templateById(id);
  const form = template === null ? null : blankForm(template, '2025');
  if (template === null || form === null) throw new Error(id);
  const fill = (values: Readonly<Record<string, string>>): Form =>
    Object.entries(values).reduce<Form>((before, [path, text]) => filledIn(template, before, path, text), form);
  return { template, form, fill };
}

test('Rates, the score for the rate and the totals are as the worksheet shows them', () => {
  const { template, fill } = begun('cn-2020-project');
  const form = fill({
    'funds.total.annual': '1,200',
    'funds.total.executed': '901.5',
    'funds.fiscal.annual': '3',
    'funds.fiscal.executed': '2',
    'funds.total.score': '7.51',
    'indicators.0.weight': '50',
    'indicators.0.score': '45.5',
    'indicators.1.weight': '40',
    'indicators.1.score': '40',
  });
  const computed = computedCells(template, form);
  expect(Object.fromEntries(computed)).toEqual({
    'funds.total.rate': '75.13%',
    'funds.fiscal.rate': '66.67%',
    'funds.carryover.rate': null,
    'funds.other.rate': null,
    'funds.total.score': '7.51',
    'total.weight': '100',
    'total.score': '93.01',
  });
});

test('A rate above one earns no more than the weight; nothing is divided by nothing', () => {
  const { template, fill } = begun('cn-2020-project');
  const over = computedCells(template, fill({ 'funds.total.annual': '10', 'funds.total.executed': '12' }));
  expect([over.get('funds.total.rate'), over.get('funds.total.score')]).toEqual(['120.00%', '10.00']);
  const none = computedCells(template, fill({ 'funds.total.annual': '0', 'funds.total.executed': '12' }));
  expect([none.get('funds.total.rate'), none.get('funds.total.score')]).toEqual([null, null]);
  const words = computedCells(template, fill({ 'funds.total.annual': '约十万', 'funds.total.executed': '12' }));
  expect(words.get('funds.total.rate')).toBeNull();
});

test('Weights and marks written with 分 count, and a total with a part that is no number is not given', () => {
  const { template, fill } = begun('cn-2020-project');
  const sums = (first: string) => {
    const form = fill({ 'indicators.0.weight': first, 'indicators.1.weight': '40', 'indicators.1.score': '38.5 分' });
    const computed = computedCells(template, form);
    return [computed.get('total.weight'), computed.get('total.score')];
  };
  expect(sums('50分')).toEqual(['100', '38.5']);
  expect(sums('五十')).toEqual([null, '38.5']);
  expect(sums('')).toEqual(['50', '38.5']);
});

test('The score for the execution rate alone is a total, its printed weight is none', () => {
  const { template, fill } = begun('cn-2020-project');
  const form = fill({ 'funds.total.score': '10' });
  const computed = computedCells(template, form);
  expect([computed.get('total.weight'), computed.get('total.score')]).toEqual([null, '10']);
  const { sheet, fields } = layOut(template, fill({ 'funds.total.score': '10', 'total.score': '10' }));
  const formulaAt = (path: string) => {
    const place = fields.find((field) => field.path === path);
    return sheet.cells.find(({ row, column }) => row === place?.row && column === place.column)?.formula;
  };
  expect(formulaAt('total.score')).toBe('IF(COUNT(H11:H21,I4)=0,"",SUM(H11:H21)+N(I4))');
  expect(formulaAt('total.weight')).toBe('IF(COUNT(G11:G21)=0,"",SUM(G11:G21)+N(G4))');
});

test('A score for which a template has no place is not in its total', () => {
  const { template, fill } = begun('shaanxi-2023-department');
  const form = fill({ 'indicators.0.score': '45', 'funds.total.score': '10' });
  expect(computedCells(template, form).get('total.score')).toBe('45');
});

test('Where the law needs more than the two amounts, the execution rate is not scored', () => {
  const { template, fill } = begun('cn-2021-project');
  const form = fill({ 'funds.total.annual': '10', 'funds.total.executed': '8' });
  expect(computedCells(template, form).has('funds.total.score')).toBe(false);
});

test('Each formula of the blank worksheet is computed here too, and no other', () => {
  for (const id of [
    'cn-2020-project',
    'cn-2021-project',
    'sichuan-2022-project',
    'henan-2021-department',
    'shaanxi-2023-department',
  ]) {
    const { template, form } = begun(id);
    const blank = layOut(template, null, '2025');
    const formulas = blank.sheet.cells.filter(({ formula }) => formula !== undefined);
    const paths = formulas.map(
      (cell) => blank.fields.find(({ row, column }) => row === cell.row && column === cell.column)?.path,
    );
    expect([id, new Set(computedCells(template, form).keys())]).toEqual([id, new Set(paths)]);
  }
});

test('The totals of a summary are those of its rows', () => {
  const { template, fill } = begun('henan-2021-summary');
  const form = fill({
    'rows.0.annual': '100',
    'rows.0.executed': '50',
    'rows.1.annual': '0.5',
    'rows.1.executed': '0.25',
  });
  const computed = computedCells(template, form);
  expect([computed.get('totals.annual'), computed.get('totals.executed')]).toEqual(['100.5', '50.25']);
  expect(computed.get('rows.0.rate')).toBe('50.00%');
});
