import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C7 actual values that repeat their targets', () => {
  const copied = project({
    indicators: Array.from({ length: 5 }, (_, i) => row({ name: `第${i}项`, target: `≥9${i}%`, actual: `9${i}%` })),
  });
  const measured = project({
    indicators: Array.from({ length: 5 }, (_, i) => row({ name: `第${i}项`, target: `≥9${i}%`, actual: `9${i}.5%` })),
  });

  it('are a note on a single form', () => {
    const [finding] = checkFor('C7', [copied]);
    expect(finding?.code).toBe('C7-form');
    expect(finding?.severity).toBe('info');
  });

  it('are one warning where most forms are so', () => {
    const found = checkFor('C7', [copied, copied, copied, measured]);
    expect(found.map(({ code }) => code)).toEqual(['C7-document']);
    expect(found[0]?.facts['count']).toBe(3);
  });

  it('pass where values were measured, and where 100 % can only be met exactly', () => {
    const whole = project({ indicators: Array.from({ length: 6 }, () => row({ target: '100%', actual: '100%' })) });
    expect(checkFor('C7', [measured, whole])).toEqual([]);
  });
});
