import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const form = (score: string, actual = '273.86万') =>
  project({ indicators: [row({ name: '参保人数', target: '278.9万', actual, weight: '20', score })] });

describe('B11: one indicator, one score', () => {
  it('holds where score or actual value agree to differ', () => {
    expect(checkFor('B11', [form('18'), form('18')])).toEqual([]);
    expect(checkFor('B11', [form('18'), form('19', '275万')])).toEqual([]);
  });

  it('asks where the same values have two scores', () => {
    expect(checkFor('B11', [form('18'), form('19')])).toMatchObject([
      { severity: 'warning', where: ['forms[1].indicators[参保人数].score', 'forms[2].indicators[参保人数].score'] },
    ]);
  });

  it('is one finding however many forms differ', () => {
    expect(checkFor('B11', [form('18'), form('19'), form('19')])).toMatchObject([
      { facts: { rows: [{ form: 1 }, { form: 2 }, { form: 3 }] } },
    ]);
  });
});
