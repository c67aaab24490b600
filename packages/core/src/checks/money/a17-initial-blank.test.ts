import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const form = (initial: string | null) => project({ funds: { total: fund({ initial, annual: '60', executed: '60' }) } });

describe('A17: the initial budget is not left blank', () => {
  it('holds for 0, and where the document has no such column', () => {
    expect(checkFor('A17', [form('0'), form('60')])).toEqual([]);
    expect(checkFor('A17', [form(null), form(null)])).toEqual([]);
  });

  it('asks where another form of the document fills it', () => {
    expect(checkFor('A17', [form('60'), form(null)])).toMatchObject([
      { form: 2, severity: 'warning', where: ['funds.total.initial'] },
    ]);
  });
});
