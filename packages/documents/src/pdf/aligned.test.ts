import { describe, expect, it } from 'vitest';
import { pdfOf, shown } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const XS = [60, 130, 240, 330, 400];

const printed = (rows: readonly (readonly string[])[], top: number): string =>
  rows
    .flatMap((texts, i) => texts.map((text, at) => (text === '' ? '' : shown(XS[at] ?? 0, top - i * 22, 10, text))))
    .join('');

const FIRST = [
  ['一级指标', '三级指标', '年度指标值', '分值', '得分'],
  ['产出指标', '发放人数', '120人', '10', '10'],
  ['质量指标', '发放标准', '95%', '20', '19'],
  ['时效指标', '发放及时率', '100%', '10', '9.5'],
];

/** Of its first column only a label is printed that stands beside nothing. */
const SECOND = [
  ['', '办理次数', '4次', '5', '5'],
  ['', '建档人数', '58人', '5', '5'],
  ['', '群众满意度', '90%', '10', '8'],
  ['', '职工满意度', '90%', '10', '8'],
];

describe('a table without lines that goes on over the page', () => {
  it('has the columns of the page before, though its own text does not show all of them', async () => {
    const read = await readPdf(pdfOf([{ content: printed(FIRST, 300) }, { content: printed(SECOND, 780) }]));
    if ('code' in read) throw new Error(read.code);
    const [sheet, ...others] = read.blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ rows: 8, columns: 5 });
    expect(sheet?.cells.filter(({ column }) => column === 1).map(({ text }) => text)).toEqual(
      [...FIRST, ...SECOND].map((row) => row[1]),
    );
  });

  it('keeps the last line of a cell below which nothing else is printed', async () => {
    const end = shown(240, 780 - 3 * 22 - 12, 10, '以上');
    const read = await readPdf(pdfOf([{ content: printed(SECOND, 780) + end }]));
    if ('code' in read) throw new Error(read.code);
    expect(read.blocks.map(({ kind }) => kind)).toEqual(['sheet']);
    expect(read.text).toContain('以上');
  });

  it('leaves a lone line above it outside, which may be a title as well', async () => {
    const read = await readPdf(pdfOf([{ content: shown(240, 792, 10, '完成') + printed(SECOND, 780) }]));
    if ('code' in read) throw new Error(read.code);
    expect(read.blocks.map(({ kind }) => kind)).toEqual(['text', 'sheet']);
  });
});
