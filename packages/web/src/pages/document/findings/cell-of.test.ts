import { examineTranscript } from '@kaocheng/core/examine/examine';
import { blankIndicatorForm, blankTranscript } from '@kaocheng/core/model/keys';
import type { AccountForm, Indicator, ProjectForm, SummaryForm, Transcript } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { cellOfPlace, cellsOfFinding, spansOfFinding } from './cell-of.js';

const indicator: Indicator = {
  level1: '产出指标',
  level2: '数量指标',
  name: '场次',
  target: '10',
  actual: '8',
  weight: '10',
  score: '10',
};

const project: ProjectForm = {
  kind: 'project',
  ...blankIndicatorForm(),
  name: '甲',
  funds: { total: { initial: '10', annual: '10', executed: '5', weight: '10', rate: '60%', score: '6', reason: null } },
  indicators: [indicator, { ...indicator, level1Weight: '50' }, { ...indicator, name: null }],
  extra: { '备注.甲': '无' },
  cells: {
    'indicators.0.score': { spans: [[10, 12]], confidence: 1 },
    'indicators.1.score': { spans: [[40, 42]], confidence: 1 },
  },
};
const summary: SummaryForm = {
  kind: 'summary',
  order: 2,
  title: null,
  rows: [{ no: '1', name: '甲', annual: null, executed: null, rate: null, score: '90' }],
  totals: { annual: '1', executed: null },
  extra: {},
};
const account: AccountForm = {
  kind: 'account',
  order: 3,
  title: null,
  table: null,
  unit: null,
  department: null,
  empty: false,
  note: null,
  columns: ['本年支出合计'],
  rows: [{ code: '210', name: '卫生健康支出', values: { 本年支出合计: '10' } }],
};
const transcript: Transcript = { ...blankTranscript('a'), forms: [project, summary, account] };
const of = (form: number | null, where: string, spans: [number, number][] = []) =>
  cellOfPlace(transcript, { form, source: spans.length === 0 ? [] : [{ path: where, spans }] }, where);

test('A row without a name is found by what it stands under', () => {
  expect(of(1, 'indicators[数量指标].score')).toEqual({ form: 1, path: 'indicators.2.score' });
});

test('Places of findings lead to their cells', () => {
  expect(of(1, 'funds.total.rate')).toEqual({ form: 1, path: 'funds.total.rate' });
  expect(of(1, 'indicators[场次].score')).toEqual({ form: 1, path: 'indicators.0.score' });
  expect(of(1, 'level1[产出指标].weight')).toEqual({ form: 1, path: 'indicators.1.level1Weight' });
  expect(of(1, 'extra[备注.甲]')).toEqual({ form: 1, path: 'extra.备注.甲' });
  expect(of(1, 'forms[2].rows[甲].score')).toEqual({ form: 2, path: 'rows.0.score' });
  expect(of(3, 'rows[210|卫生健康支出].本年支出合计')).toEqual({ form: 3, path: 'rows.0.values.本年支出合计' });
  expect(of(2, 'totals.annual')).toEqual({ form: 2, path: 'totals.annual' });
  expect(of(1, 'indicators')).toEqual({ form: 1, path: 'indicators.0.level1' });
  expect(of(1, 'forms[3].rows')).toEqual({ form: 3, path: 'rows.0.code' });
  expect(of(1, 'indicators[3].target')).toEqual({ form: 1, path: 'indicators.2.target' });
});

test('Of rows with the same name the one is meant that was read where the finding points', () => {
  expect(of(1, 'indicators[场次].score', [[40, 42]])).toEqual({ form: 1, path: 'indicators.1.score' });
});

test('What is no cell leads to none', () => {
  expect(of(null, 'text')).toBeNull();
  expect(of(null, 'document')).toBeNull();
  expect(of(9, 'total.score')).toBeNull();
  expect(of(1, 'total.score')).toBeNull();
  expect(of(1, 'indicators[没有].score')).toBeNull();
});

test('Every finding of a form with faults leads to a cell', () => {
  const { findings } = examineTranscript(transcript);
  const own = findings.filter(({ form, code }) => form === 1 && code.startsWith('A3'));
  expect(own.length).toBeGreaterThan(0);
  for (const finding of own)
    expect(cellsOfFinding(transcript, finding)[0]).toEqual({ form: 1, path: 'funds.total.rate' });
});

test('A finding without spans of its own points to where its cells were read', () => {
  expect(spansOfFinding(transcript, { form: 1, source: [], where: ['indicators[场次].score'] })).toEqual([[10, 12]]);
  expect(spansOfFinding(transcript, { form: 1, source: [{ spans: [[1, 2]] }], where: [] })).toEqual([[1, 2]]);
});
