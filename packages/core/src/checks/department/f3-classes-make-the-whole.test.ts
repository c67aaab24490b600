import { describe, expect, it } from 'vitest';
import { checkFor, department, row } from '../testing/build.js';

const classes = (total: string | null, ...weights: string[]) =>
  checkFor('F3', [
    department({
      total: { weight: total, score: null, grade: null },
      indicators: weights.map((level1Weight, index) => row({ level1: `第${index}类`, level1Weight })),
    }),
  ]);

describe('F3: the classes of a department form make a hundred', () => {
  it('holds', () => expect(classes('100', '15', '25', '30', '30')).toEqual([]));

  it('finds headings that do not', () => {
    expect(classes('100', '15', '25', '30', '20')).toMatchObject([
      {
        rule: 'weight-sum',
        severity: 'error',
        expected: '90',
        where: expect.arrayContaining(['total.weight', 'level1[第3类].weight']),
      },
    ]);
  });

  it('only asks where no total is printed', () => {
    expect(classes(null, '15', '25', '30', '20')).toMatchObject([{ code: 'F3-hundred', severity: 'warning' }]);
  });
});
