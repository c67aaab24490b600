import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { filled, pdfOf, shown, shownUpward, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

/** Texts of the cells of a sheet by row, '' where a place is blank or covered. */
function rowsOf(sheet: Sheet): string[][] {
  const rows = Array.from({ length: sheet.rows }, () => new Array<string>(sheet.columns).fill(''));
  for (const { row, column, text } of sheet.cells) {
    const line = rows[row];
    if (line !== undefined) line[column] = text;
  }
  return rows;
}

async function contentOf(bytes: Uint8Array) {
  const content = await readPdf(bytes);
  if ('code' in content) throw new Error(`${content.code} ${JSON.stringify(content.facts)}`);
  return content;
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const { blocks } = await contentOf(bytes);
  return blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
}

/** Rulings of a grid as areas half a point thick, each side of each cell by itself as Word draws them. */
function wordGrid(xs: readonly number[], ys: readonly number[]): string {
  const across = ys.flatMap((y) => xs.slice(1).map((x, i) => filled(xs[i] ?? 0, y, x - (xs[i] ?? 0), 0.5)));
  const down = xs.flatMap((x) => ys.slice(1).map((y, i) => filled(x, y, 0.5, (ys[i] ?? 0) - y)));
  return [...across, ...down].join('');
}

const NUMERALS = '〇一二三';

/** Each character shown by itself, as word processors do. */
const apart = (x: number, y: number, size: number, text: string): string =>
  Array.from(text, (one, i) => shown(x + i * size, y, size, one)).join('');

const GRID = wordGrid([60, 160, 300, 420], [700, 670, 640]);
const CELLS =
  apart(70, 680, 10, '一级指标') +
  shown(170, 680, 10, '年度指标值') +
  shown(310, 680, 10, '95%') +
  apart(70, 650, 10, '产出指标') +
  shown(170, 650, 10, '完成') +
  shown(310, 650, 10, '98.5%');
const WANTED = [
  ['一级指标', '年度指标值', '95%'],
  ['产出指标', '完成', '98.5%'],
];

describe('readPdf', () => {
  it('says of each line between tables on which page and where it is printed', async () => {
    const { text, blocks } = await contentOf(
      pdfOf([{ content: shown(60, 760, 12, '门诊开放情况') }, { content: shown(60, 700, 12, '经费使用情况') }]),
    );
    const lines = blocks.flatMap((block) => (block.kind === 'text' ? (block.lines ?? []) : []));
    expect(lines.map(({ start, end, page }) => [text.slice(start, end), page])).toEqual([
      ['门诊开放情况', 1],
      ['经费使用情况', 2],
    ]);
    const [left = 0, top = 0, right = 0, bottom = 0] = lines[0]?.box ?? [];
    expect([Math.round(left), Math.round(right)]).toEqual([60, 132]);
    expect(top).toBeLessThan(842 - 760);
    expect(bottom - top).toBeLessThan(20);
    expect(lines[1]?.box[1]).toBeCloseTo(top + 60, 1);
  });

  it('reads old Chinese fonts that are not embedded, and rulings drawn as thin areas', async () => {
    const [sheet] = await sheetsOf(pdfOf([{ content: GRID + CELLS }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
    expect(sheet?.cells[0]).toMatchObject({ page: 1, row: 0, column: 0 });
    const [left = 0, top = 0, right = 0, bottom = 0] = sheet?.cells[0]?.box ?? [];
    expect(Math.abs(left - 60) + Math.abs(top - 142) + Math.abs(right - 160) + Math.abs(bottom - 172)).toBeLessThan(3);
  });

  it('takes the two lines of a double ruling as one', async () => {
    const double = wordGrid([61.5, 161.5, 301.5, 421.5], [698.5, 668.5, 638.5]);
    const [sheet] = await sheetsOf(pdfOf([{ content: GRID + double + CELLS }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it('merges cells where no line is drawn between them', async () => {
    const lines =
      stroked(60, 700, 420, 700) +
      stroked(60, 670, 420, 670) +
      stroked(160, 640, 420, 640) +
      stroked(60, 610, 420, 610) +
      stroked(60, 700, 60, 610) +
      stroked(160, 670, 160, 610) +
      stroked(300, 670, 300, 610) +
      stroked(420, 700, 420, 610);
    const text =
      shown(200, 680, 10, '绩效自评') +
      shown(70, 640, 10, '产出指标') +
      shown(170, 650, 10, '甲') +
      shown(310, 650, 10, '乙') +
      shown(170, 620, 10, '丙') +
      shown(310, 620, 10, '丁');
    const [sheet] = await sheetsOf(pdfOf([{ content: lines + text }]));
    expect(
      sheet?.cells.map(({ row, column, rowSpan, colSpan, text: said }) => [row, column, rowSpan, colSpan, said]),
    ).toEqual([
      [0, 0, 1, 3, '绩效自评'],
      [1, 0, 2, 1, '产出指标'],
      [1, 1, 1, 1, '甲'],
      [1, 2, 1, 1, '乙'],
      [2, 1, 1, 1, '丙'],
      [2, 2, 1, 1, '丁'],
    ]);
  });

  it('does not take an underline inside a cell, or an area of colour behind it, for rulings', async () => {
    const underline = stroked(175, 678, 215, 678);
    const shade = `0.9 g ${filled(60, 670, 360, 30)} 0 g `;
    const [sheet] = await sheetsOf(pdfOf([{ content: shade + GRID + underline + CELLS }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it.each([90, 180, 270] as const)('reads a page that is shown turned by %i degrees', async (rotate) => {
    // What is to be upright on the turned page is drawn turned the other way.
    const turn = { 90: '0 1 -1 0 842 0 cm ', 180: '-1 0 0 -1 595 842 cm ', 270: '0 -1 1 0 0 595 cm ' }[rotate];
    const size = rotate === 180 ? ([595, 842] as const) : ([842, 595] as const);
    const [sheet] = await sheetsOf(pdfOf([{ content: turn + GRID + CELLS, rotate, size }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it('reads a table printed sideways on an upright page, and gives its boxes as the page shows them', async () => {
    const [sheet] = await sheetsOf(pdfOf([{ content: `0 1 -1 0 842 0 cm ${GRID}${CELLS}`, size: [842, 595] }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
    const [left = 0, top = 0] = sheet?.cells[0]?.box ?? [];
    expect(left).toBeGreaterThan(140);
    expect(left).toBeLessThan(145);
    expect(top).toBeGreaterThan(430);
  });

  it('reads a label that stands on its side in an upright table', async () => {
    const content = `${GRID}${CELLS.replace(apart(70, 650, 10, '产出指标'), '')}${shownUpward(110, 642, 6, '产出')}`;
    const [sheet] = await sheetsOf(pdfOf([{ content }]));
    expect(sheet && rowsOf(sheet)[1]?.[0]).toBe('产出');
  });

  it('joins the lines of a cell: full ones run on, short ones keep their break, raised figures stay in their line', async () => {
    const grid = wordGrid([60, 130, 300], [700, 640]);
    const text =
      shown(65, 685, 10, '城乡居民医') +
      shown(65, 672, 10, '疗保险') +
      shown(140, 685, 10, '甲项。') +
      shown(140, 672, 10, '120m') +
      shown(160.5, 676, 6, '2') +
      shown(140, 659, 10, '乙');
    const [sheet] = await sheetsOf(pdfOf([{ content: grid + text }]));
    expect(sheet?.cells.map((cell) => cell.text)).toEqual(['城乡居民医疗保险', '甲项。\n120m2\n乙']);
  });

  it('takes a glyph that is drawn twice to look bold once', async () => {
    const [sheet] = await sheetsOf(pdfOf([{ content: GRID + CELLS + shown(170.3, 680, 10, '年度指标值') }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it('leaves out what lies outside of the page or is clipped away', async () => {
    const hidden = `q 0 0 10 10 re W n ${shown(170, 690, 8, '看不见')} Q ${shown(900, 690, 8, '页外')}`;
    const { text } = await contentOf(pdfOf([{ content: GRID + CELLS + hidden }]));
    expect(text).not.toMatch(/看不见|页外/);
  });

  it('leaves out the sides of a row that is clipped away below the fold, so that the number there is none of its cells', async () => {
    const below = `q 0 40 595 802 re W n ${wordGrid([60, 160, 300, 420], [40, 5])} Q`;
    const { blocks, text } = await contentOf(
      pdfOf([{ content: GRID + CELLS + below + shown(280, 20, 9, '— 1 —') }, { content: shown(60, 700, 10, '说明') }]),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['sheet', 'text']);
    expect(text).not.toContain('—');
  });

  it('joins a table over pages, without the head that is printed again, with the row that the page broke', async () => {
    const head = shown(70, 780, 10, '三级指标') + shown(170, 780, 10, '偏差原因') + shown(310, 780, 10, '得分');
    const one =
      wordGrid([60, 160, 300, 420], [800, 770, 60, 20]) +
      head +
      shown(70, 400, 10, '发放人数') +
      shown(170, 400, 10, '无') +
      shown(310, 400, 10, '9.5') +
      shown(70, 40, 10, '发放金额') +
      shown(170, 40, 10, '因预算调整，补助资金的结算') +
      shown(310, 40, 10, '10') +
      shown(280, 10, 9, '— 1 —');
    const two =
      wordGrid([60, 160, 300, 420], [800, 770, 700, 640]) +
      head +
      shown(170, 740, 10, '年底未支付') +
      shown(70, 660, 10, '总分') +
      shown(310, 660, 10, '19.5') +
      shown(280, 10, 9, '— 2 —');
    const { blocks, text } = await contentOf(pdfOf([{ content: one }, { content: two }]));
    expect(text).not.toContain('—');
    expect(blocks).toHaveLength(1);
    const [sheet] = blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
    expect(sheet && rowsOf(sheet)).toEqual([
      ['三级指标', '偏差原因', '得分'],
      ['发放人数', '无', '9.5'],
      ['发放金额', '因预算调整，补助资金的结算年底未支付', '10'],
      ['总分', '', '19.5'],
    ]);
    // Each part of the cell that the page cuts has its page and box.
    const cut = sheet?.cells.find(({ text: printed }) => printed.startsWith('因预算调整'));
    expect(cut).toMatchObject({ page: 1, goesOn: [{ page: 2 }] });
    expect(cut?.box?.[1]).toBeGreaterThan(750);
    expect(cut?.goesOn?.[0]?.box[3]).toBeLessThan(150);
    expect(sheet?.cells.filter(({ goesOn }) => goesOn !== undefined)).toHaveLength(1);
  });

  it('keeps forms apart that have one caption and one head, each on a page of its own', async () => {
    const form = (name: string): string => {
      const grid = wordGrid([60, 160, 300, 420], [700, 670, 640]);
      const head = shown(70, 680, 10, '项目名称') + shown(170, 680, 10, '主管部门') + shown(310, 680, 10, '得分');
      return (
        shown(200, 720, 12, '项目支出绩效自评表') + grid + head + shown(70, 650, 10, name) + shown(310, 650, 10, '98')
      );
    };
    const sheets = await sheetsOf(pdfOf([{ content: form('甲项目') }, { content: form('乙项目') }]));
    expect(sheets.map((sheet) => rowsOf(sheet)[1]?.[0])).toEqual(['甲项目', '乙项目']);
  });

  it('reads a table whose lines are rows of dots', async () => {
    const dots = (x0: number, y0: number, x1: number, y1: number): string => {
      const count = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / 1.5;
      return Array.from({ length: count + 1 }, (_, i) =>
        filled(x0 + ((x1 - x0) / count) * i, y0 + ((y1 - y0) / count) * i, 0.75, 0.75),
      ).join('');
    };
    const across = [700, 670, 640].map((y) => dots(60, y, 420, y));
    const down = [60, 160, 300, 420].map((x) => dots(x, 640, x, 700));
    const [sheet] = await sheetsOf(pdfOf([{ content: across.join('') + down.join('') + CELLS }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it.each([
    { long: 2, thick: 0.5, pitch: 3.5 },
    { long: 2, thick: 0.5, pitch: 4 },
    { long: 2.6, thick: 0.5, pitch: 4 },
    { long: 2, thick: 1.2, pitch: 4 },
    { long: 2, thick: 2, pitch: 4 },
    { long: 0.75, thick: 0.75, pitch: 1.5 },
  ])('reads a table whose lines are dashes of $long by $thick points, one each $pitch', async (dash) => {
    const { long, thick, pitch } = dash;
    const places = (from: number, to: number): number[] =>
      Array.from({ length: Math.floor((to - from - long) / pitch) + 1 }, (_, i) => from + i * pitch);
    const across = [700, 670, 640].flatMap((y) => places(60, 420).map((x) => filled(x, y, long, thick)));
    const down = [60, 160, 300, 420].flatMap((x) => places(640, 700).map((y) => filled(x, y, thick, long)));
    const [sheet] = await sheetsOf(pdfOf([{ content: across.join('') + down.join('') + CELLS }]));
    expect(sheet && rowsOf(sheet)).toEqual(WANTED);
  });

  it('reads the outermost columns of a table without outer lines, though labels are merged over most of its rows', async () => {
    const ys = [700, 670, 640, 610, 580];
    const inner = [670, 640, 610].map((y) => stroked(y === 670 ? 60 : 160, y, 420, y)).join('');
    const down = [160, 300].map((x) => stroked(x, 580, x, 700)).join('');
    const texts = ys.slice(1).map((y, i) => shown(170, y + 10, 10, `甲${i}`) + shown(310, y + 10, 10, `${i}`));
    const head = shown(70, 680, 10, '一级指标') + shown(70, 620, 10, '产出指标') + stroked(60, 580, 420, 580);
    const [sheet] = await sheetsOf(pdfOf([{ content: inner + down + head + texts.join('') }]));
    expect(sheet && rowsOf(sheet)).toEqual([
      ['一级指标', '甲0', '0'],
      ['产出指标', '甲1', '1'],
      ['', '甲2', '2'],
      ['', '甲3', '3'],
    ]);
  });

  it('leaves out a mark that is printed aslant across the page', async () => {
    const mark = `BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 600 Tm <${Buffer.from([0xb2, 0xdd, 0xb8, 0xe5]).toString('hex')}> Tj ET\n`;
    const { text } = await contentOf(pdfOf([{ content: GRID + CELLS + mark }]));
    expect(text).not.toMatch(/[草稿]/);
    expect(text).toContain('98.5%');
  });

  describe('a table without lines', () => {
    const column = (y: number, texts: readonly string[]): string =>
      texts.map((text, i) => (text === '' ? '' : shown([60, 130, 240, 330, 400][i] ?? 0, y, 10, text))).join('');
    const rows = [
      ['一级指标', '三级指标', '年度指标值', '分值', '得分'],
      ['', '发放人数', '120人', '10', '10'],
      ['', '发放标准', '95%', '20', '19'],
      ['产出指标', '发放及时率', '100%', '10', '9.5'],
      ['', '办理次数', '4次', '5', '5'],
      ['', '建档人数', '58人', '5', '5'],
      ['满意度指标', '群众满意度', '90%', '10', '8'],
    ];
    const printed = rows.map((texts, i) => column(700 - i * 22, texts)).join('');

    it('is one by its alignment, with labels merged over the rows in whose middle they stand', async () => {
      const [sheet, ...others] = await sheetsOf(pdfOf([{ content: shown(200, 740, 12, '绩效自评表') + printed }]));
      expect(others).toEqual([]);
      expect(sheet?.columns).toBe(5);
      expect(sheet && rowsOf(sheet).map((row) => row.slice(1))).toEqual(rows.map((row) => row.slice(1)));
      expect(sheet?.cells.find(({ text }) => text === '产出指标')).toMatchObject({ row: 1, rowSpan: 5, column: 0 });
    });

    it('takes its rows from lines that are drawn across', async () => {
      const lines = [715, ...rows.map((_, i) => 692 - i * 22)].map((y) => stroked(55, y, 450, y)).join('');
      const [sheet] = await sheetsOf(pdfOf([{ content: lines + printed }]));
      expect(sheet && rowsOf(sheet)).toEqual(rows);
    });

    it('is none where prose, or a list of few columns, is printed', async () => {
      const list = Array.from(
        { length: 9 },
        (_, i) => shown(60, 700 - i * 20, 10, `${NUMERALS[i % 4]}、概况`) + shown(400, 700 - i * 20, 10, `${i}`),
      );
      expect(await sheetsOf(pdfOf([{ content: list.join('') }]))).toEqual([]);
    });
  });

  it('keeps tables apart that have text between them', async () => {
    const lower = wordGrid([60, 160, 300, 420], [500, 470]) + shown(70, 480, 10, '甲') + shown(170, 480, 10, '乙');
    const content = GRID + CELLS + shown(70, 560, 10, '二、部门整体支出') + lower;
    const { blocks, text } = await contentOf(pdfOf([{ content }]));
    expect(blocks.map(({ kind }) => kind)).toEqual(['sheet', 'text', 'sheet']);
    expect(text).toContain('二、部门整体支出\n');
  });

  it('makes paragraphs of lines that fill the page, without page numbers and running heads', async () => {
    const line = '为加强预算绩效管理，提高财政资金使用效益，我局对项目支出开展绩效自评工作情';
    const page = (number: number, rest: string): string =>
      shown(60, 810, 9, '某局部门决算') +
      shown(80, 760, 12, `${NUMERALS[number]}${line.slice(0, 33)}`) +
      shown(60, 742, 12, line.slice(0, 36)) +
      shown(60, 724, 12, rest) +
      shown(290, 30, 9, `- ${number} -`);
    const { text } = await contentOf(
      pdfOf([1, 2, 3].map((number) => ({ content: page(number, `第${number}段完。`) }))),
    );
    const paragraph = line.slice(0, 33) + line.slice(0, 36);
    expect(text).toBe([1, 2, 3].map((number) => `${NUMERALS[number]}${paragraph}第${number}段完。\n`).join(''));
  });
});
