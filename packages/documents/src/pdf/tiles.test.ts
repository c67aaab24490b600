import { describe, expect, it } from 'vitest';
import { filled, pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const X = [50, 150, 250, 350, 450, 540];
const HEADS = ['三级指标', '指标值', '完成值', '分值', '偏差'];
const ROWS = Array.from('甲乙丙丁戊己', (one) => [`指标${one}`, '12', '11', '10', '无偏差']);

/** A ruled table from a height downward, whose cells are printed in a colour. */
function table(
  top: number,
  rows: readonly (readonly string[])[],
  colour: (row: number, column: number) => string,
): string {
  const bottom = top - rows.length * 24;
  const across = Array.from({ length: rows.length + 1 }, (_, i) => stroked(50, top - i * 24, 540, top - i * 24));
  const down = X.map((x) => stroked(x, bottom, x, top));
  const cells = rows.flatMap((row, i) =>
    row.map((text, j) => `${colour(i, j)} ${shown((X[j] ?? 0) + 4, top - i * 24 - 17, 10, text)}`),
  );
  return `${across.join('')}${down.join('')}${cells.join('')} 0 g\n`;
}

async function cellsOf(content: string): Promise<string[]> {
  const read = await readPdf(pdfOf([{ content }]));
  if ('code' in read) throw new Error(read.code);
  expect(read.omitted).toBeUndefined();
  return read.blocks.flatMap((block) => (block.kind === 'sheet' ? block.sheet.cells.map(({ text }) => text) : []));
}

describe('a pale word that a table says again and again', () => {
  it('is read where a column in grey says it, in ruled cells and without lines', async () => {
    const grey = table(700, [HEADS, ...ROWS], (i, j) => (i > 0 && j === 4 ? '0.6 g' : '0 g'));
    expect(await cellsOf(grey)).toEqual([HEADS, ...ROWS].flat());
    expect(await cellsOf(grey.replace(/^.* l S$/gmu, ''))).toEqual([HEADS, ...ROWS].flat());
  });

  it('is read where it is the white head of small tables, on a ground of their colour', async () => {
    const tables = [0, 1, 2, 3].map(
      (i) =>
        `0.1 0.3 0.6 rg ${filled(50, 756 - i * 150, 490, 24)}` +
        table(780 - i * 150, [HEADS, ...ROWS.slice(0, 3)], (row) => (row === 0 ? '1 g' : '0 g')),
    );
    const one = [HEADS, ...ROWS.slice(0, 3)].flat();
    expect(await cellsOf(tables.join(''))).toEqual([one, one, one, one].flat());
  });

  it('is read where nearly all of the page is a table in grey', async () => {
    const rows = Array.from({ length: 24 }, () => X.slice(1).map(() => '完成'));
    const title = shown(220, 740, 16, '绩效自评表');
    expect(await cellsOf(title + table(700, rows, () => '0.6 g'))).toEqual(rows.flat());
  });
});

describe('a pale word all over the page', () => {
  it('is left out where it lies over the lines and the text of a table', async () => {
    const tiles = Array.from({ length: 36 }, (_, i) =>
      shown(22 + (i % 4) * 130, 60 + Math.floor(i / 4) * 83, 12, '某某局公开'),
    );
    const rows = [HEADS, ...Array.from({ length: 20 }, (_, i) => [`指标${i}`, '12', '11', '10', '9'])];
    const read = await readPdf(pdfOf([{ content: `0.85 g ${tiles.join('')} 0 g ${table(700, rows, () => '0 g')}` }]));
    if ('code' in read) throw new Error(read.code);
    expect(read.text).not.toMatch(/公开|某/u);
    expect(read.omitted).toEqual([{ what: 'printed-marks', sheet: '1', count: 180 }]);
  });
});
