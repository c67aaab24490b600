import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Likeness } from './likeness.js';

const pairs = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

function slowly(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  const least = Math.min(x.size, y.size);
  return least === 0 ? 0 : [...x].filter((pair) => y.has(pair)).length / least;
}

describe('the likeness of the two parts of a text', () => {
  it('is 1 where one part says what the other says, 0 where they share nothing', () => {
    expect(new Likeness('保障运转保障运转').at(4)).toBe(1);
    expect(new Likeness('保障运转甲乙丙丁').at(4)).toBe(0);
  });

  it('is at each place what the pairs of both parts give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '乙', '丙', '1', '。'), { maxLength: 40 }).map((glyphs) => glyphs.join('')),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (text, cuts) => {
          const likeness = new Likeness(text);
          for (const cut of cuts.filter((at) => at <= text.length).sort((a, b) => a - b))
            expect(likeness.at(cut)).toBe(slowly(text.slice(0, cut), text.slice(cut)));
        },
      ),
      { numRuns: 500 },
    );
  });
});
