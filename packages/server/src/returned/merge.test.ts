import type { Form, Indicator, ProjectForm } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { mergeForm } from './merge.js';

const row = (name: string, actual: string | null, more: Partial<Indicator> = {}): Indicator => ({
  level1: '产出指标',
  level2: '数量指标',
  name,
  target: '5',
  actual,
  ...more,
});

function form(indicators: Indicator[], more: Partial<ProjectForm> = {}): ProjectForm {
  return {
    kind: 'project',
    order: 3,
    title: '自评表',
    name: '项目',
    code: null,
    supervisor: null,
    implementer: null,
    moneyUnit: '万元',
    funds: null,
    goals: null,
    process: null,
    indicators,
    total: null,
    conclusion: null,
    problems: null,
    measures: null,
    contact: { name: null, phone: null, finance: null },
    attachments: [],
    extra: {},
    ...more,
  };
}

const indicatorsOf = (of: Form): readonly Indicator[] => ('indicators' in of ? of.indicators : []);

describe('what came back, put into a form', () => {
  it('changes what was changed, and nothing that only reads otherwise in the file', () => {
    const own = form([row('甲', '4 人'), row('乙', '6')]);
    // In the file the first reads without its blank: nobody changed that.
    const base = form([row('甲', '4人'), row('乙', '6')]);
    const back = form([row('甲', '4人'), row('乙', '7')], { order: 1, cells: { name: { confidence: 1 } } });
    const merged = mergeForm(own, base, back);
    expect(merged.cells).toEqual([{ form: 3, path: 'indicators.1.actual', before: '6', after: '7' }]);
    expect(indicatorsOf(merged.form).map(({ actual }) => actual)).toEqual(['4 人', '7']);
    expect(merged.form).toMatchObject({ order: 3, cells: { name: { confidence: 1 } } });
  });

  it('finds the row that was put in, and the one that was taken out', () => {
    const own = form([row('甲', '1'), row('乙', '2'), row('丙', '3')]);
    const added = mergeForm(own, own, form([row('甲', '1'), row('新', '9'), row('乙', '2'), row('丙', '4')]));
    expect(added.cells.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['indicators.1.level1', null, '产出指标'],
      ['indicators.1.level2', null, '数量指标'],
      ['indicators.1.name', null, '新'],
      ['indicators.1.target', null, '5'],
      ['indicators.1.actual', null, '9'],
      ['indicators.3.actual', '3', '4'],
    ]);
    const removed = mergeForm(own, own, form([row('甲', '1'), row('丙', '3')]));
    expect(removed.cells.map(({ path, after }) => [path, after])).toEqual(
      ['level1', 'level2', 'name', 'target', 'actual'].map((key) => [`indicators.1.${key}`, null]),
    );
    expect(indicatorsOf(removed.form).map(({ name }) => name)).toEqual(['甲', '丙']);
  });

  it('takes blanks that were filled in, groups that came, and cells that were emptied', () => {
    const own = form([row('甲', null)], { extra: { 备注: '旧' }, goals: null });
    const back = form([row('甲', '5')], { extra: { 备注: null }, goals: { expected: '目标', actual: null } });
    const merged = mergeForm(own, own, back);
    expect(merged.cells).toEqual([
      { form: 3, path: 'goals.expected', before: null, after: '目标' },
      { form: 3, path: 'indicators.0.actual', before: null, after: '5' },
      { form: 3, path: 'extra.备注', before: '旧', after: null },
    ]);
    expect(merged.form).toMatchObject({ goals: { expected: '目标' }, extra: { 备注: null } });
  });
});
