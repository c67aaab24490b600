import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { cell } from '../testing/sheet-cell.js';
import { layoutData } from '../typst/layout-data.js';
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
      { row: 1, repeat: true },
      { row: 5, repeat: false },
    ]);
    const whole = (row: number, text: string): SheetCell => cell(row, 0, text, { colSpan: 3 });
    const sheet = {
      ...form(0),
      headRows: [],
      rows: 3,
      cells: [whole(0, '一'), whole(1, '长'.repeat(61)), whole(2, '末')],
    };
    expect(headRows(sheet)).toEqual([{ row: 0, repeat: false }]);
    expect(headRows({ ...sheet, repeatRows: 1 })).toEqual([]);
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

  it('and none on one page: its cells are left whole', () => {
    expect(groupsOf(3)).toHaveLength(1);
  });
});
