import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightOf, isWithin, placeAt } from './page-places.js';

const sizes = [
  { width: 595, height: 842 },
  { width: 842, height: 595 },
  { width: 595, height: 842 },
];

test('What stands in the middle of pages is found again at another scale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (page, share, scale) => {
        const places = { sizes, scales: sizes.map(({ width }) => (scale * 595) / width) };
        const y = share * (sizes[page - 1]?.height ?? 0);
        const found = placeAt(places, heightOf(places, page, y));
        expect(found.page).toBe(page);
        expect(found.y).toBeCloseTo(y, 3);
      },
    ),
  );
});

test('Before the first page, between pages and after the last the nearest place is found', () => {
  const places = { sizes, scales: [1, 1, 1] };
  expect(placeAt(places, 0)).toEqual({ page: 1, y: 0 });
  expect(placeAt(places, 10 + 842 + 5)).toEqual({ page: 1, y: 842 });
  expect(placeAt(places, 1_000_000)).toEqual({ page: 3, y: 842 });
  expect(placeAt({ sizes: [], scales: [] }, 5)).toEqual({ page: 1, y: 0 });
});

test('A box is seen where its middle is', () => {
  const places = { sizes, scales: [1, 1, 1] };
  const box = { page: 2, box: [0, 100, 50, 120] as const };
  const middle = 10 + 842 + 10 + 110;
  expect(isWithin(places, box, middle - 100, 200)).toBe(true);
  expect(isWithin(places, box, middle + 1, 200)).toBe(false);
  expect(isWithin(places, box, middle - 300, 200)).toBe(false);
});
