import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

type Row = readonly [top: number, bottom: number, texts: readonly (string | readonly string[])[]];

const XS = [60, 130, 220, 340, 388];

/** A page with a ruled table of four columns; a cell of several lines has them one below the other from its top on. */
function page(rows: readonly Row[], besides = ''): { content: string } {
  const top = rows[0]?.[0] ?? 0;
  const bottom = rows.at(-1)?.[1] ?? 0;
  const lines = [top, ...rows.map((row) => row[1])].map((y) => stroked(60, y, 388, y));
  const sides = XS.map((x) => stroked(x, bottom, x, top));
  const texts = rows.flatMap(([from, , cells]) =>
    cells.flatMap((cell, i) =>
      (typeof cell === 'string' ? [cell] : cell).map((text, line) =>
        text === '' ? '' : shown((XS[i] ?? 0) + 4, from - 12 - line * 13, 10, text),
      ),
    ),
  );
  return { content: [...lines, ...sides, ...texts].join('') + besides };
}

async function cellsOf(pages: readonly { content: string }[]): Promise<string[][]> {
  const content = await readPdf(pdfOf(pages));
  if ('code' in content) throw new Error(content.code);
  return content.blocks.map((block) =>
    block.kind === 'sheet'
      ? block.sheet.cells.map(({ text, rowSpan }) => (rowSpan > 1 ? `${text}/${rowSpan}` : text))
      : [content.text.slice(block.start, block.end).trim()],
  );
}

const HEAD: readonly Row[] = [
  [300, 270, ['一级指标', '二级指标', '三级指标', '分值']],
  [270, 240, ['产出指标', '数量指标', '发放人数', '10']],
  [240, 210, ['效益指标', '社会效益指标', '群众知晓率', '20']],
];

describe('a table that a page cuts', () => {
  it('has one label where its text breaks off at the foot of the page, the weight behind it too', async () => {
    const above = page([...HEAD, [210, 180, [['', '满意度指'], ['', '服务对象'], '参保单位满意度', '5']]]);
    const below = page([[800, 770, ['标（10分）', '满意度指标', '参保职工满意度', '5']]]);
    const [cells] = await cellsOf([above, below]);
    expect(cells?.slice(12)).toEqual([
      '满意度指标（10分）/2',
      '服务对象满意度指标/2',
      '参保单位满意度',
      '5',
      '参保职工满意度',
      '5',
    ]);
  });

  it('has one label whose text had no room above, beside one that has all of its text above', async () => {
    const above = page([...HEAD, [210, 180, ['满意度指标', '', '参保单位满意度', '5']]]);
    const below = page([[800, 770, ['', '服务对象满意度指标', '参保职工满意度', '5']]]);
    const [cells] = await cellsOf([above, below]);
    expect(cells?.slice(12)).toEqual([
      '满意度指标/2',
      '服务对象满意度指标/2',
      '参保单位满意度',
      '5',
      '参保职工满意度',
      '5',
    ]);
  });

  it('keeps two labels apart of which the first had room for more', async () => {
    const above = page([...HEAD, [210, 170, ['效益', '社会效益', '群众知晓率', '5']]]);
    const below = page([[800, 770, ['满意度指标', '可持续影响指标', '参保职工满意度', '5']]]);
    const [cells] = await cellsOf([above, below]);
    expect(cells?.slice(12)).toEqual([
      '效益',
      '社会效益',
      '群众知晓率',
      '5',
      '满意度指标',
      '可持续影响指标',
      '参保职工满意度',
      '5',
    ]);
  });

  it('has rows of their own where the last one above is not full', async () => {
    const above = page([
      [300, 270, ['资金', '年初预算数', '', '']],
      [270, 240, ['合计', '其中：财政拨款', '173', '']],
    ]);
    const [cells] = await cellsOf([above, page([[800, 770, ['', '上年结转资金', '', '']]])]);
    expect(cells?.slice(-2)).toEqual(['173', '上年结转资金']);
  });

  it('has one head where the page cuts through it', async () => {
    const head: Row = [270, 240, ['一级指标', '二级指标', '', ['实际完成']]];
    const rest: Row = [800, 770, ['', '', '', '值']];
    const narrow = (row: Row): { content: string } => page([row]);
    const [cells] = await cellsOf([page([[300, 270, ['甲', '乙', '丙', '丁']], head]), narrow(rest)]);
    expect(cells?.at(-1)).toBe('实际完成值');
  });

  it('goes on where the next page has nothing but the end of one long cell', async () => {
    const above = page([...HEAD, [210, 180, ['备注', '', '按照完成值与指标值的比', '无']]]);
    const [cells, ...others] = await cellsOf([above, page([[800, 770, ['', '', '例计分。', '']]])]);
    expect(others).toEqual([]);
    expect(cells?.at(-2)).toBe('按照完成值与指标值的比例计分。');
  });

  it('goes on behind a foot of two lines that another page has in one', async () => {
    const foot = shown(60, 30, 9, '某局部门决算');
    const above = page([...HEAD, [210, 180, ['满意度指标', '服务对象满意度指标', '群众满意度', '5']]], foot);
    const number = (y: number): string => shown(290, y, 9, '— 1 —');
    const below = page([[800, 770, ['合计', '', '', '35']]], foot);
    const [cells, ...others] = await cellsOf([
      { content: above.content + number(38) },
      { content: below.content + number(30) },
      { content: shown(60, 700, 10, '说明') + foot + number(30) },
      { content: shown(60, 700, 10, '补充') + foot + number(30) },
    ]);
    expect(cells?.slice(-2)).toEqual(['合计', '35']);
    expect(others).toEqual([['说明\n补充']]);
  });
});

describe('the lines of a cell', () => {
  const cellOf = async (lines: readonly string[]): Promise<string | undefined> => {
    const [cells] = await cellsOf([page([[300, 270, ['目标', '说明', lines, '5']]])]);
    return cells?.[2];
  };

  it('keep the blank that is printed at the end of one before a figure', async () => {
    expect(await cellOf(['参保人员医疗费用预计 ', '30.89亿元'])).toBe('参保人员医疗费用预计 30.89亿元');
  });

  it('run on where a figure with the sign behind it had no room', async () => {
    expect(await cellOf(['半年内的支出进度应为', '30%，全年58%'])).toBe('半年内的支出进度应为30%，全年58%');
  });
});
