import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, fund, project } from '../testing/build.js';

const zero = fund({ initial: '10.00', annual: '0.00', executed: '10.00', rate: '0%' });

describe('A5: nothing is spent out of a budget of zero', () => {
  it('holds where nothing is spent, and where there is a budget', () => {
    const none = fund({ annual: '0.00', executed: '0.00' });
    const some = fund({ annual: '10.00', executed: '10.00' });
    expect(checkFor('A5', [project({ funds: { total: some, fiscal: some, other: none } })])).toEqual([]);
  });

  it('finds the total and each part, with rate and marks hung on the total', () => {
    const form = project({ funds: { total: { ...zero, weight: '10', score: '10' }, fiscal: zero } });
    expect(checkFor('A5', [form])).toMatchObject([
      { code: 'A5-total', where: ['funds.total.annual', 'funds.total.executed'], root: null },
      {
        code: 'A5-part',
        where: ['funds.fiscal.annual', 'funds.fiscal.executed', 'funds.total.annual'],
        root: expect.stringContaining('A5-total'),
      },
    ]);
    const roots = checkNested([form]).filter(({ code }) => /^A[345]/.test(code));
    expect(roots.map(({ code }) => code)).toEqual(['A5-total']);
    expect(roots[0]?.hangs.map(({ code }) => code).sort()).toEqual(['A3-undefined', 'A4-pending', 'A5-part']);
  });

  it('only asks where the total has a budget: the money stands in the wrong row', () => {
    const form = project({
      funds: {
        total: fund({ annual: '21.3', executed: '21.3' }),
        fiscal: fund({ annual: '0', executed: '21.3' }),
        carryover: fund({ annual: '21.3', executed: '0' }),
      },
    });
    expect(checkFor('A5', [form])).toMatchObject([{ code: 'A5-misplaced', severity: 'warning' }]);
  });
});
