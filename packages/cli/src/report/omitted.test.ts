import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { expect, it } from 'vitest';
import { omittedLines } from './omitted.js';

const document = (omitted: NonNullable<Transcript['omitted']>): Transcript => ({ ...blankTranscript('a'), omitted });

it('names what was not read under a heading, and what was read with reserve under another', () => {
  const lines = omittedLines(
    document([
      { what: 'recognised-text', sheet: '3', count: 30 },
      { what: 'slanted-type', sheet: '1', count: 4, text: '内部资料' },
      { what: 'unnamed-glyphs', sheet: '2', count: 5 },
    ]),
  );
  expect(lines).toEqual([
    expect.stringMatching(/^未读：第 1 页斜着印的“内部资料”[^：]*。$/u),
    expect.stringMatching(/^请核对：第 3 页是扫描件.*、第 2 页有 5 字.*。$/u),
  ]);
  expect(omittedLines(document([]))).toEqual([]);
});
