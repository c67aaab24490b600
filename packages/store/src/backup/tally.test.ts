import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tally } from './tally.js';

function tally(...parts: readonly Buffer[]) {
  const result = new Tally();
  for (const part of parts) result.add(part);
  return result.result();
}

const rows = fc.array(
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
  { maxLength: 20 },
);

describe('the tally of a table', () => {
  it('is the same however the rows are cut', () => {
    const property = fc.property(rows, fc.array(fc.nat()), (lines, cuts) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
      const parts = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
      expect(tally(...parts)).toEqual(tally(bytes));
      expect(tally(bytes).rows).toBe(lines.length);
    });
    fc.assert(property);
  });

  it('has the same sum in whatever order the rows come, and another for other rows', () => {
    const property = fc.property(rows, fc.string(), (lines, more) => {
      const text = (of: readonly string[]) => Buffer.from(of.map((line) => `${line}\n`).join(''));
      expect(tally(text(lines.toReversed())).sum).toBe(tally(text(lines)).sum);
      expect(tally(text([...lines, more.replaceAll('\n', '')])).sum).not.toBe(tally(text(lines)).sum);
    });
    fc.assert(property);
  });
});
