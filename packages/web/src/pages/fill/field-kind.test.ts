import { expect, test } from 'vitest';
import { isNoFigure, kindOfField, printedDay, tidied, tidiedAt } from './field-kind.js';

test('A place has the kind of its value', () => {
  expect(kindOfField('funds.total.annual', false)).toBe('money');
  expect(kindOfField('funds.total.extra.全年预计执行数', false)).toBe('money');
  expect(kindOfField('funds.own.rate', false)).toBe('rate');
  expect(kindOfField('rows.2.outputRate', false)).toBe('rate');
  expect(kindOfField('indicators.3.weight', false)).toBe('score');
  expect(kindOfField('indicators.3.operator', true)).toBe('choice');
  expect(kindOfField('extra.汇总时间', false)).toBe('date');
  expect(kindOfField('goals.actual', false)).toBe('text');
});

test('Figures are tidied when the place is left, and nothing else', () => {
  expect(tidied('money', '１，２００．５ ')).toBe('1,200.5');
  expect(tidied('rate', ' 75.1')).toBe('75.1%');
  expect(tidied('score', '9.5分')).toBe('9.5分');
  expect(tidied('money', '1,20')).toBe('1,20');
  expect(tidied('text', '每年 ５ 次 ')).toBe('每年 ５ 次');
});

test('A place that wants a figure says so where something else stands there', () => {
  expect(['约十万', '1,20', '9.5分'].map((text) => isNoFigure('money', text))).toEqual([true, true, true]);
  expect(['', '—', '/', '1,200', '-3', '98.5%'].map((text) => isNoFigure('rate', text))).toEqual(Array(6).fill(false));
  expect(isNoFigure('text', '约十万')).toBe(false);
});

test('A picked day is printed as forms print it', () => {
  expect(printedDay('2025-03-01')).toBe('2025年3月1日');
});

test('A list of attachments that is left has no blank lines; a narrative keeps its own', () => {
  expect(tidiedAt({ path: 'attachments', kind: 'text' }, '一\n\n二\n')).toBe('一\n二');
  expect(tidiedAt({ path: 'process', kind: 'text' }, '一\n\n二\n')).toBe('一\n\n二');
  expect(tidiedAt({ path: 'funds.total.rate', kind: 'rate' }, '９０')).toBe('90%');
});
