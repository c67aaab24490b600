import { describe, expect, it } from 'vitest';
import { extraNumber, hexOf, pdfOf, shown, streamOf, stroked } from '../testing/pdf-file.js';
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
    const bare = { width: 595, height: 842, horizontal: [], vertical: [] };
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
    expect(withoutMarks(few, new Map(), bare)).toEqual({ glyphs: few.slice(0, -1), marks: 1, unseen: 0 });
    const colours = ['#ff0000', '#ff0001', '#ff0002', '#ff0003'];
    const many = [...heap(8000, '#000000'), over, ...colours.flatMap((colour) => heap(2000, colour))];
    expect(withoutMarks(many, new Map(), bare)).toEqual({ glyphs: many, marks: 0, unseen: 0 });
  });

  it('is left out in the middle of a seal, whose type runs round it, and where the type of its curve stands upright', async () => {
    const round = Array.from('某某市医疗保障局财务专用章', (one, i) => {
      const angle = Math.PI * (1.15 - (1.3 * i) / 12);
      const [cos, sin] = [Math.cos(angle - Math.PI / 2).toFixed(3), Math.sin(angle - Math.PI / 2).toFixed(3)];
      const [x, y] = [300 + 50 * Math.cos(angle), 600 + 50 * Math.sin(angle)];
      return `BT /F1 10 Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x.toFixed(1)} ${y.toFixed(1)} Tm <${hexOf(one)}> Tj ET\n`;
    });
    const seal = `1 0 0 rg ${round.join('')}${shown(280, 570, 9, '财务章')} 0 g `;
    expect(await linesOf(TEXT + seal)).toEqual(ROWS);
  });

  it('is left out where it is a pale word all over the page, though it has more glyphs than the text', async () => {
    const tiles = Array.from({ length: 30 }, (_, i) =>
      shown(20 + (i % 3) * 180, 60 + Math.floor(i / 3) * 71, 12, '某某局公开'),
    );
    expect(await linesOf(`0.9 g ${tiles.join('')} 0 g ${TEXT}`)).toEqual(ROWS);
  });

  it('is not named where it is the shadow of the text', async () => {
    const shadow = ROWS.map((text, i) => shown(102, 698 - i * 16, 10, text)).join('');
    const read = await readPdf(pdfOf([{ content: `0.7 g ${shadow} 0 g ${TEXT}` }]));
    if ('code' in read) throw new Error(read.code);
    expect([read.text.trim().split('\n'), read.omitted]).toEqual([ROWS, undefined]);
  });

  it.each(['/Subtype /Stamp', '/Subtype /Widget /FT /Sig /T (1)', '/Subtype /FreeText /DA (/F1 10 Tf)'])(
    'is left out with its lines, and named, where it is an annotation over it: %s',
    async (kind) => {
      const at = extraNumber(1);
      const look = streamOf(
        `${shown(0, 30, 10, '审核通过')}${stroked(0, 28, 150, 28)}${stroked(5, 0, 5, 60)}`,
        '/Type /XObject /Subtype /Form /BBox [0 0 150 60] /Resources << /Font << /F1 3 0 R >> >>',
      );
      const note = `<< /Type /Annot ${kind} /Rect [100 670 250 730] /F 4 /AP << /N ${at + 1} 0 R >> >>`;
      const page = { content: TEXT, entries: `/Annots [${at} 0 R]` };
      const read = await readPdf(pdfOf([page], '', [note, look], `/AcroForm << /Fields [${at} 0 R] >>`));
      if ('code' in read) throw new Error(read.code);
      expect(read.text.trim().split('\n')).toEqual(ROWS);
      expect(read.omitted).toEqual([{ what: 'printed-marks', sheet: '1', count: 4 }]);
    },
  );

  it('is read where it is a field that is filled in, drawn by the file or not', async () => {
    const at = extraNumber(1);
    const field = (look: string): string =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (1) /Rect [100 600 200 620] /F 4 /DA (/F1 10 Tf 0 g) /V <feff0031003000304eba> ${look} >>`;
    const form = `/AcroForm << /Fields [${at} 0 R] /NeedAppearances true /DR << /Font << /F1 3 0 R >> >> >>`;
    const drawn = streamOf(
      `/Tx BMC ${shown(2, 5, 10, '100人')} EMC`,
      '/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>',
    );
    for (const look of [`/AP << /N ${at + 1} 0 R >>`, '']) {
      const read = await readPdf(
        pdfOf([{ content: TEXT, entries: `/Annots [${at} 0 R]` }], '', [field(look), drawn], form),
      );
      expect('code' in read ? read.code : read.text.trim().split('\n')).toEqual([...ROWS, '100人']);
    }
  });

  it.each(['/Subtype /Stamp', '/Subtype /Widget /FT /Sig /T (1)', '/Subtype /FreeText /DA (/F1 10 Tf)'])(
    'is read where it is an annotation on blank paper, as in the cells of a form that is filled in by it: %s',
    async (kind) => {
      const at = extraNumber(1);
      const look = streamOf(
        shown(2, 8, 10, '完成95%'),
        '/Type /XObject /Subtype /Form /BBox [0 0 100 24] /Resources << /Font << /F1 3 0 R >> >>',
      );
      const note = `<< /Type /Annot ${kind} /Rect [300 690 400 714] /F 4 /AP << /N ${at + 1} 0 R >> >>`;
      const page = { content: TEXT, entries: `/Annots [${at} 0 R]` };
      const read = await readPdf(pdfOf([page], '', [note, look], `/AcroForm << /Fields [${at} 0 R] >>`));
      if ('code' in read) throw new Error(read.code);
      expect(read.text).toContain('完成95%');
      expect(read.omitted).toBeUndefined();
    },
  );

  it('is left out where it is a seal put on the page as an annotation, beside which nothing stands', async () => {
    const at = extraNumber(1);
    const round = 'BT /F1 11 Tf 0.7 0.7 -0.7 0.7 20 20 Tm <b2c6> Tj ET\n';
    const look = streamOf(
      shown(20, 40, 11, '专用章') + round,
      '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 3 0 R >> >>',
    );
    const note = `<< /Type /Annot /Subtype /Stamp /Rect [300 300 400 400] /F 4 /AP << /N ${at + 1} 0 R >> >>`;
    const read = await readPdf(pdfOf([{ content: TEXT, entries: `/Annots [${at} 0 R]` }], '', [note, look]));
    if ('code' in read) throw new Error(read.code);
    expect(read.text.trim().split('\n')).toEqual(ROWS);
    expect(read.omitted?.map(({ what, count }) => [what, count])).toEqual([
      ['printed-marks', 3],
      ['slanted-type', 1],
    ]);
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
