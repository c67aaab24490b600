import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Archive } from './archive.js';
import { packTexts, type TextPart } from './pack.js';

const texts = fc.array(fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 400 }), recurs: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});
const named = (parts: readonly { text: string; recurs: boolean }[]): TextPart[] =>
  parts.map((part, at) => ({ name: `xl/part${at}.xml`, ...part }));

it('unpacks to the same texts, by our reader and by another', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const parts = named(given);
      const bytes = packTexts(parts);
      const other = unzipSync(bytes);
      const own = new Archive(bytes);
      for (const { name, text } of parts) {
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(other[name])).toBe(Buffer.from(text).toString());
        expect(own.read(name)).toEqual(other[name]);
      }
      expect(Object.keys(other)).toHaveLength(parts.length);
    }),
  );
});

it('gives the same bytes for the same texts, whether or not they were packed before', () => {
  const parts = named([
    { text: '绩效'.repeat(500), recurs: true },
    { text: '一', recurs: true },
    { text: '', recurs: true },
  ]);
  const once = packTexts(parts.map((part) => ({ ...part, recurs: false })));
  for (let each = 0; each < 200; each += 1)
    packTexts([{ name: 'other.xml', text: `其他 ${each}`.repeat(20), recurs: true }]);
  expect(packTexts(parts)).toEqual(once);
  expect(packTexts(parts)).toEqual(once);
});
