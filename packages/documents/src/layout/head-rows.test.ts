import { plainCell as cell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../pdf/engine.js';
import { pageInk } from '../pdf/page-ink.js';
import { layoutData } from '../typst/layout-data.js';
import { PdfWriter } from '../typst/write.js';
import { headRows, partedCells } from './head-rows.js';

/** A label down the left of a head row and of the rows below it, then a row over all columns. */
const form = (rows: number): Sheet => ({
  rows: rows + 4,
  columns: 3,
  start: 0,
  end: 0,
  placed: true,
  headRows: [1],
  cells: [
    cell(0, 0, '项目名称'),
    cell(0, 1, '某项目', { colSpan: 2 }),
    cell(1, 0, '绩效指标', { rowSpan: rows + 1 }),
    cell(1, 1, '三级指标'),
    cell(1, 2, '得分'),
    ...Array.from({ length: rows }, (_, at) => [cell(at + 2, 1, `指标${at}`), cell(at + 2, 2, '5')]).flat(),
    cell(rows + 2, 0, '模板以外的填报内容', { colSpan: 3 }),
    cell(rows + 3, 0, '备注'),
    cell(rows + 3, 1, '无', { colSpan: 2 }),
  ],
});
const textsOf = (cells: readonly SheetCell[], row: number): string[] =>
  cells.filter((one) => one.row === row).map(({ text }) => text);

describe('rows that head those below them', () => {
  it('are the head rows of a sheet, printed again, and single short cells over all columns, which are not', () => {
    expect(headRows(form(3))).toEqual([
      { row: 1, repeat: true, isInside: false },
      { row: 5, repeat: false, isInside: false },
    ]);
    const whole = (row: number, text: string): SheetCell => cell(row, 0, text, { colSpan: 3 });
    const sheet = {
      ...form(0),
      headRows: [],
      rows: 3,
      cells: [whole(0, '一'), whole(1, '长'.repeat(61)), whole(2, '末')],
    };
    expect(headRows(sheet)).toEqual([{ row: 0, repeat: false, isInside: false }]);
    expect(headRows({ ...sheet, repeatRows: 1 })).toEqual([]);
  });

  it('stand inside the rows of the head above where rows in its columns follow, after further such rows or not', () => {
    const whole = (row: number, text: string): SheetCell => cell(row, 0, text, { colSpan: 3 });
    const marks = (row: number): SheetCell[] => [0, 1, 2].map((column) => cell(row, column, '5'));
    const other = [cell(6, 0, '备注'), cell(6, 1, '无', { colSpan: 2 })];
    const cells = [
      ...marks(0),
      whole(1, '产出'),
      whole(2, '数量'),
      ...marks(3),
      whole(4, '效益'),
      ...marks(5),
      ...other,
    ];
    const sheet = {
      ...form(0),
      headRows: [0],
      rows: 10,
      cells: [...cells, whole(7, '其他'), whole(8, '产出'), ...marks(9)],
    };
    expect(headRows(sheet).map(({ row, isInside }) => [row, isInside])).toEqual([
      [0, false],
      [1, true],
      [2, true],
      [4, true],
      [7, true],
      [8, true],
    ]);
    const ended = sheet.cells
      .filter(({ row }) => row < 6)
      .concat(whole(6, '其他'), { ...whole(7, '甲'), colSpan: 2 }, whole(8, '产出'), marks(9));
    expect(headRows({ ...sheet, cells: ended }).map(({ row, isInside }) => [row, isInside])).toEqual([
      [0, false],
      [1, true],
      [2, true],
      [4, true],
      [6, false],
      [8, false],
    ]);
  });

  it('are none where a cell from above reaches into them', () => {
    const sheet = { ...form(3), cells: [cell(0, 0, '甲', { rowSpan: 2 })] };
    expect(headRows(sheet)).toEqual([]);
  });

  it('leave the text of a cell that reaches down out of them to the rows below, with no ruling between', () => {
    const sheet = form(3);
    const cells = partedCells(sheet, headRows(sheet));
    expect(textsOf(cells, 1)).toEqual(['', '三级指标', '得分']);
    expect(textsOf(cells, 2)).toEqual(['绩效指标', '指标0', '5']);
    const [above, below] = cells.filter(({ row, column }) => column === 0 && (row === 1 || row === 2));
    expect(above).toMatchObject({ rowSpan: 1, borders: { bottom: false } });
    expect(below).toMatchObject({ rowSpan: 3, borders: { top: false } });
  });
});

/** The glyphs of each page, in the order in which they are printed. */
async function printed(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes, 60_000);
  if (pdf === null || 'code' in pdf) throw new Error('not opened');
  const pages: string[] = [];
  for (let number = 1; number <= pdf.pages; number++) {
    const operators = await pdf.page(number);
    pages.push(
      operators === null
        ? ''
        : pageInk(operators)
            .glyphs.map(({ text }) => text)
            .join(''),
    );
  }
  await pdf.close();
  return pages;
}

describe('a form that goes on to a second page', () => {
  const groupsOf = (rows: number) =>
    layoutData({ title: '表', sheets: [form(rows)] }, '2024-01-31').sheets[0]?.parts[0]?.groups ?? [];

  it('has its head row printed again in pdf, and the heading of its last rows kept with them', () => {
    const groups = groupsOf(120);
    expect(groups.map(({ isHead, repeat }) => [isHead, repeat])).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [true, false],
      [false, false],
    ]);
    expect(groups.flatMap(({ cells }) => cells)).toHaveLength(2 + 4 + 240 + 1 + 2);
  });

  it('has its head row printed again below a row over all columns among the indicators, in pdf', async () => {
    const count = 120;
    const own = form(count);
    const cells = own.cells.flatMap((one) => {
      if (one.row === 1 && one.column === 0) return [{ ...one, rowSpan: 1 }];
      if (one.row === 10) return one.column === 1 ? [{ ...one, column: 0, colSpan: 3, text: '效益指标' }] : [];
      return one.column === 1 && one.row > 1 && one.row < count + 2 ? [cell(one.row, 0, '产出'), one] : [one];
    });
    const writer = new PdfWriter();
    const { bytes } = await writer
      .write({ title: '表', sheets: [{ ...own, cells }] }, '2024-01-31')
      .finally(() => writer.close());
    const pages = await printed(bytes);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.match(/三级指标/gu)).toHaveLength(1);
    expect(pages.join('').match(/效益指标/gu)).toHaveLength(1);
  });

  it('is parted in passing once over its cells, however many rows head others', () => {
    const rows = 16_000;
    const cells = Array.from({ length: rows }, (_, row) => cell(row, 0, '标题', { colSpan: 3 }));
    const sheet = { ...form(0), headRows: [0], rows, cells, breaksBefore: [1] };
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      layoutData({ title: '表', sheets: [sheet] }, '2024-01-31');
      return process.cpuUsage(before).user / 1_000;
    });
    // A fifth of it as it is; twice as much where each head looks through all cells.
    expect(Math.min(...times)).toBeLessThan(1_000);
  });

  it('and none on one page: its cells are left whole', () => {
    expect(groupsOf(3)).toHaveLength(1);
  });
});
