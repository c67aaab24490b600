import { describe, expect, it } from 'vitest';
import { filled, pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { alignedTables } from './aligned.js';
import type { Glyph, Ruling } from './ink.js';
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

  it('goes on where the next page has only one row of it, and ends where that has other text', async () => {
    const last = (texts: readonly string[]): string =>
      texts.map((text, i) => shown([130, 330, 400][i] ?? 0, 780, 10, text)).join('');
    const sheets = async (content: string) => await sheetsOf([printed(FIRST, 300), content]);
    const [sheet, ...others] = await sheets(last(['总分', '100', '98']));
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ rows: 5, columns: 5 });
    expect(sheet?.cells.filter(({ row }) => row === 4).map(({ column, text }) => `${column} ${text}`)).toEqual([
      '1 总分',
      '3 100',
      '4 98',
    ]);
    expect((await sheets(last(['说明', '', '无'])))[0]).toMatchObject({ rows: 4 });
    expect(
      (await sheets(shown(60, 780, 10, '二〇二一年决算情况说明一二三四五六七八') + last(['', '100', '98'])))[0],
    ).toMatchObject({ rows: 4 });
  });

  it('ends above those who sign, another table with its own head, and what has a title of its own', async () => {
    const row = (y: number, texts: readonly string[]): string =>
      texts.map((text, i) => (text === '' ? '' : shown(XS[i] ?? 0, y, 10, text))).join('');
    const signed = row(780, ['负责人：张', '', '审核：李', '', '填表：王']);
    const other = row(780, ['序号', '项目名称', '得分', '等级', '备注']) + row(760, ['1', '养护', '95', '优', '无']);
    const titled = shown(60, 800, 12, '支出情况说明') + row(780, ['基本支出', '', '10.00', '', '50%']);
    for (const content of [signed, other, titled]) {
      const [sheet, ...others] = await sheetsOf([printed(FIRST, 300), content]);
      expect([sheet?.rows, others]).toEqual([4, []]);
    }
    const total = row(780, ['总分', '', '', '100', '98']);
    const [sheet, ...others] = await sheetsOf([printed(FIRST, 300), total + row(760, ['负责人：张', '', '审核：李'])]);
    expect([sheet?.rows, others]).toEqual([5, []]);
  });

  it('goes on below the running head that both pages have, and below a page number', async () => {
    const total = ['总分', '', '', '100', '98'].map((text, i) => (text === '' ? '' : shown(XS[i] ?? 0, 760, 10, text)));
    for (const [head, next] of [
      ['2023年度部门决算', '2023年度部门决算'],
      ['- 1 -', '- 2 -'],
    ]) {
      const pages = [head, next].map((text = '') => shown(240, 815, 9, text));
      const [sheet, ...others] = await sheetsOf([pages[0] + printed(FIRST, 300), pages[1] + total.join('')]);
      expect([sheet?.rows, others]).toEqual([5, []]);
    }
  });

  it('keeps the first line of a cell beside which nothing else is printed, where that goes on right below', async () => {
    const first = shown(240, 792, 10, '定性');
    const [sheet, ...others] = await sheetsOf([printed(FIRST, 300), first + printed(SECOND, 780)]);
    expect(others).toEqual([]);
    expect(sheet?.cells.filter(({ row, column }) => row === 4 && column === 2).map(({ text }) => text)).toEqual([
      '定性\n4次',
    ]);
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

const SIDES = [56, 126, 236, 326, 396, 450];

/** A line across, drawn cell by cell from a column on. */
const across = (y: number, from = 0): string =>
  SIDES.slice(from + 1)
    .map((x, i) => stroked(SIDES[from + i] ?? 0, y, x, y))
    .join('');

const sheetsOf = async (pages: readonly string[]) => {
  const read = await readPdf(pdfOf(pages.map((content) => ({ content }))));
  if ('code' in read) throw new Error(read.code);
  return read.blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
};

describe('a table of which only the lines across are drawn, cell by cell', () => {
  /** Of the label only the middle is printed, between rows that have no line below it. */
  const rows = [
    ['一级指标', '三级指标', '年度指标值', '分值', '得分'],
    ['', '发放人数', '', '10', '10'],
    ['产出指标', '', '95%', '20', ''],
    ['', '发放及时率', '100%', '10', '9.5'],
  ];

  it('has the columns in which its lines meet, and cells merged where no line is drawn, though text goes right up to the next column', async () => {
    const close = shown(130, 656, 10, '发放标准发放标准发发');
    const lines = [715, 693, 671, 649, 627].map((y, i) => across(y, i === 2 || i === 3 ? 1 : 0)).join('');
    const [sheet, ...others] = await sheetsOf([lines + printed(rows, 700) + close]);
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ rows: 4, columns: 5 });
    const texts = sheet?.cells.map(({ row, column, rowSpan, text }) => `${row},${column}/${rowSpan} ${text}`);
    expect(texts).toContain('1,0/3 产出指标');
    expect(texts).toContain('2,1/1 发放标准发放标准发发');
    expect(texts).toContain('2,2/1 95%');
    expect(texts).toContain('2,3/1 20');
  });

  it('goes on over the page, where its first row is cut and its label has no line at all', async () => {
    const head = [715, 693].map((y) => across(y)).join('') + printed(rows.slice(0, 1), 700);
    const foot = across(33) + printed([['产出指标', '发放次数', '4次', '5', '5']], 40);
    const rest = printed(
      [
        ['', '发放人数', '120人', '10', '10'],
        ['', '发放标准', '95%', '20', '20'],
      ],
      780,
    );
    const middle = Array.from({ length: 29 }, (_, i) => printed([['说明', `第${i}项`, '无', '1', '1']], 678 - i * 22));
    const between = Array.from({ length: 29 }, (_, i) => across(671 - i * 22)).join('');
    const [sheet, ...others] = await sheetsOf([
      head + middle.join('') + between + foot,
      across(773, 1) + across(751, 1) + rest,
    ]);
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ rows: 33, columns: 5 });
    expect(sheet?.cells.filter(({ row }) => row > 30).map(({ column, text }) => `${column} ${text}`)).toEqual([
      '1 发放人数',
      '2 120人',
      '3 10',
      '4 10',
      '1 发放标准',
      '2 95%',
      '3 20',
      '4 20',
    ]);
  });
});

it('a table of which only the head has lines, cell by cell, has all its rows', async () => {
  const [head, ...rest] = FIRST;
  const rows = [head ?? [], ...rest, ...SECOND, ...SECOND];
  const lines = [715, 693, 693 - 22 * (rows.length - 1)].map((y) => across(y)).join('');
  const [sheet, ...others] = await sheetsOf([lines + printed(rows, 700)]);
  expect(others).toEqual([]);
  expect(sheet).toMatchObject({ rows: rows.length, columns: 5 });
});

it('a table without lines keeps the last line of a label at its side, but no note below it', async () => {
  const last = [...FIRST, ['效益指标', '群众满意度', '90%', '10', '8']];
  const top = 700 - 4 * 22 - 12;
  const [kept] = await sheetsOf([printed(last, 700) + shown(60, top, 10, '标')]);
  expect(kept?.cells.find(({ row, column }) => row === 4 && column === 0)?.text).toMatch(/^效益指标\s*标$/u);
  const [noted] = await sheetsOf([printed(last, 700) + shown(60, top, 10, '注：本表已经审核')]);
  expect(noted?.cells.some(({ text }) => text.includes('注'))).toBe(false);
});

it('a table without lines most rows of which have two cells is a table', async () => {
  const rows = [
    ['一级指标', '三级指标', '年度指标值', '分值', '得分'],
    ['', '发放人数', '120人', '', ''],
    ['', '发放标准', '95%', '', ''],
    ['', '发放及时率', '100%', '20', ''],
    ['', '群众满意度', '90%', '', ''],
  ];
  const [sheet] = await sheetsOf([printed(rows, 700)]);
  expect(sheet).toMatchObject({ rows: 5, columns: 5 });
});

describe('a table without lines whose cells are shaded', () => {
  /** Rows without any line, each 22 points high, with a figure of its own in every cell. */
  const rowsOf = (count: number): string[][] => [
    ['一级指标', '三级指标', '年度指标值', '分值', '得分'],
    ...Array.from({ length: count - 1 }, (_, i) => ['产出指标', `发放第${i}项`, `${i + 20}人`, `${i + 5}`, `${i + 4}`]),
  ];

  /** Shades behind the cells of a row, each painted by itself. */
  const shaded = (row: number, columns: readonly number[] = [0, 1, 2, 3, 4]): string =>
    columns.map((at) => filled(SIDES[at] ?? 0, 693 - row * 22, (SIDES[at + 1] ?? 0) - (SIDES[at] ?? 0), 22)).join('');

  const expectRows = async (shades: string, count: number): Promise<void> => {
    const rows = rowsOf(count);
    const [sheet, ...others] = await sheetsOf([`0.9 g ${shades} 0 g ${printed(rows, 700)}`]);
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ rows: count, columns: 5 });
    expect(sheet?.cells.map(({ text }) => text)).toEqual(rows.flat());
  };

  it('has all its rows where every third is shaded', () =>
    expectRows([0, 3, 6, 9].map((row) => shaded(row)).join(''), 12));

  it('has all its rows where single cells are highlighted', () =>
    expectRows([1, 3, 5, 7, 9].map((row) => shaded(row, [(row * 2) % 5])).join(''), 12));

  it('keeps its head with its rows where that is shaded cell by cell', async () => {
    await expectRows(shaded(0), 12);
    await expectRows(shaded(0), 4);
  });

  it('stays a table under a seal of small filled shapes', async () => {
    const seal = Array.from({ length: 24 }, (_, i) => {
      const [x, y] = [i, i + 0.5].map((at) => (at * Math.PI) / 12);
      const [left, bottom] = [330 + Math.cos(x ?? 0) * 60, 610 + Math.sin(y ?? 0) * 60];
      return filled(Number(left.toFixed(2)), Number(bottom.toFixed(2)), 12, 7);
    });
    await expectRows(`1 0 0 rg ${seal.join('')}`, 8);
  });
});

it('takes time that grows with the lines of a tall page, not with their square', () => {
  const tall = (count: number): void => {
    const lines = Array.from({ length: count }, (_, i) =>
      SIDES.slice(1, 5).map((to, c): Ruling => ({ at: 10 + i * 4, from: SIDES[c] ?? 0, to })),
    ).flat();
    const glyphs = Array.from({ length: count }, (_, i): Glyph => {
      const [left, top] = [(XS[i % 4] ?? 0) + 2, 10.5 + i * 4];
      return { text: '字', box: [left, top, left + 3, top + 3], size: 3, direction: 0 };
    });
    alignedTables(glyphs, lines, null);
  };
  expect(tall).toTakeLinearTime(8_000);
});
