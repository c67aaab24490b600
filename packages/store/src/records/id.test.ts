import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortableId } from './id.js';

const instant = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });

it('is a UUID of version 7', () => {
  fc.assert(
    fc.property(instant, (at) => {
      expect(sortableId(at.toISOString())).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

it('sorts by time', () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      if (a.getTime() < b.getTime()) expect(sortableId(a.toISOString()) < sortableId(b.toISOString())).toBe(true);
    }),
  );
});

it('is another one each time', () => {
  const at = '2026-01-01T00:00:00.000Z';
  expect(new Set(Array.from({ length: 1000 }, () => sortableId(at))).size).toBe(1000);
});

it('sorts in the order in which it was made within one millisecond', () => {
  const at = '2026-01-01T00:00:00.000Z';
  sortableId('2025-01-01T00:00:00.000Z');
  const made = Array.from({ length: 1000 }, () => sortableId(at));
  expect([...made].sort()).toEqual(made);
});
