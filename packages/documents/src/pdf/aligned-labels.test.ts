import { describe, expect, it } from 'vitest';
import { mergedLabels } from './aligned-labels.js';
import type { Block } from './aligned-rows.js';

/** Rows of 20 points from 0 on. */
const levels = (rows: number): number[] => Array.from({ length: rows + 1 }, (_, i) => i * 20);

/** A label of one line whose middle stands at a height. */
const label = (column: number, at: number, text: string, to = column): Block => ({
  from: column,
  to,
  box: [column * 60, at - 5, column * 60 + 40, at + 5],
  size: 10,
  text,
});

const shown = (blocks: readonly Block[], rows: number, open?: { top: boolean; bottom: boolean }): string[] =>
  mergedLabels(blocks, levels(rows), open).map(({ column, first, last }) => `${column}: ${first}-${last}`);

describe('labels merged over rows of a table without lines', () => {
  it('have the rows in whose middle they stand, below rows whose labels stand over two columns', () => {
    const head = [label(0, 10, '项目名称', 1), label(0, 30, '主管部门', 1)];
    expect(shown([...head, label(0, 90, '项目资金'), label(0, 160, '年度总体目标')], 9)).toEqual(['0: 2-6', '0: 7-8']);
  });

  it('have the rows in whose middle they stand, where the rows above have no label', () => {
    expect(shown([label(0, 90, '项目资金'), label(0, 160, '年度总体目标')], 9)).toEqual(['0: 2-6', '0: 7-8']);
  });

  it('lie within the labels of the column before them', () => {
    const first = [label(0, 40, '产出指标'), label(0, 120, '效益指标')];
    // By its own column alone the second would be as well in the middle of its rows.
    const second = [label(1, 30, '数量指标'), label(1, 70, '质量指标'), label(1, 120, '社会效益指标')];
    expect(shown([...first, ...second], 8)).toEqual(['0: 0-3', '0: 4-7', '1: 0-2', '1: 4-7']);
  });

  it('do not end within a label of the next column, though more rows had a label so', () => {
    const first = [label(0, 30, '效益指标'), label(0, 80, '满意度指标')];
    const second = [label(1, 20, '经济效益'), label(1, 50, '社会效益'), label(1, 80, '服务对象满意度')];
    // Below stand a total and a note, without any label.
    expect(shown([...first, ...second], 7)).toEqual(['0: 0-2', '0: 3-4', '1: 0-1', '1: 3-4']);
  });

  it('leave rows below the last of them bare rather than one above', () => {
    expect(shown([label(0, 40, '产出指标'), label(0, 90, '效益指标')], 7)).toEqual(['0: 0-3']);
  });

  it('are no figures, and have no row but their own where they stand at its height', () => {
    expect(shown([label(0, 30, '50'), label(1, 30, '合计'), label(1, 50, '支出'), label(1, 10, '收入')], 3)).toEqual(
      [],
    );
  });

  it('stand by themselves where they are printed in the first of their rows, not in the middle', () => {
    const first = [
      label(0, 10, '一级指标'),
      label(0, 30, '产出指标'),
      label(0, 130, '效益指标'),
      label(0, 190, '满意度'),
    ];
    const second = ['二级指标', '数量指标', '', '', '质量指标', '时效指标', '社会效益', '', '可持续影响', '服务对象'];
    const beside = second.flatMap((text, row) => (text === '' ? [] : [label(1, row * 20 + 10, text)]));
    expect(shown([...first, ...beside, label(0, 210, '总分')], 11)).toEqual([]);
  });

  it('have the rows in whose middle they stand below the head, though one stands in the first of its rows', () => {
    const first = ['一级指标', '', '产出', '', '时效', '社会', '', '满意度'];
    const labels = first.flatMap((text, row) => (text === '' ? [] : [label(0, row * 20 + 10, text)]));
    const beside = first.map((_, row) => label(1, row * 20 + 10, '三级指标'));
    expect(shown([...labels, ...beside], 8)).toEqual(['0: 1-3']);
  });

  it('go on over the page: rows without their label are one cell, and a label that is cut stands at its part', () => {
    const first = [label(0, 10, '一级指标'), label(0, 40, '产出指标')];
    expect(shown(first, 6)).toEqual(['0: 1-2']);
    expect(shown(first, 6, { top: false, bottom: true })).toEqual(['0: 1-2', '0: 3-5']);
    const second = [label(0, 30, '效益指标'), label(0, 120, '满意度指标')];
    expect(shown(second, 7, { top: true, bottom: false })).toEqual(['0: 0-4', '0: 5-6']);
  });

  it('take time that grows with the rows', () => {
    const many = (count: number): void => {
      mergedLabels(
        Array.from({ length: count / 4 }, (_, i) => label(0, i * 80 + 40, '产出指标')),
        levels(count),
      );
      mergedLabels(
        Array.from({ length: count / 4 }, (_, i) => [
          label(0, i * 80 + 30, '产出指标'),
          label(1, i * 80 + 30, '数量'),
        ]).flat(),
        levels(count),
      );
      mergedLabels([label(0, count * 10, '产出指标')], levels(count), { top: true, bottom: true });
    };
    expect(many).toTakeLinearTime(20_000);
  });
});
