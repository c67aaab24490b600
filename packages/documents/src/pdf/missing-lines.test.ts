import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const XS = [60, 130, 220, 340, 400];
const TOP = 700;
const HEIGHT = 24;

/** A ruled table of four columns and four rows whose third column has no line below its second row. */
async function cellsOf(third: string): Promise<string[]> {
  const rows = ['一级指标', '产出指标', '效益指标', '满意度指标'];
  const lines = [0, 1, 2, 3, 4].map((row) => {
    const y = TOP - row * HEIGHT;
    return row === 2 ? stroked(60, y, 220, y) + stroked(340, y, 400, y) : stroked(60, y, 400, y);
  });
  const sides = XS.map((x) => stroked(x, TOP - 4 * HEIGHT, x, TOP));
  const texts = rows.map((text, row) => {
    const y = TOP - row * HEIGHT - 16;
    return shown(64, y, 10, text) + shown(134, y, 10, `第${row}项`) + shown(344, y, 10, '10');
  });
  const content = await readPdf(pdfOf([{ content: [...lines, ...sides, ...texts].join('') + third }]));
  if ('code' in content) throw new Error(content.code);
  return content.blocks.flatMap((block) =>
    block.kind === 'sheet'
      ? block.sheet.cells.map(({ row, column, rowSpan, text }) => `${row},${column}/${rowSpan} ${text}`)
      : [],
  );
}

const at = (row: number, text: string, down = 0): string => shown(224, TOP - row * HEIGHT - 16 - down, 10, text);

describe('a column that lacks a line between two rows', () => {
  it('has two cells where each row has its own text', async () => {
    const cells = await cellsOf(at(1, '95%') + at(2, '98%'));
    expect(cells.filter((cell) => /%/.test(cell))).toEqual(['1,2/1 95%', '2,2/1 98%']);
    expect(cells.map((cell) => Number(cell[0]))).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
  });

  it('has one cell where its two lines follow one another, or stand beside no text of the rows', async () => {
    expect(await cellsOf(at(1, '按年初下达的预算', 6) + at(2, '指标计算', -5))).toContain(
      '1,2/2 按年初下达的预算\n指标计算',
    );
    expect(await cellsOf(at(1, '95%', 3) + at(2, '98%', 3))).toContain('1,2/2 95%\n98%');
  });

  it('has one cell where only one text stands in it', async () => {
    expect(await cellsOf(at(1, '95%'))).toContain('1,2/2 95%');
  });
});
