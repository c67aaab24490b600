import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const scored = (annual: string, executed: string, rate: string, score: string, reason: string | null = null) =>
  checkFor('A4', [
    project({ funds: { total: fund({ initial: annual, annual, executed, rate, weight: '10', score, reason }) } }),
  ]);

describe('A4: the marks for execution follow from the unrounded rate', () => {
  it('holds', () => {
    expect(scored('6', '1.65', '27.5%', '2.75')).toEqual([]);
    expect(scored('49438', '2000', '4%', '0.40')).toEqual([]);
  });

  it('finds marks above it', () => {
    expect(scored('100', '70', '70%', '10')).toMatchObject([
      {
        code: 'A4-over',
        rule: 'rate',
        severity: 'error',
        printed: '10',
        expected: '7',
        facts: { arithmetic: ['70 ÷ 100 × 10 = 7'] },
      },
    ]);
  });

  it('never calls marks below it an error', () => {
    expect(scored('29', '27.8', '95.86%', '8')).toMatchObject([{ code: 'A4-under', severity: 'warning' }]);
    expect(scored('29', '27.8', '95.86%', '8', '进度滞后，主动扣分')).toMatchObject([
      { code: 'A4-reasoned', severity: 'info' },
    ]);
  });

  it('informs where the marks follow from the rounded rate', () => {
    expect(scored('6', '1.65', '28%', '2.80')).toMatchObject([{ code: 'A4-rounded', severity: 'info' }]);
  });

  it('leaves the marks pending over a budget of zero', () => {
    expect(scored('0.00', '10.00', '0%', '10.00')).toMatchObject([
      { code: 'A4-pending', severity: 'error', where: ['funds.total.score', 'funds.total.rate', 'total.score'] },
    ]);
  });
});
