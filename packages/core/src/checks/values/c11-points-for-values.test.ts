import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C11 marks in the columns of values', () => {
  const points = (values: readonly string[]) =>
    project({ indicators: values.map((value, i) => row({ name: `第${i}项`, target: value, actual: value })) });

  it('are found by their sum', () => {
    const [finding] = checkFor('C11', [points(['20', '20', '10', '10', '10', '10', '20'])]);
    expect(finding?.where).toContain('indicators[第0项].target');
    expect(finding?.facts['sum']).toBe('100');
  });

  it('pass where units are printed or the sum is another', () => {
    expect(checkFor('C11', [points(['20次', '20次', '10次', '50次'])])).toEqual([]);
    expect(checkFor('C11', [points(['20', '20', '10', '45'])])).toEqual([]);
  });
});
