import type { IndicatorForm } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { fillGrid } from './fill-grid.js';
import { formFrom } from './start-from.js';
import { begun } from './testing/begun.js';

const { template, fill } = begun();

const last = {
  ...(fill({
    codeAndName: '道路养护',
    supervisor: '某局',
    'funds.total.annual': '100',
    'goals.expected': '养好路',
    'goals.actual': '养好了',
    'indicators.0.name': '里程',
    'indicators.0.target': '≥10公里',
    'indicators.0.actual': '12公里',
    'indicators.0.weight': '50',
    'indicators.0.score': '50',
    'indicators.0.deviation': '多修了两公里',
    'total.score': '95',
    'total.weight': '100',
  }) as IndicatorForm),
  year: '2024',
  cells: { name: { confidence: 1 } },
  start: 5,
  end: 90,
};

test('The start of another year keeps what is aimed at and clears what was reached', () => {
  const next = formFrom(template, last, 'targets', '2025') as IndicatorForm;
  expect(next).toMatchObject({
    year: '2025',
    template: template.id,
    name: '道路养护',
    supervisor: '某局',
    goals: { expected: '养好路', actual: null },
    total: { weight: '100', score: null, grade: null },
  });
  expect(next.funds?.['total']).toMatchObject({ annual: null, weight: '10' });
  expect(next.indicators[0]).toMatchObject({
    name: '里程',
    target: '≥10公里',
    weight: '50',
    actual: null,
    score: null,
    deviation: null,
  });
});

test('Another year keeps whose form it is, and clears its money, days and results', () => {
  const own = begun('hunan-2021-project');
  const source = own.fill({
    name: '乡村公路',
    'extra.部门名称': '某局',
    'extra.专项名称': '乡村公路',
    'extra.支出方向名称（子项目）': '养护',
    'extra.项目总实施期': '三年',
    'extra.项目总投资（万元）': '120',
    'extra.其中：财政拨款': '100',
    'extra.填报日期': '2024年3月1日',
    'extra.开工': '2024年3月1日',
    'extra.追加': '12.5万元',
    'extra.完成情况': '好',
  });
  const next = formFrom(own.template, source, 'targets', '2025') as IndicatorForm;
  expect(next.name).toBe('乡村公路');
  expect(next.extra).toEqual({
    部门名称: '某局',
    专项名称: '乡村公路',
    '支出方向名称（子项目）': '养护',
    项目总实施期: '三年',
    '项目总投资（万元）': null,
    '其中：财政拨款': null,
    填报日期: null,
    开工: null,
    追加: null,
    完成情况: null,
  });
});

test('A whole copy leaves out only where it was read', () => {
  const copy = formFrom(template, last, 'all', null) as IndicatorForm;
  expect(copy).toMatchObject({ year: '2024', total: { score: '95' }, goals: { actual: '养好了' } });
  expect(Object.keys(copy)).not.toEqual(expect.arrayContaining(['cells']));
  expect('start' in copy || 'end' in copy || 'cells' in copy).toBe(false);
});

test('What the source lacks has the blank places of the template, and every place can be filled', () => {
  const bare = { ...last, funds: null, goals: null, total: null, indicators: [] } as IndicatorForm;
  const copy = formFrom(template, bare, 'all', '2025');
  if (copy === null) throw new Error('no form');
  const { places } = fillGrid(template, copy);
  expect(places.length).toBe(fillGrid(template, begun().form).places.length);
});

test('Of another kind nothing is taken', () => {
  const summary = begun('henan-2021-summary');
  expect(formFrom(template, summary.form, 'all', '2025')).toEqual(begun().form);
});
