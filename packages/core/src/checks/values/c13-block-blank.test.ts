import { describe, expect, it } from 'vitest';
import { checkFor, fund, monitor, project } from '../testing/build.js';

describe('C13 a block of the form that is blank', () => {
  it('names the rows without an annual budget', () => {
    const form = monitor({
      funds: {
        total: fund({ initial: '220', executed: '87.57' }),
        fiscal: fund({ initial: '220', executed: '87.57' }),
      },
    });
    const [finding] = checkFor('C13', [form]);
    expect(finding?.code).toBe('C13-annual');
    expect(finding?.where).toEqual(['funds.total.annual', 'funds.fiscal.annual']);
  });

  it('names spending that is blank in every row, and a goal without an answer', () => {
    const form = project({ funds: { total: fund({ annual: '220' }) }, goals: { expected: '修路', actual: null } });
    expect(checkFor('C13', [form]).map(({ code }) => code)).toEqual(['C13-executed', 'C13-goals']);
  });

  it('asks a monitoring form that prints a rate for no annual budget, whatever the rate, and any other for one though its rate fits the initial', () => {
    const total = fund({ initial: '642', executed: '371.2', rate: '57.82%' });
    expect(checkFor('C13', [monitor({ funds: { total } })])).toEqual([]);
    expect(checkFor('C13', [monitor({ funds: { total: { ...total, rate: '40.1%' } } })])).toEqual([]);
    expect(checkFor('C13', [project({ funds: { total } })])).toMatchObject([{ code: 'C13-annual' }]);
    expect(checkFor('C13', [monitor({ funds: { total: fund({ initial: '642', rate: '57.82%' }) } })])).toMatchObject([
      { code: 'C13-executed', where: ['funds.total.executed'] },
    ]);
  });

  it('passes a filled form and one that prints no amounts', () => {
    const form = project({
      funds: { total: fund({ annual: '220', executed: '0' }) },
      goals: { expected: '修路', actual: '修了' },
    });
    expect(checkFor('C13', [form, project({ funds: { total: fund({ rate: '76%' }) } })])).toEqual([]);
  });
});
