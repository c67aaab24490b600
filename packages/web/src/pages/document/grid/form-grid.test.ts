import { examineTranscript } from '@kaocheng/core/examine/examine';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type {
  AccountForm,
  Form,
  Indicator,
  ProjectForm,
  SummaryForm,
  Transcript,
} from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { headingsOf } from './account-form.js';
import { formGrid } from './form-grid.js';
import type { Grid } from './grid.js';
import { firstCell, moved } from './move.js';
import { coverageFaults } from './testing/coverage.js';

const row = { initial: '10', annual: '12', executed: '6', weight: '10', rate: '50%', score: '5', reason: null };

function indicator(level1: string, level2: string, name: string, more: Partial<Indicator> = {}): Indicator {
  return { level1, level2, name, target: '10', actual: '8', weight: '20', score: '20', deviation: null, ...more };
}

const project: ProjectForm = {
  kind: 'project',
  order: 1,
  title: '项目支出绩效自评表',
  name: '宣传经费',
  code: null,
  supervisor: '医保局',
  implementer: '医保局',
  moneyUnit: '万元',
  funds: { total: row, fiscal: { ...row, weight: null, score: null }, other: null },
  goals: { expected: '做好宣传', actual: '已完成' },
  process: null,
  indicators: [
    indicator('产出指标', '数量指标', '场次', { level1Weight: '50' }),
    indicator('产出指标', '数量指标', '册数', { level1Weight: '50' }),
    indicator('产出指标', '质量指标', '合格率', { level1Weight: '50', extra: { 佐证: '有' } }),
    indicator('效益指标', '数量指标', '知晓率'),
  ],
  total: { weight: '100', score: '95', grade: '优' },
  conclusion: null,
  problems: null,
  measures: '改进',
  contact: { name: '某人', phone: null, finance: null },
  attachments: ['清单'],
  extra: { 备注: '无' },
};

const summary: SummaryForm = {
  kind: 'summary',
  order: 2,
  title: '自评汇总表',
  rows: [{ no: '1', name: '甲', annual: '10', executed: '9', rate: '90%', score: '95' }],
  totals: { annual: '10', executed: '9' },
  extra: {},
};

const account: AccountForm = {
  kind: 'account',
  order: 3,
  title: '支出决算表',
  table: '公开03表',
  unit: '万元',
  department: '医保局',
  empty: false,
  note: '说明',
  columns: ['本年支出合计', '基本支出/小计', '基本支出/人员经费', '项目支出'],
  rows: [{ code: '210', name: '卫生健康支出', values: { 本年支出合计: '10', '基本支出/小计': '4', 项目支出: '6' } }],
};

function transcriptOf(...forms: Form[]): Transcript {
  return { ...blankTranscript('a'), year: '2023', forms };
}

function gridOfForm(form: Form): Grid {
  const { scorecards } = examineTranscript(transcriptOf(form));
  return formGrid(form, scorecards[0] ?? null);
}

/** Every path of a printed value in a form. */
function paths(value: unknown, at: string): string[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => paths(inside, at === '' ? key : `${at}.${key}`));
}

test.each([project, summary, account])('Every printed value of a form stands in its table: $kind', (form) => {
  const grid = gridOfForm(form);
  expect(coverageFaults(grid)).toEqual([]);
  const { kind, columns, ...printed } = { columns: [], ...form };
  expect(kind).toBe(form.kind);
  const missing = paths(printed, '').filter((path) => !grid.cellOf.has(path));
  expect(missing).toEqual([]);
  expect(columns).toBeDefined();
});

test('Headings are merged downward, the second only within the first', () => {
  const grid = gridOfForm(project);
  expect(grid.cellOf.get('indicators.0.level1')?.rowSpan).toBe(3);
  expect(grid.cellOf.get('indicators.0.level2')?.rowSpan).toBe(2);
  expect(grid.cellOf.get('indicators.3.level2')?.rowSpan).toBe(1);
  expect(grid.cellOf.get('indicators.2.level1Weight')).toBe(grid.cellOf.get('indicators.0.level1'));
});

test('The recomputed score stands beside the printed one, in the funds too', () => {
  const grid = gridOfForm(project);
  const scores = grid.rows.flat().flatMap(({ content }) => (content.kind === 'score' ? [content.row?.path] : []));
  expect(scores).toEqual(['funds.total', undefined, 'indicators.0', 'indicators.1', 'indicators.2', 'indicators.3']);
  expect(grid.rows.flat().filter(({ content }) => content.kind === 'total')).toHaveLength(1);
});

test('A form without scores has no column for them', () => {
  const target: Form = {
    ...project,
    kind: 'target',
    total: null,
    indicators: project.indicators.map(({ actual, score, deviation, ...rest }) => rest),
  };
  const grid = formGrid(target, null);
  expect(coverageFaults(grid)).toEqual([]);
  expect(grid.rows.flat().some(({ content }) => content.kind === 'score')).toBe(false);
});

test('Headings of account columns of several levels are put together only as neighbours', () => {
  const shape = (headings: ReturnType<typeof headingsOf>): string =>
    headings.map(({ title, below }) => (below.length === 0 ? title : `${title}(${shape(below)})`)).join(' ');
  expect(shape(headingsOf(['合计', '基本/小计', '基本/人员', '项目', '基本/小计']))).toBe(
    '合计 基本(小计 人员) 项目 基本(小计)',
  );
  expect(shape(headingsOf(['合计', '合计']))).toBe('合计 合计');
});

test('The arrow keys go from value to value and keep the line through a merged cell', () => {
  const grid = gridOfForm(project);
  const at = (path: string) => grid.cellOf.get(path) ?? expect.fail(path);
  expect(firstCell(grid)).toBe(at('title'));
  expect(moved(grid, at('indicators.0.name'), 'down')).toBe(at('indicators.1.name'));
  expect(moved(grid, at('indicators.1.name'), 'left')).toBe(at('indicators.0.level2'));
  const merged = at('indicators.0.level1');
  const inLine = { row: at('indicators.2.name').row, column: merged.column };
  expect(moved(grid, merged, 'right', inLine)).toBe(at('indicators.2.level2'));
  expect(moved(grid, at('indicators.0.level1'), 'first')).toBe(at('indicators.0.level1'));
  const last = grid.rows.flat().findLast(({ content }) => content.kind === 'value') ?? expect.fail();
  expect(moved(grid, last, 'down')).toBe(last);
});
