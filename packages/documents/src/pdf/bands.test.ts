import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bands, countBefore } from './bands.js';

const place = fc.double({ min: -2000, max: 2000, noNaN: true });
const span = fc.tuple(place, place).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

describe('Bands', () => {
  it('finds everything that shares a place with a stretch, each band in the order of the things', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), span, (spans, [from, to]) => {
        const touched = new Bands(spans).touched(from, to);
        const found = new Set(touched.flat());
        spans.forEach((one, i) => {
          if (one[0] <= to && one[1] >= from) expect(found).toContain(i);
        });
        for (const band of touched) expect(band).toEqual(band.toSorted((a, b) => a - b));
      }),
    );
  });

  it('finds few where things stand far apart, and none where there are none', () => {
    const spans = Array.from({ length: 100 }, (_, i): [number, number] => [i * 10, i * 10 + 8]);
    expect(new Set(new Bands(spans).touched(502, 504).flat())).toEqual(new Set([50]));
    expect(new Bands([]).touched(0, 100).flat()).toEqual([]);
  });
});

describe('countBefore', () => {
  it('counts what comes before the first that is reached', () => {
    expect([0, 3, 8, 9].map((at) => countBefore([1, 4, 8], (thing) => thing >= at))).toEqual([0, 1, 2, 3]);
  });
});
