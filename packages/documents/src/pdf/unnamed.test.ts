import { describe, expect, it } from 'vitest';
import { extraNumber, pdfOf, shown, streamOf } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const AT = extraNumber(1);
const TEXT = '项目支出绩效自评得分98.5';
const CHARACTERS = Array.from(TEXT);
const FIRST = 3;

const four = (code: number): string => code.toString(16).padStart(4, '0');

/** A text in a font whose glyphs are numbered from 3 on, as subsets are. */
const numbered = CHARACTERS.map((_, i) => four(FIRST + i)).join('');

/** Says of each glyph which character it is; null of one of which nothing is said. */
function namesOf(name: (character: string) => string | null): string {
  const pairs = CHARACTERS.flatMap((character, i) => {
    const named = name(character);
    return named === null ? [] : [`<${four(FIRST + i)}> <${four(named.charCodeAt(0))}>`];
  });
  const range = '1 begincodespacerange <0000> <ffff> endcodespacerange';
  return streamOf(`begincmap ${range} ${pairs.length} beginbfchar ${pairs.join('\n')} endbfchar endcmap`);
}

/** Reads a page with the text in the numbered font, and a line in a font that is named. */
async function read(names: string | null, besides = '') {
  const fonts = [
    `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /Identity-H /DescendantFonts [${AT + 1} 0 R] ${names === null ? '' : `/ToUnicode ${AT + 2} 0 R`} >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
    names ?? streamOf(' '),
  ];
  const content = `BT /F2 10 Tf 60 700 Td <${numbered}> Tj ET\n${besides}`;
  const content_ = await readPdf(pdfOf([{ content, fonts: `/F2 ${AT} 0 R` }], '', fonts));
  return 'code' in content_ ? content_ : { text: content_.text.trim(), omitted: content_.omitted };
}

describe('a font that does not say what its glyphs are', () => {
  it('is read where each glyph is named', async () => {
    expect(await read(namesOf((one) => one))).toEqual({ text: TEXT, omitted: undefined });
  });

  it('gives no characters that only by accident have the codes of its glyphs, which is said', async () => {
    expect(await read(null)).toEqual({ code: 'pdf-unnamed', facts: {} });
    const rest = shown(60, 600, 10, '本单位项目支出绩效自评工作情况说明如下');
    expect(await read(null, rest)).toEqual({
      text: `${'\ufffd'.repeat(CHARACTERS.length)}\n本单位项目支出绩效自评工作情况说明如下`,
      omitted: [{ what: 'unnamed-glyphs', sheet: '1', count: CHARACTERS.length }],
    });
  });

  it('keeps the glyphs that are named where some are not', async () => {
    expect(await read(namesOf((one) => (/[绩效]/u.test(one) ? null : one)))).toEqual({
      text: TEXT.replace(/[绩效]/gu, '\ufffd'),
      omitted: [{ what: 'unnamed-glyphs', sheet: '1', count: 2 }],
    });
  });

  it('takes no control characters for figures, whoever names them', async () => {
    const shifted = namesOf((one) => (/[\d.]/.test(one) ? String.fromCharCode(one.charCodeAt(0) - 29) : one));
    expect(await read(shifted)).toMatchObject({ text: TEXT.replace(/[\d.]/g, '\ufffd') });
  });
});

describe('a font whose codes are characters', () => {
  const FONT =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>';
  const codes = (text: string): string => Array.from(text, (one) => four(one.charCodeAt(0))).join('');
  const lines = (rows: readonly string[]): string =>
    rows.map((row, i) => `BT /F2 10 Tf 60 ${700 - i * 20} Td <${codes(row)}> Tj ET\n`).join('');

  it.each([
    ['private bullets', ['\uf0b7经费支出', '\uf0b7参保人数', '\uf0b7满意度', '\uf0b7得分']],
    ['characters of its own', ['王\ue001、李\ue002负责', '经费支出']],
  ])('is read with %s', async (_, rows) => {
    const found = await readPdf(pdfOf([{ content: lines(rows), fonts: `/F2 ${AT} 0 R` }], '', [FONT]));
    expect('code' in found ? found.code : found.text.trim().split('\n')).toEqual(rows);
  });

  it('is not taken for one where the characters are met by accident', async () => {
    const accidental = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0x4e07 + i * 331)).join('');
    const content = lines([accidental.slice(0, 30), `${accidental.slice(30)}\uf0b7\uf0c1\uf0d8\uf0e9`]);
    const found = await readPdf(pdfOf([{ content, fonts: `/F2 ${AT} 0 R` }], '', [FONT]));
    expect('code' in found ? found.code : found.text).toBe('pdf-unnamed');
  });
});

describe('a font of few codes', () => {
  const simple = (codes: string): Promise<string> =>
    readPdf(
      pdfOf([{ content: `BT /F2 10 Tf 60 700 Td <${codes}> Tj ET\n`, fonts: `/F2 ${AT} 0 R` }], '', [
        '<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Arial /Encoding /WinAnsiEncoding >>',
      ]),
    ).then((read) => ('code' in read ? read.code : read.text.trim()));

  it('is read by the codes that are commonly known, though one or two of them say nothing', async () => {
    expect(await simple(Buffer.from('Total 1234.56 and 78.9').toString('hex'))).toBe('Total 1234.56 and 78.9');
    expect(await simple(`${Buffer.from('Total 1234.56 and 78.9').toString('hex')}0102`)).toMatch(
      /^Total 1234\.56 and 78\.9/u,
    );
  });

  it('says nothing where its codes are numbers of its own', async () => {
    expect(await simple('0102030405060e0f101112131415202122')).toBe('pdf-unnamed');
  });
});
