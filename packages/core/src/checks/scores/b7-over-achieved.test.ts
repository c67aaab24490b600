import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const over = (...rows: Parameters<typeof row>[0][]) =>
  checkFor('B7', [project({ indicators: rows.map((cells) => row({ weight: '10', score: '10', ...cells })) })]);

describe('B7: a reason for far over-achievement', () => {
  it('is not asked below 130 %, nor where it is given', () => {
    expect(over({ target: '≥100人', actual: '129人' })).toEqual([]);
    expect(over({ target: '≥100人', actual: '200人', deviation: '新增两个街道' })).toEqual([]);
  });

  it('is asked from 130 %, one finding a form', () => {
    const findings = over(
      { name: '甲', target: '≥100人', actual: '130人' },
      { name: '乙', target: '≥50%', actual: '71.8%', level2: '质量指标' },
    );
    expect(findings).toMatchObject([{ code: 'B7-ask', rule: 'reason', severity: 'warning', facts: { count: 2 } }]);
    expect(findings[0]?.where).toContain('indicators[乙].deviation');
  });

  it('only informs of small counts, and not at all of costs', () => {
    expect(over({ target: '≥3次', actual: '6次' })).toMatchObject([{ code: 'B7-mild', severity: 'info' }]);
    expect(over({ level2: '成本指标', name: '总成本', target: '≤100万元', actual: '50万元' })).toEqual([]);
  });
});
