import { describe, expect, it } from 'vitest';
import { sayFinding } from '../say.js';
import { checkFor, project, row } from '../testing/build.js';

const full = (cells: Parameters<typeof row>[0]) =>
  checkFor('B5', [project({ indicators: [row({ name: '体检人数', weight: '5', score: '5', ...cells })] })]);

describe('B5: full marks though the target is missed', () => {
  it('holds where it is met', () => expect(full({ target: '≥5000人', actual: '5000人' })).toEqual([]));

  it('is an error where the direction is certain', () => {
    expect(full({ target: '5000人', actual: '3334人' })).toMatchObject([
      {
        code: 'B5-certain',
        rule: 'target-met',
        severity: 'error',
        expected: '3.33',
        where: ['indicators[体检人数].score', 'indicators[体检人数].actual', 'indicators[体检人数].target'],
      },
    ]);
    expect(full({ level2: '成本指标', name: '救助标准', target: '<=5300元/户', actual: '5830元/户' })).toMatchObject([
      { severity: 'error' },
    ]);
  });

  it('is a question where the direction is guessed', () => {
    expect(full({ level2: '成本指标', name: '总成本', target: '100万元', actual: '117.93万元' })).toMatchObject([
      { code: 'B5-maybe', severity: 'warning' },
    ]);
  });

  it('asks where a lower bound below the target earns full marks', () => {
    expect(full({ name: '覆盖率', target: '99%', actual: '≧70%' })).toMatchObject([
      { code: 'B5-unshown', severity: 'warning' },
    ]);
    expect(full({ name: '覆盖率', target: '≥70%', actual: '≥70%' })).toEqual([]);
  });

  it('asks where a day has passed that the target names, of the form’s year where it names none', () => {
    const code = (target: string, actual: string) =>
      full({ name: '完工时间', target, actual }).map((each) => each.code);
    expect(code('6月30日前', '7月8日')).toEqual(['B5-late']);
    expect(code('2023年11月底前', '2023年12月')).toEqual(['B5-late']);
    expect(code('12月底前', '2024年1月5日')).toEqual(['B5-late']);
    expect(code('12月底前', '2023年12月20日')).toEqual([]);
    expect(code('12月底前', '2022年12月20日')).toEqual([]);
    // The day within the month is not known.
    expect(code('12月15日前', '12月')).toEqual([]);
    expect(code('2023年6月前', '2023年')).toEqual([]);
    expect(code('10月底前', '截至11月底')).toEqual([]);
    expect(code('7月1日起', '7月8日')).toEqual([]);
  });

  it('asks where one of several values is not reached', () => {
    const code = (target: string, actual: string) =>
      full({ name: '达标情况', target, actual }).map((each) => each.code);
    expect(code('4批；2次；5台', '4批；2次；4台')).toEqual(['B5-part']);
    expect(code('70%和60%', '72%和55%')).toEqual(['B5-part']);
    expect(code('70%和60%', '72%和65%')).toEqual([]);
    expect(code('4批；2次；5台', '4批；2次')).toEqual([]);
    expect(code('≤3起；≤2起', '2起；3起')).toEqual(['B5-part']);
    const [finding] = full({ name: '达标情况', target: '70%和60%', actual: '72%和55%' });
    expect(finding === undefined ? '' : sayFinding(finding).sentence).toContain(
      '完成值 72%和55%，至少有一项没有达到，',
    );
  });

  it('asks where the value lies outside the range of the target, on the side that counts', () => {
    const code = (target: string, actual: string) =>
      full({ level1: '满意度指标', name: '得分情况', target, actual }).map((each) => each.code);
    expect(code('[90,100]', '85')).toEqual(['B5-outside']);
    expect(code('[90,100]', '95')).toEqual([]);
    expect(code('100-120人', '150人')).toEqual([]);
  });

  it('asks where a change goes the other way, or less far', () => {
    const code = (target: string, actual: string) =>
      full({ name: '收入变化', target, actual }).map((each) => each.code);
    expect(code('增长10%以上', '增长8%')).toEqual(['B5-change']);
    expect(code('不低于上年', '低于上年')).toEqual(['B5-change']);
    expect(code('增长10%以上', '增长12%')).toEqual([]);
    expect(code('增长不超过3%', '下降1%')).toEqual([]);
  });

  it('leaves a score that is cut to B4', () =>
    expect(full({ target: '5000人', actual: '3334人', score: '4' })).toEqual([]));
});
