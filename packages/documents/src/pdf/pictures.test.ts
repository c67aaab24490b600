import { describe, expect, it } from 'vitest';
import { extraNumber, type HandmadePage, pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const ROWS = ['医疗保障经费支出总额', '城乡居民参保人数增加', '群众对服务的满意程度'];
const TEXT = ROWS.map((text, i) => shown(100, 700 - i * 16, 10, text)).join('');
const PICTURE =
  '<< /Type /XObject /Subtype /Image /Width 1240 /Height 1754 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream';
const SCAN = 'q 595 0 0 842 0 0 cm /X1 Do Q\n';
/** Text as a recognition sets it over the picture: not drawn. */
const unseen = (content: string): string => `q BT 3 Tr ET ${content} Q\n`;

async function read(contents: readonly string[]) {
  const resources = `/XObject << /X1 ${extraNumber(contents.length)} 0 R >>`;
  const content = await readPdf(
    pdfOf(
      contents.map((one): HandmadePage => ({ content: one, resources })),
      '',
      [PICTURE],
    ),
  );
  return 'code' in content ? content : { lines: content.text.trim().split('\n'), omitted: content.omitted };
}

describe('a page that is a picture', () => {
  it('is read by the text that somebody recognised in it, which is said', async () => {
    expect(await read([SCAN + unseen(TEXT)])).toEqual({
      lines: ROWS,
      omitted: [{ what: 'recognised-text', sheet: '1', count: 30 }],
    });
  });

  it('is named among pages with text, though its number is printed over it', async () => {
    const number = shown(290, 30, 9, '- 2 -');
    expect(await read([TEXT, SCAN + number, SCAN])).toEqual({
      lines: ROWS,
      omitted: [
        { what: 'picture-pages', sheet: '3', count: 1 },
        { what: 'large-pictures', sheet: '2', count: 1 },
      ],
    });
    expect(await read([SCAN + number, SCAN])).toEqual({ code: 'scanned', facts: { pages: '1、2' } });
  });

  it('is named where the picture stands below a caption, and cut into strips', async () => {
    const strips = Array.from({ length: 8 }, (_, i) => `q 475 0 0 70 60 ${100 + i * 70} cm /X1 Do Q\n`).join('');
    const caption = shown(100, 760, 10, '二、部门整体支出绩效自评表如下：');
    expect(await read([TEXT, caption + strips])).toMatchObject({
      omitted: [{ what: 'large-pictures', sheet: '2', count: 1 }],
    });
  });

  it('is read, and named, where a table or a text in its middle is printed over the picture, however short', async () => {
    const omitted = [{ what: 'large-pictures', sheet: '1', count: 1 }];
    const lines = [652, 676, 700]
      .map((y) => stroked(60, y, 260, y))
      .concat([60, 160, 260].map((x) => stroked(x, 652, x, 700)));
    const cells = [
      shown(64, 683, 10, '项目'),
      shown(164, 683, 10, '得分'),
      shown(64, 659, 10, '甲'),
      shown(164, 659, 10, '95'),
    ];
    expect(await read([SCAN + lines.join('') + cells.join('')])).toEqual({ lines: ['项目\t得分', '甲\t95'], omitted });
    expect(await read([SCAN + shown(100, 600, 20, '自评表封面单位')])).toEqual({ lines: ['自评表封面单位'], omitted });
  });

  it('is read where what looks like a picture is only a map that nothing was drawn by', async () => {
    expect(await read([`q 595 0 0 842 0 0 cm Q ${shown(100, 600, 10, '自评得分：95')}`])).toMatchObject({
      lines: ['自评得分：95'],
    });
  });

  it('is not named where the picture is small, or the ground on which text stands', async () => {
    const logo = 'q 80 0 0 80 60 740 cm /X1 Do Q\n';
    const prose = Array.from({ length: 20 }, (_, i) => shown(100, 600 - i * 16, 10, ROWS[i % 3] ?? '')).join('');
    expect(await read([logo + TEXT])).toEqual({ lines: ROWS, omitted: undefined });
    expect(await read([SCAN + prose])).toMatchObject({ omitted: undefined });
  });
});

describe('text that is not drawn', () => {
  it('is left out where it lies over text that is', async () => {
    const other = ROWS.map((text, i) => shown(103, 702 - i * 16, 10, `${text}误`)).join('');
    expect(await read([TEXT + unseen(other)])).toEqual({ lines: ROWS, omitted: undefined });
  });

  it('is no mark where it runs aslant', async () => {
    const aslant = unseen('BT /F1 40 Tf 0.8 0.6 -0.6 0.8 150 300 Tm <b2c6b2c6> Tj ET');
    expect(await read([TEXT + aslant])).toEqual({ lines: ROWS, omitted: undefined });
  });

  it('leaves the lines and the text that are drawn over the picture as they are', async () => {
    const seal = `1 0 0 rg ${shown(300, 640, 10, '公章')} 0 g ${stroked(300, 638, 320, 638)}`;
    expect(await read([SCAN + unseen(TEXT) + seal])).toMatchObject({ lines: [...ROWS.slice(0, 3), '公章'] });
  });
});
