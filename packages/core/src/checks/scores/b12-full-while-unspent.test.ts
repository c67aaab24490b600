import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

const form = (executed: string, score: string) =>
  checkFor('B12', [
    project({
      funds: { total: fund({ annual: '49438.00', executed, weight: '10', score: '0.40' }) },
      indicators: [row({ weight: '60', score }), row({ name: '乙', weight: '30', score: '30' })],
      total: { weight: '100', score: '90.40', grade: null },
    }),
  ]);

describe('B12: all indicators full while the money is unspent', () => {
  it('holds from 60 % of execution, and where marks were cut', () => {
    expect(form('29662.80', '60')).toEqual([]);
    expect(form('2000.00', '59')).toEqual([]);
  });

  it('asks below', () => {
    expect(form('2000.00', '60')).toMatchObject([
      { severity: 'warning', rule: 'cross', facts: { rate: '4.05%', indicators: '90', grade: '优' } },
    ]);
  });
});
