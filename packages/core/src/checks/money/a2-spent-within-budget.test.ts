import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const spent = (annual: string, executed: string) =>
  checkFor('A2', [project({ funds: { total: fund({ annual, executed }) } })]);

describe('A2: executed is within the annual budget', () => {
  it('holds up to the budget', () => {
    expect(spent('10', '10')).toEqual([]);
    expect(spent('10', '9.99')).toEqual([]);
  });

  it('warns above it', () => {
    expect(spent('10', '10.01')).toMatchObject([
      {
        code: 'A2-over',
        severity: 'warning',
        where: ['funds.total.executed', 'funds.total.annual'],
        facts: { over: '0.01' },
      },
    ]);
  });

  it('finds an amount below zero', () => {
    expect(spent('10', '-1')).toMatchObject([{ code: 'A2-negative', severity: 'error' }]);
  });

  it('leaves a budget of zero to A5', () => expect(spent('0', '10')).toEqual([]));
});
