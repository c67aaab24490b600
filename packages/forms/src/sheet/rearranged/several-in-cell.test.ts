import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleForm } from '../../assemble/form.js';
import { buildLexicon } from '../../labels/lexicon.js';
import { recogniseRows } from '../recognise.js';
import { cellOf, type GridRow, rowsOf } from '../rows.js';
import { contentOf, type TestCell } from '../test-content.js';
import { apart } from './several-in-cell.js';

const lexicon = buildLexicon();
const one = (text: string): TestCell => [text, 1, 1];
const HEADER = ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分', '偏差原因'];

function indicatorsOf(...cells: string[]) {
  const head = ['项目名称', '道路养护', '主管部门', '某局'];
  const table = [head, HEADER, cells].map((row) => row.map(one));
  const [raw] = recogniseRows(rowsOf(contentOf('项目支出绩效自评表', table)), lexicon);
  const form = raw === undefined ? undefined : assembleForm(raw, 1);
  if (form?.kind !== 'project') throw new Error('no form');
  expect(raw?.unread).toEqual([]);
  return form.indicators.map(({ level1, level2, name, target, actual, weight, score, deviation }) =>
    [level1, level2, name, target, actual, weight, score, deviation].map((value) => value ?? ''),
  );
}

const LEVELS = ['产出指标', '数量指标'];
const TWO = [
  [...LEVELS, '养护里程', '≥5公里', '6公里', '10', '10', ''],
  [...LEVELS, '养护次数', '12次', '9次', '5', '4', '雨季停工'],
];

describe('several indicators in one cell', () => {
  it('numbered as 指标1, their values one to a line', () => {
    expect(
      indicatorsOf(
        ...LEVELS,
        '指标1：养护里程\n指标2：养护次数',
        '≥5公里\n12次',
        '6公里\n9次',
        '10\n5',
        '10\n4',
        '\n雨季停工',
      ),
    ).toEqual(TWO);
  });

  it('numbered in each cell, in one line or broken anywhere', () => {
    const both = (first: string, second: string): string =>
      `指标1：${first}${first === '' ? '' : '；'} 指标2：${second}；`;
    expect(
      indicatorsOf(
        ...LEVELS,
        '指标1：养护\n里程\n指标2：养护次数',
        both('≥5公里', '12次'),
        both('6公里', '9次'),
        both('10', '5'),
        both('10', '4'),
        both('', '雨季停工'),
      ),
    ).toEqual(TWO);
  });

  it.each([
    ['1.', '2.'],
    ['（1）', '（2）'],
    ['①', '②'],
    ['', ''],
  ])('by lines and numbers %s %s, where weights and scores have as many lines', (first, second) => {
    expect(
      indicatorsOf(
        ...LEVELS,
        `${first}养护里程\n${second}养护次数`,
        '≥5公里\n12次',
        '6公里\n9次',
        '10\n5',
        '10\n4',
        `\n${second}雨季停工`,
      ),
    ).toEqual(TWO);
  });

  it('a weight for both of them stands with the first', () => {
    const rows = indicatorsOf(
      ...LEVELS,
      '指标1：养护里程\n指标2：养护次数',
      '≥5公里\n12次',
      '6公里\n9次',
      '15',
      '14',
      '',
    );
    expect(rows.map(([, level2, , , , weight, score]) => [level2, weight, score])).toEqual([
      ['数量指标', '15', '14'],
      ['数量指标', '', ''],
    ]);
  });

  it('a class broken over as many lines is one class', () => {
    const rows = indicatorsOf(
      '产出指标\n（50分）',
      '数量\n指标',
      '指标1：养护里程\n指标2：养护次数',
      '≥5公里\n12次',
      '6公里\n9次',
      '10\n5',
      '10\n4',
      '',
    );
    expect(rows.map(([level1, level2]) => [level1, level2])).toEqual([LEVELS, LEVELS]);
  });

  it('by lines of values where nothing else has marks', () => {
    const rows = indicatorsOf(...LEVELS, '养护里程\n养护次数', '≥5公里\n12次', '6公里\n9次', '', '', '');
    expect(rows.map(([, , name, target, actual]) => [name, target, actual])).toEqual([
      ['养护里程', '≥5公里', '6公里'],
      ['养护次数', '12次', '9次'],
    ]);
  });

  it('dates broken over lines beside one weight stay one', () => {
    expect(indicatorsOf(...LEVELS, '完成\n时间', '2023年\n12月', '2023年\n11月', '10', '10', '')).toHaveLength(1);
  });

  it('a name broken over lines beside one weight stays one', () => {
    expect(indicatorsOf(...LEVELS, '养护\n里程', '≥5\n公里', '6公里', '10', '10', '')).toHaveLength(1);
  });

  it('figures that a narrow column of a page has broken are not parted', () => {
    const cell = (text: string, column: number) =>
      cellOf({ text, spans: [[0, text.length]], confidence: 1, page: 1 }, column, column + 1);
    const cells = [cell('年度资\n金总额', 0), cell('1138336.0\n0', 1), cell('1138336.0\n0', 2)];
    const row: GridRow = { kind: 'sheet', cells, start: 0, end: 9, grid: 'placed', block: 0 };
    expect(apart(lexicon, row)).toEqual([row]);
    const elsewhere = cells.map(({ raw: { page: _page, ...raw }, column, end }) => cellOf(raw, column, end));
    expect(apart(lexicon, { ...row, cells: elsewhere })).toHaveLength(2);
  });

  it('keeps every glyph but numbers and what parts a list, and each part stands in its cell', () => {
    const piece = fc.constantFrom(
      '养护',
      '10',
      '≥5公里',
      '\n',
      '\n',
      '指标1：',
      '指标2：',
      '（1）',
      '（2）',
      '；',
      ' ',
      '-',
    );
    const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    const bare = (all: string): string => all.replace(/指标\d：|（\d）|[；\s]/gu, '');
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
        const cells = texts.map((each, at) =>
          cellOf({ text: each, spans: [[at * 100, at * 100 + each.length]], confidence: 1 }, at, at + 1),
        );
        const rows = apart(lexicon, { kind: 'sheet', cells, start: 0, end: 600, grid: 'placed', block: 0 });
        texts.forEach((each, at) => {
          const parts = rows.flatMap((row) => row.cells.filter(({ column, covered }) => column === at && !covered));
          expect(bare(parts.map(({ raw }) => raw.text).join(''))).toBe(bare(each));
          for (const { raw } of parts)
            for (const [from, to] of raw.spans) expect(each.slice(from - at * 100, to - at * 100)).toBe(raw.text);
        });
      }),
      { numRuns: 400 },
    );
  });
});
