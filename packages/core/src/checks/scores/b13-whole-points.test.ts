import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, project, row } from '../testing/build.js';

const form = (...scores: string[]) =>
  project({
    indicators: scores.map((score, index) =>
      row({ name: `第${index}项`, target: '≥7人', actual: '6人', weight: '3', score, deviation: '人员不足' }),
    ),
  });

describe('B13: whole points throughout', () => {
  it('is nothing with fewer than three rows, or where one score has decimals', () => {
    expect(checkFor('B13', [form('2', '2')])).toEqual([]);
    expect(checkFor('B13', [form('2', '2', '2', '2.57')])).toEqual([]);
  });

  it('is one finding with the rows hung on it', () => {
    const [root, ...more] = checkNested([form('2', '2', '2')]).filter(({ code }) => /^B(4|13)/.test(code));
    expect(more).toEqual([]);
    expect(root).toMatchObject({ code: 'B13', form: null, severity: 'warning', facts: { count: 3 } });
    expect(root?.hangs).toHaveLength(3);
  });
});
