import type { Form } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { nameOfCell, nameOfForm } from './cell-name.js';

const form: Form = Object.assign(Object.create(null), {
  kind: 'project',
  name: '宣传经费',
  title: '自评表',
  indicators: [
    { level1: '产出指标', level2: null, name: '场次', target: '1' },
    { level1: null, level2: null, name: null, target: '1' },
  ],
});

test('Cells are called as people call them', () => {
  expect(nameOfCell(form, 'indicators.0.score')).toBe('“场次”得分');
  expect(nameOfCell(form, 'indicators.1.extra.佐证')).toContain('第 2 行');
  expect(nameOfCell(form, 'indicators.0.level1Weight')).toContain('产出指标');
  expect(nameOfCell(form, 'funds.total.rate')).toContain('年度资金总额');
  expect(nameOfCell(form, 'extra.备注.甲')).toBe('备注.甲');
  expect(nameOfCell(form, 'goals.expected')).toContain('预期目标');
});

test('No English key is left in the name of a cell', () => {
  for (const path of [
    'funds.fiscal.executed',
    'total.score',
    'contact.finance',
    'title',
    'total.grade',
    'moneyUnit',
    'funds.total.computed',
  ]) {
    expect(nameOfCell(form, path)).not.toMatch(/[a-z]/);
  }
});

test('A form is called by its name, else by its title', () => {
  expect(nameOfForm(form)).toBe('宣传经费');
  expect(nameOfForm({ ...form, name: null } as Form)).toBe('自评表');
});
