import { describe, expect, it } from 'vitest';
import { once } from './once.js';

describe('once', () => {
  it('works a thing out once for each subject, also where it is undefined', () => {
    let calls = 0;
    const lookedUp = once((subject: { readonly name?: string }) => {
      calls += 1;
      return subject.name;
    });
    const [first, second] = [{ name: '甲' }, {}];
    expect([lookedUp(first), lookedUp(first), lookedUp(second), lookedUp(second)]).toEqual([
      '甲',
      '甲',
      undefined,
      undefined,
    ]);
    expect(calls).toBe(2);
  });
});
