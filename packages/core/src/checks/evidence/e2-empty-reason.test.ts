import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const lost = (...reasons: string[]) =>
  checkFor('E2', [
    project({
      indicators: reasons.map((deviation, index) =>
        row({ name: `第${index}项`, target: '10', actual: '9', weight: '5', score: '4', deviation }),
      ),
    }),
  ]);

describe('E2: a reason says something', () => {
  it('holds, and is not asked of full marks', () => {
    expect(lost('配备人员不足，已在招聘')).toEqual([]);
    expect(checkFor('E2', [project({ indicators: [row({ weight: '5', score: '5', deviation: '无' })] })])).toEqual([]);
  });

  it('asks where it is one word', () => {
    expect(lost('疫情')).toMatchObject([
      { code: 'E2-short', rule: 'reason', severity: 'warning', where: ['indicators[第0项].deviation'] },
    ]);
  });

  it('asks where it is one word, whatever marks and spaces stand behind it', () => {
    for (const reason of ['疫情影响。', '客观原因！ ', ' 无。', '疫情影响，'])
      expect(lost(reason)).toMatchObject([{ code: 'E2-short', severity: 'warning' }]);
  });

  it('only notes a few words that name a cause', () => {
    expect(lost('管材到货迟')).toMatchObject([{ code: 'E2-brief', severity: 'info' }]);
    expect(lost('客观原因', '管材到货迟').map(({ code, facts }) => [code, facts['count']])).toEqual([
      ['E2-short', 1],
      ['E2-brief', 1],
    ]);
  });

  it('informs where three rows say the same', () => {
    const same = '就诊人数不可控，据实统计';
    expect(lost(same, same)).toEqual([]);
    expect(lost(same, same, same)).toMatchObject([{ code: 'E2-same', severity: 'info', facts: { count: 3 } }]);
  });
});
