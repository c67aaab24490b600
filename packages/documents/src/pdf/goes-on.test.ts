import { describe, expect, it } from 'vitest';
import { pdfOf, shown, stroked } from '../testing/pdf-file.js';
import { readPdf } from './read.js';

const XS = [60, 130, 220, 340, 388];
const HEAD = ['一级指标', '三级指标', '年度指标值', '得分'];
const row = (i: number): string[] => ['产出指标', `发放第${i}批`, `${i * 3 + 1}人`, `${i % 10}.5`];
const TOTAL = ['总分', '', '', '98.5'];
const ABOVE = [HEAD, ...Array.from({ length: 24 }, (_, i) => row(i))];
const BELOW = [row(24), row(25), TOTAL];

/** A page with a table from a height on, and what stands beside it. */
function page(rows: readonly (readonly string[])[], top: number, besides = '', xs: readonly number[] = XS) {
  const bottom = top - rows.length * 28;
  const lines = [top, ...rows.map((_, i) => top - (i + 1) * 28)].map((y) => stroked(xs[0] ?? 0, y, xs.at(-1) ?? 0, y));
  const sides = xs.map((x) => stroked(x, bottom, x, top));
  const texts = rows.flatMap((cells, i) =>
    cells.map((text, j) => shown((xs[j] ?? 0) + 4, top - i * 28 - 18, 10, text)),
  );
  return { content: [...lines, ...sides, ...texts].join('') + besides };
}

/** Texts of the first cells of each table's rows. */
async function tablesOf(pages: readonly { content: string }[]): Promise<string[][]> {
  const read = await readPdf(pdfOf(pages));
  if ('code' in read) throw new Error(read.code);
  return read.blocks.flatMap(({ kind, ...block }) =>
    'sheet' in block ? [block.sheet.cells.filter(({ column }) => column === 1).map(({ text }) => text)] : [],
  );
}

const JOINED = [[...ABOVE, row(24), row(25)].map(([, name = '']) => name)];
const title = (text: string): string => shown(60, 800, 12, text);

describe('a table that goes on over the page', () => {
  it.each(['续表', '（续上表）', '(接上页)', '续表1', '项目支出绩效自评表（续）', '项目支出绩效自评表续表'])(
    'is one where the page says so: %s',
    async (mark) => {
      const first = page(ABOVE, 780, title('项目支出绩效自评表') + shown(320, 40, 10, '（转下页）'));
      expect(await tablesOf([first, page(BELOW, 780, title(mark))])).toEqual(JOINED);
      expect(await tablesOf([first, page([HEAD, ...BELOW], 780, title(mark))])).toEqual(JOINED);
    },
  );

  it('is none where the page has the title of another form, or goes on with another', async () => {
    const first = page(ABOVE, 780, title('项目支出绩效自评表'));
    for (const mark of ['部门整体支出绩效自评表', '部门整体支出绩效自评表（续）'])
      expect(await tablesOf([first, page(BELOW, 780, title(mark))])).toHaveLength(2);
  });

  it.each(['项目名称：办理权属手续', '项目支出绩效自评表（简化办税手续）', '项目支出绩效自评表（续）'])(
    'is one below a title that is printed again as it is, though that ends in 续: %s',
    async (text) => {
      const pages = [page(ABOVE, 780, title(text)), page([HEAD, ...BELOW], 780, title(text))];
      expect(await tablesOf(pages)).toEqual(JOINED);
    },
  );

  it('is none below another title that ends in 续 by its own words', async () => {
    const pages = [page(ABOVE, 780, title('办理手')), page([HEAD, ...BELOW], 780, title('办理手续'))];
    expect(await tablesOf(pages)).toHaveLength(2);
  });

  it('is one where its next page stands aside, for the binding, or is a little larger', async () => {
    for (const xs of [XS.map((x) => x + 20), XS.map((x) => 58 + (x - 60) * 1.02)])
      expect(await tablesOf([page(ABOVE, 780), page(BELOW, 780, '', xs)])).toEqual(JOINED);
  });

  it('is none where another table stands aside or is larger: one with a head of its own', async () => {
    for (const xs of [XS.map((x) => x + 12), XS.map((x) => 58 + (x - 60) * 1.02)])
      for (const head of [
        ['科目编码', '科目名称', '合计', '基本支出'],
        ['科目编码', '科目名称', '2022年', '2023年'],
      ]) {
        const other = [head, ['20101', '行政运行', '10.00', '5.00'], ['20102', '机关服务', '7.00', '3.00']];
        expect(await tablesOf([page(ABOVE, 780), page(other, 780, '', xs)])).toHaveLength(2);
      }
  });

  it('is one that stands aside where its head is printed again, or the page says so', async () => {
    const xs = XS.map((x) => x + 20);
    expect(await tablesOf([page(ABOVE, 780), page([HEAD, ...BELOW], 780, '', xs)])).toEqual(JOINED);
    const total = [['总分', '完成良好', '', '得分见附页']];
    const [joined, ...others] = await tablesOf([page(ABOVE, 780), page(total, 780, title('续表'), xs)]);
    expect([joined?.length, others]).toEqual([26, []]);
  });

  it('is none where the columns are others', async () => {
    const xs = [80, 180, 220, 380, 408];
    expect(await tablesOf([page(ABOVE, 780), page(BELOW, 780, '', xs)])).toHaveLength(2);
  });

  it.each([
    ['（1）', '（2）', '（3）'],
    ['九', '十', '十一'],
    ['iii', 'iv', 'v'],
    ['- 1 -', '- 2 -', '- 3 -'],
    ['第 1 页 共 3 页', '第 2 页 共 3 页', '第 3 页 共 3 页'],
  ])('is one above the page numbers %s, %s, %s', async (first, second, third) => {
    const number = (text: string): string => shown(280, 20, 9, text);
    const pages = [page(ABOVE, 780, number(first)), page(ABOVE.slice(1), 780, number(second))];
    const names = [...ABOVE, ...ABOVE.slice(1), row(24), row(25)].map(([, name = '']) => name);
    expect(await tablesOf([...pages, page(BELOW, 780, number(third))])).toEqual([names]);
  });
});

describe('what stands alone in the margin', () => {
  const textOf = async (numbers: readonly string[], size = 10): Promise<string> => {
    const read = await readPdf(
      pdfOf(numbers.map((text) => ({ content: shown(280, 800, size, text) + shown(60, 400, 12, '绩效自评情况') }))),
    );
    return 'code' in read ? read.code : read.text;
  };

  it.each([[['（95）']], [['（95）', '（88）', '（90）']], [['二', '三']], [['二', '四', '六']], [['iv', 'iv', 'x']]])(
    'is kept where it is no page number: %s',
    async (numbers) => {
      const text = await textOf(numbers);
      for (const number of numbers) expect(text).toContain(number);
    },
  );

  it('is kept where numbers ascend with the pages, but each at another height', async () => {
    const pages = ['二', '三', '四'].map((text, i) => ({
      content: shown(280, 820 - i * 25, 10, text) + shown(60, 400, 12, '绩效自评情况'),
    }));
    const read = await readPdf(pdfOf(pages));
    expect('code' in read ? read.code : read.text).toMatch(/二.*三.*四/su);
  });

  it('is left out where it is the number of its page, in brackets, Chinese or Roman', async () => {
    for (const numbers of [
      ['（8）', '（9）', '（10）'],
      ['十九', '二十', '二十一'],
      ['viii', 'ix', 'x'],
    ])
      expect((await textOf(numbers)).replace(/绩效自评情况|\s/gu, '')).toBe('');
  });
});
