import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const XS = [60, 130, 220, 340, 400];
const HEIGHT = 24;

const ROWS = [
  ['一级指标', '三级指标', '指标值', '得分'],
  ['', '发放人数', '120人', '10'],
  ['产出指标', '发放标准', '', '20'],
  ['', '发放及时率', '100%', '9.5'],
  ['满意度指标', '群众满意度', '90%', '8'],
];

/** A table with lines down only, those of each row by themselves where `apart`, and lines across above and below it. */
function table(rows: readonly (readonly string[])[], top: number, apart: boolean, across: boolean): string {
  const bottom = top - rows.length * HEIGHT;
  const down = XS.map((x) =>
    apart
      ? rows.map((_, row) => stroked(x, top - row * HEIGHT, x, top - (row + 1) * HEIGHT)).join('')
      : stroked(x, top, x, bottom),
  );
  const texts = rows.flatMap((row, i) =>
    row.map((text, at) => (text === '' ? '' : shown((XS[at] ?? 0) + 4, top - i * HEIGHT - 16, 10, text))),
  );
  const outer = across ? [stroked(60, top, 400, top), stroked(60, bottom, 400, bottom)] : [];
  return [...down, ...outer, ...texts].join('');
}

async function sheetsOf(pages: readonly string[]) {
  const read = await readPdf(pdfOf(pages.map((content) => ({ content }))));
  if ('code' in read) throw new Error(read.code);
  return read.blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
}

describe('a table without lines between its rows', () => {
  it('has the rows in which its lines down meet, and labels merged by their place', async () => {
    const [sheet] = await sheetsOf([table(ROWS, 700, true, true)]);
    expect(sheet).toMatchObject({ rows: 5, columns: 4 });
    const cells = sheet?.cells.map(({ row, column, rowSpan, text }) => `${row},${column}/${rowSpan} ${text}`);
    expect(cells).toContain('1,0/3 产出指标');
    expect(cells).toContain('4,0/1 满意度指标');
    expect(cells?.filter((cell) => cell.includes(',3/'))).toEqual([
      '0,3/1 得分',
      '1,3/1 10',
      '2,3/1 20',
      '3,3/1 9.5',
      '4,3/1 8',
    ]);
  });

  it('goes on over the page with a row of its own', async () => {
    const [sheet, ...others] = await sheetsOf([
      table(ROWS, 140, true, false),
      table(
        ROWS.slice(1).map((row) => ['时效', ...row.slice(1)]),
        800,
        true,
        false,
      ),
    ]);
    expect(others).toEqual([]);
    expect(sheet?.rows).toBe(9);
    expect(sheet?.cells.filter(({ column }) => column === 3).map(({ text }) => text)).toEqual(
      [...ROWS, ...ROWS.slice(1)].map((row) => row[3]),
    );
  });

  it('stays one row where its lines down do not show where one ends', async () => {
    const [sheet] = await sheetsOf([table(ROWS, 700, false, true)]);
    expect(sheet?.rows).toBe(1);
  });
});
