import { describe, expect, it } from 'vitest';
import { extraNumber, filled, pdfOf, shown, streamOf, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const ROWS = ['医疗保障经费支出总额', '城乡居民参保人数增加', '群众对服务的满意程度'];
const TEXT = ROWS.map((text, i) => shown(100, 700 - i * 16, 10, text)).join('');
const WHITE = `1 g ${shown(100, 640, 10, '0.00')} 0 g\n`;

async function read(content: string, resources = '', extra: readonly string[] = []) {
  const found = await readPdf(pdfOf([{ content, resources }], '', extra));
  return 'code' in found ? found : { lines: found.text.trim().split('\n'), omitted: found.omitted };
}

describe('white type', () => {
  it('is left out on white paper, also within lines, and named', async () => {
    const omitted = [{ what: 'white-type', sheet: '1', count: 4 }];
    expect(await read(TEXT + WHITE)).toEqual({ lines: ROWS, omitted });
    expect(await read(`1 g ${filled(90, 630, 100, 20)} 0 g ${TEXT}${WHITE}`)).toEqual({ lines: ROWS, omitted });
    const frame = `90 630 100 20 re S ${stroked(90, 630, 190, 630)}`;
    expect(await read(frame + TEXT + WHITE)).toEqual({ lines: ROWS, omitted });
  });

  it.each([
    ['an area', `0 0.3 0.6 rg ${filled(90, 630, 200, 20)} 0 g `],
    [
      'strips as narrow as lines',
      `0 0.3 0.6 rg ${Array.from({ length: 10 }, (_, i) => filled(90, 630 + i * 2, 200, 2)).join('')} 0 g `,
    ],
    ['a pale tint', `0.98 g ${filled(90, 630, 200, 20)} 0 g `],
    ['a broad line', `0 0.3 0.6 RG 20 w ${stroked(90, 643, 290, 643)} 1 w 0 G `],
    ['an area within round corners', '0 0.3 0.6 rg 90 630 m 290 630 l 300 640 300 650 290 650 c 90 650 l f 0 g '],
    ['a picture', `q 200 0 0 20 90 630 cm /X1 Do Q `],
    ['a shade', 'q 90 630 200 20 re W n /S1 sh Q '],
  ])('is read on %s', async (_, ground) => {
    const at = extraNumber(1);
    const picture = streamOf(
      '0',
      '/Type /XObject /Subtype /Image /Width 40 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray',
    );
    const shading = `<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1 >> >>`;
    const resources = `/XObject << /X1 ${at} 0 R >> /Shading << /S1 ${at + 1} 0 R >>`;
    expect(await read(TEXT + ground + WHITE, resources, [picture, shading])).toEqual({
      lines: [...ROWS, '0.00'],
      omitted: undefined,
    });
  });

  it('is read where it is not quite white', async () => {
    expect(await read(`${TEXT}${WHITE.replace('1 g', '0.98 g')}`)).toEqual({
      lines: [...ROWS, '0.00'],
      omitted: undefined,
    });
  });

  it('is read where its outlines are drawn, and where most of the page is white', async () => {
    expect(await read(`${TEXT}BT 2 Tr ET ${WHITE}`)).toEqual({ lines: [...ROWS, '0.00'], omitted: undefined });
    expect(await read(`1 g ${TEXT} 0 g ${shown(100, 640, 10, '0.00')}`)).toMatchObject({ lines: [...ROWS, '0.00'] });
  });
});

describe('a page whose type was made into outlines', () => {
  it('is told to be like a scan, and no blank page', async () => {
    const outlines = Array.from(
      { length: 80 },
      (_, i) => `${60 + i * 5} 700 m ${63 + i * 5} 705 l ${64 + i * 5} 700 l f\n`,
    );
    expect(await read(outlines.join(''))).toEqual({ code: 'scanned', facts: { pages: '1' } });
    expect(await read(stroked(60, 700, 400, 700))).toEqual({ code: 'blank', facts: {} });
  });
});
