import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, project, report, row } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const met = row({ name: '培训人数', target: '≥100人', actual: '120人', weight: '20', score: '20' });
const missed = row({ name: '培训期数', target: '≥10期', actual: '6期', weight: '20', score: '12' });
const claim = stated('completion', '完成全年目标', { quote: '圆满完成全年目标', paragraph: 1 });

describe('N3', () => {
  it('accepts the claim where all rows were reached', () => {
    expect(checkFor('N3', [project({ indicators: [met] })], { reports: [report([claim])] })).toEqual([]);
  });

  it('warns where a row was missed, with the row', () => {
    const [finding] = checkFor('N3', [project({ indicators: [met, missed] })], { reports: [report([claim])] });
    expect(finding).toMatchObject({ code: 'N3-rows', severity: 'warning', form: 1 });
    expect(finding?.where).toEqual(['text', 'indicators[培训期数].actual', 'indicators[培训期数].score']);
  });

  it('leaves out rows that reached their target or its band, whatever marks they lost', () => {
    const cut = { ...met, score: '15' };
    const band = row({
      name: '服务水平',
      level2: '社会效益指标',
      target: '提升',
      actual: '达成',
      weight: '20',
      score: '18',
    });
    const found = (rows: (typeof met)[]) =>
      checkFor('N3', [project({ indicators: rows })], { reports: [report([claim])] });
    expect(found([cut, band])).toEqual([]);
    expect(found([cut, band, missed])).toMatchObject([{ facts: { rows: [{ name: '培训期数' }] } }]);
  });

  it('takes a claim under the heading of a class for that class', () => {
    const quality = row({
      level2: '质量指标',
      name: '结业率',
      target: '≥95%',
      actual: '90%',
      weight: '10',
      score: '9.47',
    });
    const found = (indicator: string) =>
      checkFor('N3', [project({ indicators: [met, quality] })], { reports: [report([{ ...claim, indicator }])] });
    expect(found('数量指标')).toEqual([]);
    expect(found('质量指标完成情况')).toMatchObject([{ facts: { rows: [{ name: '结业率' }] } }]);
  });

  it('takes a claim under a heading that names nothing of the form for a claim about all', () => {
    const found = (indicator: string, name = '培训期数') =>
      checkFor('N3', [project({ indicators: [met, { ...missed, name }] })], {
        reports: [report([{ ...claim, indicator }])],
      });
    expect(found('绩效目标完成情况')).toHaveLength(1);
    expect(found('目标完成情况', '目标任务完成数')).toMatchObject([{ facts: { rows: [{ name: '目标任务完成数' }] } }]);
    expect(found('组织实施情况')).toHaveLength(1);
    expect(found('培训人数')).toEqual([]);
  });

  it('takes a claim under 年度目标完成情况 for a claim about all though a row that was reached is called so too', () => {
    const reached = { ...met, name: '年度目标完成数' };
    expect(
      checkFor('N3', [project({ indicators: [reached, missed] })], {
        reports: [report([{ ...claim, indicator: '目标完成情况' }])],
      }),
    ).toHaveLength(1);
  });

  it('looks at the claim of each project that a paragraph speaks of, not only at the last', () => {
    const other = { ...claim, about: '乙项目', quote: '乙项目全面完成', start: 20, end: 27 };
    const forms = [
      project({ name: '甲项目', indicators: [missed] }),
      project({ order: 2, name: '乙项目', indicators: [met] }),
    ];
    const found = checkFor('N3', forms, { reports: [report([claim, other])] });
    expect(found).toMatchObject([{ form: 1, printed: '圆满完成全年目标', quote: ['圆满完成全年目标'] }]);
  });

  it('is an error where the same paragraph admits it and several rows were missed', () => {
    const facts = [claim, stated('shortfall', '低于指标值', { quote: '培训期数低于指标值', paragraph: 1 })];
    const forms = [project({ indicators: [missed, { ...missed, name: '教材份数' }] })];
    expect(checkFor('N3', forms, { reports: [report(facts)] })).toMatchObject([
      { code: 'N3-admitted', severity: 'error' },
    ]);
  });

  it('does not hold that some work is all done against its date, cost or satisfaction', () => {
    const late = row({
      level2: '时效指标',
      name: '暑假内完工',
      target: '8月25日前',
      actual: '9月3日',
      weight: '10',
      score: '7',
    });
    const unnamed = { ...late, level1: null, level2: null };
    const benefit = { ...missed, level1: '效益指标', level2: '社会效益指标' };
    const form = (actual: string, more: (typeof met)[] = []) =>
      project({ indicators: [late, ...more], goals: { expected: null, actual } });
    expect(checkFor('N3', [form('3栋宿舍维修改造全部完成并投入使用')])).toEqual([]);
    expect(checkFor('N3', [form('3栋宿舍维修改造全部完成', [unnamed, benefit])])).toEqual([]);
    expect(checkFor('N3', [form('3栋宿舍维修改造全部完成并投入使用', [missed])])).toHaveLength(1);
    expect(checkFor('N3', [form('年度目标全部完成')])).toHaveLength(1);
  });

  it('looks at every claim of a text: one made of the whole decides', () => {
    const late = row({ level2: '时效指标', target: '8月25日前', actual: '9月3日', weight: '10', score: '7' });
    const form = (actual: string) => project({ indicators: [late], goals: { expected: null, actual } });
    const work = '3栋宿舍维修改造全部完成并投入使用，师生对新的住宿条件反映良好';
    expect(checkFor('N3', [form(work)])).toEqual([]);
    expect(checkFor('N3', [form(`${work}，年度目标全部完成`)])).toHaveLength(1);
    expect(checkFor('N3', [form(`${work}，各项指标均达标`)])).toMatchObject([{ printed: '均达标' }]);
  });

  it('holds the claims of the form itself against its rows', () => {
    const form = (actual: string) => project({ indicators: [missed], goals: { expected: null, actual } });
    expect(checkFor('N3', [form('完成六期培训。')])).toEqual([]);
    expect(checkFor('N3', [form('全面完成年度目标任务。')])).toMatchObject([
      { code: 'N3-rows', where: ['goals.actual', 'indicators[培训期数].actual'] },
    ]);
  });
});
