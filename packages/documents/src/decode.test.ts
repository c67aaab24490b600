import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.js';

const TEXT = '项目支出绩效自评表\n（2021 年度）\n年度资金总额\t10\t9.5\t95%\n指标1：参保人数 ≥278.9万人\n';

/** GB18030 bytes of 考成、预算绩效 and a line break: the platform has a decoder for it and no encoder. */
const GB = Uint8Array.from([
  0xbf, 0xbc, 0xb3, 0xc9, 0xa1, 0xa2, 0xd4, 0xa4, 0xcb, 0xe3, 0xbc, 0xa8, 0xd0, 0xa7, 0x0a, 0x31, 0x30, 0x25,
]);

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), !big);
  return bytes;
}

const marked = (mark: readonly number[], bytes: Uint8Array): Uint8Array => Uint8Array.from([...mark, ...bytes]);

describe('decode', () => {
  it('reads UTF-8 and UTF-16, with a byte order mark and without', () => {
    const utf8 = new TextEncoder().encode(TEXT);
    const cases = [
      [utf8, 'utf-8'],
      [marked([0xef, 0xbb, 0xbf], utf8), 'utf-8'],
      [utf16(TEXT, false), 'utf-16le'],
      [utf16(TEXT, true), 'utf-16be'],
      [marked([0xff, 0xfe], utf16(TEXT, false)), 'utf-16le'],
      [marked([0xfe, 0xff], utf16(TEXT, true)), 'utf-16be'],
    ] as const;
    for (const [bytes, encoding] of cases) expect(decode(bytes)).toEqual({ text: TEXT, encoding, lost: 0 });
  });

  it('reads GB18030', () => {
    expect(decode(GB)).toEqual({ text: '考成、预算绩效\n10%', encoding: 'gb18030', lost: 0 });
  });

  it('reads a page in GB2312 whatever it says of itself, and one in Big5 where it says so', () => {
    const page = (charset: string, bytes: Uint8Array): Uint8Array => {
      const head = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head>`;
      return Uint8Array.from([...new TextEncoder().encode(head), ...bytes]);
    };
    for (const charset of ['gb2312', 'GBK', 'utf-8', 'iso-8859-1']) {
      expect(decode(page(charset, GB)).text).toContain('考成、预算绩效');
      expect(decode(page(charset, new TextEncoder().encode(TEXT))).text).toContain(TEXT);
    }
    // 預算績效 in Big5.
    const big5 = Uint8Array.from([0xb9, 0x77, 0xba, 0xe2, 0xc1, 0x5a, 0xae, 0xc4]);
    expect(decode(page('big5', big5))).toMatchObject({
      text: expect.stringContaining('預算績效'),
      encoding: 'big5',
      lost: 0,
    });
  });

  it('keeps a UTF-8 text that is cut off in the middle of a character, or damaged in a few', () => {
    const utf8 = new TextEncoder().encode(TEXT.repeat(20));
    expect(decode(utf8.subarray(0, 5)).encoding).toBe('utf-8');
    const damaged = Uint8Array.from(utf8);
    damaged[300] = 0xff;
    const { encoding, lost } = decode(damaged);
    expect(encoding).toBe('utf-8');
    expect(lost).toBeGreaterThan(0);
  });

  it('decodes any text back from UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (drawn) => {
        const text = `绩效自评${drawn.replaceAll('\0', '').replace(/^\ufeff/, '')}`;
        expect(decode(new TextEncoder().encode(text)).text).toBe(text);
      }),
    );
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decode(bytes).text).toBe('string');
      }),
    );
  });
});
