import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Archive } from './archive.js';
import { packParts, type WrittenPart } from './pack.js';

const texts = fc.array(fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 400 }), recurs: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});
const named = (parts: readonly { text: string; recurs: boolean }[]): WrittenPart[] =>
  parts.map(({ text, recurs }, at) => ({ name: `xl/part${at}.xml`, content: text, recurs }));

it('unpacks to the same texts, by our reader and by another', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const parts = named(given);
      const bytes = packParts(parts);
      const other = unzipSync(bytes);
      const own = new Archive(bytes);
      for (const [at, { name }] of parts.entries()) {
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(other[name])).toBe(
          Buffer.from(given[at]?.text ?? '').toString(),
        );
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
  const once = packParts(parts.map((part) => ({ ...part, recurs: false })));
  for (let each = 0; each < 200; each += 1)
    packParts([{ name: 'other.xml', content: `其他 ${each}`.repeat(20), recurs: true }]);
  expect(packParts(parts)).toEqual(once);
  expect(packParts(parts)).toEqual(once);
  expect(packParts(parts.map(({ name, content }) => ({ name, content: Buffer.from(content) })))).toEqual(once);
});
