import { describe, expect, it } from 'vitest';
import { check, checkFor, fund, project, row } from '../testing/build.js';

const form = (actual: string) =>
  project({
    funds: { total: fund({ annual: '1', executed: '1', rate: '100%', weight: '10', score: '10' }) },
    indicators: [row({ target: '≥100人', actual, weight: '90', score: '80' })],
    total: { weight: '100', score: '90', grade: '优' },
  });

describe('B15: a grade that falls when recomputed', () => {
  it('holds where the grade stays, and never raises one', () => {
    expect(checkFor('B15', [form('89人')])).toEqual([]);
    expect(checkFor('B15', [form('100人')])).toEqual([]);
  });

  it('stands at the head of the list', () => {
    const findings = check([form('80人')]);
    expect(findings[0]).toMatchObject({
      code: 'B15',
      rule: 'grade',
      severity: 'warning',
      expected: null,
      facts: { recomputed: '82', from: '优', to: '良' },
    });
  });
});
