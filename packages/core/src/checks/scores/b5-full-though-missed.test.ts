import { describe, expect, it } from 'vitest';
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

  it('leaves a score that is cut to B4', () =>
    expect(full({ target: '5000人', actual: '3334人', score: '4' })).toEqual([]));
});
