import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, fund, project } from '../testing/build.js';

const rate = (initial: string | null, annual: string | null, executed: string | null, printed: string) =>
  checkFor('A3', [project({ funds: { total: fund({ initial, annual, executed, rate: printed, weight: '10' }) } })]);

describe('A3: the printed rate is executed ÷ annual', () => {
  it('holds to the decimals that are printed', () => {
    expect(rate('6', '6', '1.65', '27.5%')).toEqual([]);
    expect(rate('6', '6', '1.65', '28%')).toEqual([]);
    expect(rate('29', '29', '27.8', '0.959')).toEqual([]);
  });

  it('finds a rate that no denominator gives', () => {
    expect(rate('38.18', '36.75', '36.75', '96.22%')).toMatchObject([
      { code: 'A3-wrong', rule: 'rate', severity: 'error', expected: '100%' },
    ]);
  });

  it('says where the initial budget is the denominator that fits', () => {
    expect(rate('100', '75.1', '75.1', '75.10%')).toMatchObject([
      { code: 'A3-initial', printed: '75.10%', expected: '100%' },
    ]);
  });

  it('only warns of a rate that is cut instead of rounded', () => {
    expect(rate('29', '29', '27.8', '0.958')).toMatchObject([{ code: 'A3-truncated', severity: 'warning' }]);
  });

  it('finds a rate over a budget of zero', () => {
    expect(rate('10.00', '0.00', '10.00', '0%')).toMatchObject([
      { code: 'A3-undefined', where: expect.arrayContaining(['funds.total.rate']) },
    ]);
  });

  it('takes no offence at a rate of nothing over nothing', () => expect(rate('0', '0', '0', '100%')).toEqual([]));

  it('warns of a rate without amounts', () => {
    expect(rate(null, null, null, '76%')).toMatchObject([{ code: 'A3-unfounded', rule: 'missing' }]);
  });

  it('hangs the same fault of a part on the total', () => {
    const row = fund({ initial: '100', annual: '75.1', executed: '75.1', rate: '75.10%' });
    const roots = checkNested([project({ funds: { total: row, fiscal: row } })]).filter(({ code }) =>
      code.startsWith('A3'),
    );
    expect(roots).toHaveLength(1);
    expect(roots[0]?.hangs).toMatchObject([
      { where: ['funds.fiscal.rate', 'funds.fiscal.executed', 'funds.total.rate'] },
    ]);
  });
});
