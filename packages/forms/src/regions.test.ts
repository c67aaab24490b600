import { describe, expect, it } from 'vitest';
import { outside } from './regions.js';

describe('outside', () => {
  it('gives what lies in none of the stretches, which may overlap and stand in any order', () => {
    expect(
      outside(
        [
          { start: 8, end: 9 },
          { start: 2, end: 4 },
          { start: 3, end: 6 },
        ],
        10,
      ),
    ).toEqual([
      { start: 0, end: 2 },
      { start: 6, end: 8 },
      { start: 9, end: 10 },
    ]);
    expect(outside([], 3)).toEqual([{ start: 0, end: 3 }]);
    expect(outside([{ start: 0, end: 3 }], 3)).toEqual([]);
  });
});
