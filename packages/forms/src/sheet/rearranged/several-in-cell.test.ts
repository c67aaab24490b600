import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleForm } from '../../assemble/form.js';
import { buildLexicon } from '../../labels/lexicon.js';
import type { RawIndicatorRow } from '../../raw/raw-form.js';
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

/** A row whose cells are the name, the target, the result, the weight, the score and the reason, in this order. */
function readAs({ cells }: GridRow): RawIndicatorRow {
  const columns = ['name', 'target', 'actual', 'weight', 'score', 'deviation'];
  return { cells: Object.fromEntries(cells.map(({ raw }, at) => [columns[at] ?? 'extra', raw])) };
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
    const cells = [cell('养护里\n程合计', 0), cell('1138336.0\n0', 1), cell('1138336.0\n0', 2), cell('1\n0', 3)];
    const row: GridRow = { kind: 'sheet', cells, start: 0, end: 9, grid: 'placed', block: 0 };
    expect(apart(lexicon, row, readAs(row))).toEqual([row]);
    const elsewhere = cells.map(({ raw: { page: _page, ...raw }, column, end }) => cellOf(raw, column, end));
    const other = { ...row, cells: elsewhere };
    expect(apart(lexicon, other, readAs(other))).toHaveLength(2);
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
        const row: GridRow = { kind: 'sheet', cells, start: 0, end: 600, grid: 'placed', block: 0 };
        const rows = apart(lexicon, row, readAs(row));
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

describe('ordinary broken cells', () => {
  const HEAD = ['项目名称', '道路养护', '主管部门', '某局'];
  const BELOW: TestCell[] = [
    ['产出指标', 1, 1],
    ['数量指标', 1, 1],
  ];
  const read = (title: string, ...rows: TestCell[][]) => {
    const [raw] = recogniseRows(rowsOf(contentOf(title, [HEAD.map(one), ...rows])), lexicon);
    const form = raw === undefined ? undefined : assembleForm(raw, 1);
    if (form?.kind === undefined || form.kind === 'department') throw new Error('no form');
    return form;
  };
  /** Names, targets and results of a self-evaluation whose second indicator shares weight and score with the first. */
  const shared = (...cells: string[]) => {
    const header = HEADER.slice(0, 7).concat('偏差原因', '改进措施').map(one);
    const first = ['养护里程', '5公里', '5公里'].map(one);
    const merged: TestCell[] = [
      ['20', 2, 1],
      ['18', 2, 1],
    ];
    const form = read(
      '项目支出绩效自评表',
      header,
      [...BELOW, ...first, ...merged, one(''), one('')],
      [...BELOW, ...cells.map(one)],
    );
    return form.indicators.map(({ name, target }) => [name, target]).slice(1);
  };

  it('dates broken over lines in a form of monitoring are one', () => {
    const form = read(
      '项目支出绩效运行监控表',
      ['一级指标', '二级指标', '三级指标', '年度指标值', '1-8月执行情况', '全年预计完成情况'].map(one),
      [...BELOW, one('完成时间'), one('2022年\n12月底'), one('2022年\n8月'), one('2022年\n12月')],
    );
    expect(form.indicators.map(({ name }) => name)).toEqual(['完成时间']);
  });

  it.each([
    ['dates', '完成\n时间', '2022年\n12月', '2022年\n11月', '', ''],
    ['numbered reasons and measures', '合格\n率', '95%', '90%', '1.雨季\n2.人少', '1.抢工\n2.加人'],
    ['values in parts', '设备购置数量', '1台服务器\n2台打印机', '1台服务器\n2台打印机', '', ''],
    ['values in parts beside a broken name', '设备购置\n数量', '1台\n2套', '1台\n2套', '', ''],
  ])('%s under a weight merged from above are one', (_, ...cells) => {
    expect(shared(...cells)).toHaveLength(1);
  });

  it('dates broken over lines in a declaration are one', () => {
    const form = read(
      '项目支出绩效目标申报表',
      ['一级指标', '二级指标', '三级指标', '实施期指标值', '年度指标值'].map(one),
      [...BELOW, one('完成\n时间'), one('2022年\n12月'), one('2022年\n11月')],
    );
    expect(form.indicators).toHaveLength(1);
  });

  it('figures in lines beside one weight are one', () => {
    expect(indicatorsOf(...LEVELS, '成本\n控制', '100\n200', '90\n180', '10', '9', '')).toHaveLength(1);
  });

  it.each([
    ['the values', '养护任务完成情况', '指标1：5公里；指标2：3次', '指标1：5公里；指标2：2次', '10', '8', ''],
    ['the reason', '道路养护\n里程', '5公里', '4公里', '10', '8', '指标1：设计变更；指标2：雨季'],
  ])('marks only in %s part no row', (_, ...cells) => {
    expect(indicatorsOf(...LEVELS, ...cells)).toEqual([[...LEVELS, ...cells].map((cell) => cell.replaceAll('\n', ''))]);
  });

  it('rows of the tail and the head, and goals, are never parted', () => {
    const form = read(
      '项目支出绩效自评表',
      ['起止\n年限', '2022年\n2023年', '投资\n总额', '100万元\n200万元'].map(one),
      [
        ['预期目标', 1, 4],
        ['实际完成情况', 1, 4],
      ],
      [
        ['指标1：养护五公里；指标2：修桥两座', 1, 4],
        ['指标1：完成；指标2：完成', 1, 4],
      ],
      HEADER.map(one),
      [...BELOW, ...['养护里程', '5公里', '5公里', '10', '10', ''].map(one)],
      ['存在\n问题', '1.人手少\n2.进度慢', '改进\n措施', '1.加人\n2.提速'].map(one),
    );
    expect(form).toMatchObject({
      goals: { expected: '指标1：养护五公里；指标2：修桥两座', actual: '指标1：完成；指标2：完成' },
      problems: expect.stringMatching(/人手少[\s\S]*进度慢/u),
      measures: expect.stringMatching(/加人[\s\S]*提速/u),
    });
    expect(form.funds?.['total']?.annual ?? null).toBeNull();
  });

  it('a long text of line ends of other kinds takes time in proportion', () => {
    expect((size: number) => {
      const cells = ['指标1：甲\n指标2：乙', '指标1：甲\n指标2：乙', `x\n${'\u2028'.repeat(size)}y`].map((text, at) =>
        cellOf({ text, spans: [[0, text.length]], confidence: 1 }, at, at + 1),
      );
      const row: GridRow = { kind: 'sheet', cells, start: 0, end: 9, grid: 'placed', block: 0 };
      apart(lexicon, row, readAs(row));
    }).toTakeLinearTime(200_000);
  });
});
