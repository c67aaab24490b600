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
