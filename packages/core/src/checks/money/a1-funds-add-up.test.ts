import { describe, expect, it } from 'vitest';
import { sayFinding } from '../say.js';
import { checkFor, fund, project } from '../testing/build.js';

describe("A1: the year's funds are the sum of their sources", () => {
  it('holds where each column adds up, and where only the total is given', () => {
    const whole = { initial: '6.00', annual: '6.00', executed: '1.65' };
    const adds = project({
      funds: {
        total: fund(whole),
        fiscal: fund({ ...whole, initial: '5.00' }),
        other: fund({ initial: '1.00', annual: '0', executed: '0' }),
      },
    });
    expect(checkFor('A1', [adds])).toEqual([]);
    expect(checkFor('A1', [project({ funds: { total: fund(whole), fiscal: fund({}) } })])).toEqual([]);
  });

  it('holds by levels of government, with and without the provincial share of 地方资金', () => {
    const levels = {
      total: fund({ annual: '10' }),
      central: fund({ annual: '4' }),
      local: fund({ annual: '6' }),
      province: fund({ annual: '5' }),
      city: fund({ annual: '1' }),
    };
    expect(checkFor('A1', [project({ funds: levels })])).toEqual([]);
  });

  it('names total and parts of the column that does not add up', () => {
    const form = project({
      funds: {
        total: fund({ initial: '6.00', annual: '6.00', executed: '1.65' }),
        fiscal: fund({ initial: '1.65', annual: '6.00', executed: '1.65' }),
        carryover: fund({ initial: '0.00', annual: '0.00', executed: '0.00' }),
      },
    });
    const [finding, ...more] = checkFor('A1', [form]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'A1-sum',
      severity: 'error',
      rule: 'sum',
      printed: '6.00',
      expected: '1.65',
    });
    expect(finding?.where).toEqual(['funds.total.initial', 'funds.fiscal.initial']);
    const says = (moneyUnit: string | null) =>
      checkFor('A1', [{ ...form, moneyUnit }]).map((one) => sayFinding(one).sentence.split('，').at(-1));
    expect(says('元')).toEqual(['相差 4.35 元。']);
    expect(says(null)).toEqual(['相差 4.35。']);
  });

  it('finds a difference beyond the tails of rounding, and leaves the tails alone', () => {
    const parts = {
      central: fund({ annual: '3144.00' }),
      city: fund({ annual: '433.00' }),
      county: fund({ annual: '1426.90' }),
      other: fund({ annual: '1591.22' }),
    };
    const off = (annual: string) => checkFor('A1', [project({ funds: { total: fund({ annual }), ...parts } })]);
    expect(off('6595.12')).toEqual([]);
    expect(off('6595.14')).toEqual([]);
    expect(off('6595.15')).toHaveLength(1);
  });

  it('calls a blank column of the only source missing', () => {
    const form = project({ funds: { total: fund({ annual: '60', executed: '60' }), fiscal: fund({ annual: '60' }) } });
    expect(checkFor('A1', [form])).toMatchObject([
      { code: 'A1-blank', rule: 'missing', where: ['funds.fiscal.executed'], expected: '60' },
    ]);
  });

  it('only asks where a text without a grid leaves open which cell is blank', () => {
    const read = (annual: string, confidence: number) => {
      const cells = { 'funds.fiscal.annual': { confidence }, 'funds.fiscal.initial': { confidence } };
      const total = fund({ initial: '60', annual, executed: '60' });
      return checkFor('A1', [project({ funds: { total, fiscal: fund({ initial: '60', annual }) }, cells })]).map(
        ({ code }) => code,
      );
    };
    expect(read('60', 0.9)).toEqual(['A1-blank-unclear']);
    expect(read('70', 0.9)).toEqual(['A1-blank']);
    expect(read('60', 0.98)).toEqual(['A1-blank']);
  });

  it('finds a total of zero over parts that are not', () => {
    const form = project({ funds: { total: fund({ annual: '0' }), fiscal: fund({ annual: '89.974' }) } });
    expect(checkFor('A1', [form])).toMatchObject([{ printed: '0', expected: '89.974' }]);
  });
});
