import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const form = (initial: string | null, annual: string, executed = annual) =>
  project({ funds: { total: fund({ initial, annual, executed, rate: '100%' }) } });

describe('A12: an adjusted budget that is what was spent, throughout', () => {
  it('says nothing of budgets that were never moved', () => {
    expect(checkFor('A12', [form('10', '10'), form('20', '20'), form('30', '30')])).toEqual([]);
  });

  it('says nothing where some forms leave money unspent', () => {
    expect(checkFor('A12', [form('10', '12'), form('20', '25'), form('30', '31', '28')])).toEqual([]);
  });

  it('is one finding for the document that lists the forms', () => {
    const findings = checkFor('A12', [form('100', '117.93'), form(null, '60'), form('1', '0.3'), form('21.3', '21.3')]);
    expect(findings).toMatchObject([{ form: null, severity: 'warning', facts: { count: 4, forms: 4, adjusted: 3 } }]);
    expect(findings[0]?.where.slice(0, 2)).toEqual(['document', 'forms[1].funds.total.annual']);
  });
});
