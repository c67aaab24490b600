import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, department, fund, project, report, row } from '../testing/build.js';

function stated(label: string, value: string, field = 'indicatorActual'): NarrativeFact {
  return { about: 'department', field, value, label, quote: `${label}控制在${value}`, indicator: label };
}

const near = project({ name: '甲项目', funds: { total: fund({ initial: '10', annual: '10', executed: '10' }) } });
const far = project({ name: '乙项目', funds: { total: fund({ initial: '8.13', annual: '40', executed: '35.43' }) } });

function run(forms: Parameters<typeof checkFor>[1], ...facts: NarrativeFact[]) {
  return checkFor('N8', forms, { reports: [report(facts)] });
}

describe('N8', () => {
  it('accepts what the forms bear out', () => {
    expect(run([near], stated('年初预算与决算偏差程度', '10%以内'), stated('预算执行进度', '100%'))).toEqual([]);
  });

  it('lists the forms that deviate more, as one finding', () => {
    const [finding, ...more] = run(
      [near, far],
      stated('年初预算与决算偏差程度', '10%以内'),
      stated('项目支出偏差', '10%以内'),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'N8-deviation', where: ['text', 'forms[2].funds.total.executed'] });
    expect(finding?.quote).toHaveLength(2);
  });

  it('lists the forms that are not spent', () => {
    expect(run([near, far], stated('预算执行进度', '100%'))).toMatchObject([
      { code: 'N8-progress', where: ['text', 'forms[2].funds.total.executed'] },
    ]);
  });

  it('reports full marks for an indicator that the text says was missed', () => {
    const form = (score: string) => department({ indicators: [row({ name: '预算执行率', weight: '2', score })] });
    expect(run([form('2')], stated('预算执行率', '未达预期', 'shortfall'))).toMatchObject([
      { code: 'N8-shortfall', where: ['text', 'indicators[预算执行率].score', 'indicators[预算执行率].actual'] },
    ]);
    expect(run([form('1')], stated('预算执行率', '未达预期', 'shortfall'))).toEqual([]);
  });

  it('reports full marks of a project that the text says was not completed', () => {
    const fact: NarrativeFact = {
      about: '甲项目',
      field: 'shortfall',
      value: '未完成原因',
      quote: '未完成原因是资金未下达',
    };
    const form = (score: string) => project({ total: { weight: '100', score, grade: null } });
    expect(run([form('100')], fact)).toMatchObject([{ code: 'N8-full', where: ['text', 'total.score'] }]);
    expect(run([form('92')], fact)).toEqual([]);
  });

  it('reports timeliness at full marks where the text says that a project came late', () => {
    const fact: NarrativeFact = { about: '甲项目', field: 'delay', value: '滞后', quote: '财政拨付滞后，年底未结' };
    const form = (score: string) => project({ indicators: [row({ name: '补助发放及时率', weight: '5', score })] });
    expect(run([form('5')], fact)).toMatchObject([
      { code: 'N8-delay', where: ['text', 'indicators[补助发放及时率].actual', 'indicators[补助发放及时率].score'] },
    ]);
    expect(run([form('4')], fact)).toEqual([]);
  });
});
