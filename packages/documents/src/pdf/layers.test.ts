import { describe, expect, it } from 'vitest';
import { extraNumber, pdfOf, shown, streamOf, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const AT = extraNumber(1);
const FRAME = [700, 670, 640]
  .map((y) => stroked(60, y, 300, y))
  .concat([60, 160, 300].map((x) => stroked(x, 640, x, 700)));
const TEXT = ['项目名称', '得分', '体检', '98.5'].map((text, i) =>
  shown(i % 2 ? 170 : 70, i > 1 ? 650 : 680, 10, text),
);
const TABLE = FRAME.concat(TEXT).join('');

/** Texts of cells, row by row, and of what stands outside of tables. */
async function textsOf(content: string, resources: string, extra: readonly string[], off: boolean): Promise<string[]> {
  const catalog = `/OCProperties << /OCGs [${AT} 0 R] /D << ${off ? `/OFF [${AT} 0 R]` : ''} >> >>`;
  const read = await readPdf(pdfOf([{ content, resources }], '', ['<< /Type /OCG /Name (1) >>', ...extra], catalog));
  if ('code' in read) throw new Error(read.code);
  return read.blocks.flatMap((block) =>
    block.kind === 'sheet'
      ? block.sheet.cells.map(({ text }) => text)
      : [read.text.slice(block.start, block.end).trim()],
  );
}

const CELLS = ['项目名称', '得分', '体检', '98.5'];

describe('a layer of a PDF', () => {
  const layer = `/OC /L1 BDC ${shown(200, 650, 10, '77')}${shown(60, 500, 10, '底稿')} EMC\n`;
  const own = `/Properties << /L1 ${AT} 0 R >>`;

  it('is read where it is shown, and left out where it is hidden', async () => {
    expect(await textsOf(`/OC /L1 BDC ${TABLE} EMC\n`, own, [], false)).toEqual(CELLS);
    expect(await textsOf(TABLE + layer, own, [], true)).toEqual(CELLS);
    expect(await textsOf(TABLE + layer, own, [], false)).toContain('底稿');
  });

  it('is left out with its lines where it is drawn by a form of its own', async () => {
    const drawn = stroked(60, 655, 300, 655) + stroked(100, 640, 100, 700) + shown(60, 500, 10, '底稿');
    const entries = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC ${AT} 0 R /Resources << /Font << /F1 3 0 R >> >>`;
    const form = streamOf(drawn, entries);
    const content = `${TABLE}/X1 Do\n`;
    expect(await textsOf(content, `/XObject << /X1 ${AT + 1} 0 R >>`, [form], true)).toEqual(CELLS);
  });

  it('ends where its stretch ends, though others lie within it', async () => {
    const nested = `/OC /L1 BDC /Span BMC ${shown(60, 500, 10, '底稿')} EMC ${shown(60, 480, 10, '底稿')} EMC\n`;
    expect(await textsOf(nested + TABLE, own, [], true)).toEqual(CELLS);
  });
});
