import { describe, expect, it } from 'vitest';
import { checkFor, department, project } from '../testing/build.js';

const form = (score: string) => project({ total: { weight: '100', score, grade: null } });

describe('B9: every project at full marks', () => {
  it('holds where one is not, and for fewer than three', () => {
    expect(checkFor('B9', [form('100'), form('100'), form('99')])).toEqual([]);
    expect(checkFor('B9', [form('100'), form('100')])).toEqual([]);
  });

  it('asks, whatever the department gives itself', () => {
    const whole = department({ total: { weight: '100', score: '98', grade: null } });
    expect(checkFor('B9', [whole, form('100'), form('100'), form('100')])).toMatchObject([
      { form: null, facts: { count: 3, forms: [2, 3, 4] } },
    ]);
  });
});
