import { blankIndicatorForm } from '@kaocheng/core/model/keys';
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
    ...blankIndicatorForm(),
    order: 3,
    title: '自评表',
    name: '项目',
    moneyUnit: '万元',
    indicators,
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

  it('knows rows that were sorted by their names: what the template does not print stays with its row', () => {
    const own = form([row('甲', '1', { definition: '甲的说明' }), row('乙', '2', { extra: { 科室: '乙科' } })]);
    const base = form([row('甲', '1'), row('乙', '2')]);
    const sorted = mergeForm(own, base, form([row('乙', '2'), row('甲', '9')]));
    expect(indicatorsOf(sorted.form)).toEqual([
      row('乙', '2', { extra: { 科室: '乙科' } }),
      row('甲', '9', { definition: '甲的说明' }),
    ]);
    expect(sorted.cells.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['indicators.0.name', '甲', '乙'],
      ['indicators.1.name', '乙', '甲'],
      ['indicators.1.actual', '1', '9'],
    ]);
  });

  it('knows a row that was given another name by its place, and one left over beside rows that were sorted', () => {
    const [a, b, c] = [row('甲', '1', { definition: '甲的说明' }), row('乙', '2'), row('丙', '3')];
    const base = form([row('甲', '1'), b, c]);
    const renamed = mergeForm(form([a, b, c]), base, form([row('新', '1'), b, c]));
    expect(renamed.cells).toEqual([{ form: 3, path: 'indicators.0.name', before: '甲', after: '新' }]);
    expect(indicatorsOf(renamed.form)[0]).toMatchObject({ name: '新', definition: '甲的说明' });
    const sorted = mergeForm(form([a, b, c]), base, form([c, row('新', '1'), b]));
    expect(indicatorsOf(sorted.form).map(({ name, definition = null }) => [name, definition])).toEqual([
      ['丙', null],
      ['新', '甲的说明'],
      ['乙', null],
    ]);
  });

  it('tells rows of one name apart by what else they say', () => {
    const own = form([row('满意度', '1', { definition: '一' }), row('满意度', '2', { definition: '二' })]);
    const base = form([row('满意度', '1'), row('满意度', '2')]);
    const sorted = mergeForm(own, base, form([row('满意度', '2'), row('满意度', '1')]));
    expect(indicatorsOf(sorted.form).map(({ definition }) => definition)).toEqual(['二', '一']);
  });

  it('shows a list that came, or went, by its cells', () => {
    const tasks = [{ name: '养护', content: '养护道路 10 公里' }];
    const [without, listed] = [form([]), { ...form([]), tasks } as Form];
    const came = mergeForm(without, without, listed);
    expect(came.cells).toEqual([
      { form: 3, path: 'tasks.0.name', before: null, after: '养护' },
      { form: 3, path: 'tasks.0.content', before: null, after: '养护道路 10 公里' },
    ]);
    expect(came.form).toMatchObject({ tasks });
    const went = mergeForm(listed, listed, without);
    expect(went.cells.map(({ path, after }) => [path, after])).toEqual([
      ['tasks.0.name', null],
      ['tasks.0.content', null],
    ]);
    expect(went.form).not.toHaveProperty('tasks');
  });

  it('notes each row of the form that the file does not read as, and takes none where nothing was changed', () => {
    const own = form([row('甲', '1', { definition: '甲的说明' }), row('乙', '2'), row('丙', '3')]);
    const base = form([row('甲', '1'), row('丙', '3')]);
    const same = mergeForm(own, base, base);
    expect(same.cells).toEqual([]);
    expect(indicatorsOf(same.form)).toEqual(indicatorsOf(own));
    const changed = mergeForm(own, base, form([row('甲', '1'), row('丙', '4')]));
    expect(changed.cells.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['indicators.1.level1', '产出指标', null],
      ['indicators.1.level2', '数量指标', null],
      ['indicators.1.name', '乙', null],
      ['indicators.1.target', '5', null],
      ['indicators.1.actual', '2', null],
      ['indicators.1.actual', '3', '4'],
    ]);
    expect(indicatorsOf(changed.form)[0]).toMatchObject({ definition: '甲的说明' });
  });
});
