import { describe, expect, it } from 'vitest';
import { pdfOf, shown } from '../testing/pdf-file.js';
import { type ColouredGlyph, withoutMarks } from './marks.js';
import { readPdf } from './read.js';

const ROWS = ['医疗保障经费支出总额', '城乡居民参保人数增加', '群众对服务的满意程度'];
const TEXT = ROWS.map((text, i) => shown(100, 700 - i * 16, 10, text)).join('');

async function linesOf(content: string): Promise<string[]> {
  const read = await readPdf(pdfOf([{ content }]));
  if ('code' in read) throw new Error(read.code);
  return read.text.trim().split('\n');
}

describe('what is printed over the text of a page', () => {
  it('is left out where it is a mark in large grey type', async () => {
    expect(await linesOf(`${TEXT}0.8 g ${shown(90, 680, 48, '内部资料')} 0 g`)).toEqual(ROWS);
    expect(await linesOf(`${TEXT}${shown(90, 680, 48, '草稿')}`)).toEqual(ROWS);
  });

  it('is left out where it is a stamp in red, whose type runs round', async () => {
    const round = `BT /F1 11 Tf 0.7 0.7 -0.7 0.7 300 640 Tm <b2c6> Tj ET\n`;
    const stamp = `1 0 0 rg ${shown(300, 660, 11, '专用章')} ${round} 0 g `;
    expect(await linesOf(TEXT + stamp)).toEqual(ROWS);
  });

  it('takes no text in its colour with it that stands elsewhere, and is named', async () => {
    const scores = ['9.5', '10', '8'].map((text, i) => shown(460, 700 - i * 16, 10, text)).join('');
    const round = 'BT /F1 11 Tf 0.7 0.7 -0.7 0.7 300 640 Tm <b2c6> Tj ET\n';
    const stamp = `${shown(300, 660, 11, '专用章')} ${round}`;
    const read = await readPdf(pdfOf([{ content: `${TEXT}1 0 0 rg ${scores}${stamp}0 g ` }]));
    if ('code' in read) throw new Error(read.code);
    for (const score of ['9.5', '10', '8']) expect(read.text).toContain(score);
    expect(read.text).not.toContain('专用章');
    expect(read.omitted?.[0]).toEqual({ what: 'printed-marks', sheet: '1', count: 3 });
  });

  it('is named with what it says where it runs aslant, once for all pages that have it', async () => {
    const aslant = (text: string, size = 40): string =>
      `BT /F1 ${size} Tf 0.8 0.6 -0.6 0.8 150 300 Tm ${/<[^>]+>/.exec(shown(0, 0, 40, text))?.[0] ?? ''} Tj ET\n`;
    const pages = [TEXT + aslant('内部 资料'), TEXT, TEXT + aslant('内部资料'), TEXT + aslant('草稿')];
    const read = await readPdf(pdfOf(pages.map((content) => ({ content }))));
    if ('code' in read) throw new Error(read.code);
    expect(read.text).not.toMatch(/资料|草稿/u);
    expect(read.omitted).toEqual([
      { what: 'slanted-type', sheet: '1、3', count: 4, text: '内部资料' },
      { what: 'slanted-type', sheet: '4', count: 2, text: '草稿' },
    ]);
    const numbered = Array.from({ length: 9 }, (_, i) => ({ content: TEXT + aslant(`第${i}份`.repeat(12), 8) }));
    const many = await readPdf(pdfOf(numbered));
    if ('code' in many) throw new Error(many.code);
    expect(many.omitted?.map(({ sheet, count }) => [sheet, count])).toEqual([
      ['1', 36],
      ['2', 36],
      ['3', 36],
      ['4', 36],
      ['5、6、7、8、9', 36],
    ]);
    expect(many.omitted?.[0]?.text).toBe(`${'第0份'.repeat(10)}……`);
  });

  it('is not named where it runs aslant but is white or clipped away', async () => {
    const aslant = 'BT /F1 40 Tf 0.8 0.6 -0.6 0.8 150 300 Tm <b2c6> Tj ET\n';
    for (const hidden of [`1 g ${aslant} 0 g `, `q 0 0 50 50 re W n ${aslant} Q `]) {
      const read = await readPdf(pdfOf([{ content: TEXT + hidden }]));
      if ('code' in read) throw new Error(read.code);
      expect(read.omitted ?? []).toEqual([]);
    }
  });

  it('is kept with all else where telling it would cost more than a page may', () => {
    const heap = (count: number, colour: string): ColouredGlyph[] =>
      Array.from({ length: count }, (_, i) => ({
        text: '字',
        // In the same band, but beside one another: no pair is found.
        box: colour === '#000000' ? [0, 0, 10, 10] : [20 + i, 0, 30 + i, 10],
        size: 10,
        direction: 0,
        colour,
      }));
    const over: ColouredGlyph = { text: '章', box: [0, 0, 10, 10], size: 10, direction: 0, colour: '#0000ff' };
    const few = [...heap(10, '#000000'), ...heap(4, '#ff0000'), over];
    expect(withoutMarks(few, new Map())).toEqual({ glyphs: few.slice(0, -1), marks: 1 });
    const colours = ['#ff0000', '#ff0001', '#ff0002', '#ff0003'];
    const many = [...heap(8000, '#000000'), over, ...colours.flatMap((colour) => heap(2000, colour))];
    expect(withoutMarks(many, new Map())).toEqual({ glyphs: many, marks: 0 });
  });

  it('is kept where red type stands by itself, as a title in large type does', async () => {
    const red = `1 0 0 rg ${shown(100, 640, 10, '注：单位为万元')} 0 g `;
    expect(await linesOf(`${shown(100, 740, 24, '部门决算')}${TEXT}${red}`)).toEqual([
      '部门决算',
      ...ROWS,
      '注：单位为万元',
    ]);
  });
});

describe('type that is set apart', () => {
  const apart = (texts: string, step: number, from = 100): string =>
    Array.from(texts, (one, i) => shown(from + i * step, 700, 10, one)).join('');

  it('is one word or figure', async () => {
    expect(await linesOf(apart('1234.56', 9))).toEqual(['1234.56']);
    expect(await linesOf(apart('主管部门', 18))).toEqual(['主管部门']);
    expect(await linesOf(apart('95', 9))).toEqual(['95']);
  });

  it('keeps the gap between two figures that stand farther from one another than their digits', async () => {
    expect(await linesOf(apart('120', 8) + apart('95', 8, 150))).toEqual(['120      95']);
  });
});
