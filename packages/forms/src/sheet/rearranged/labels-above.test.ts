import { describe, expect, it } from 'vitest';
import { assembleForm } from '../../assemble/form.js';
import { buildLexicon } from '../../labels/lexicon.js';
import { recogniseRows } from '../recognise.js';
import { rowsOf } from '../rows.js';
import { contentOf, type TestCell } from '../test-content.js';

const lexicon = buildLexicon();
const INDICATORS: TestCell[][] = [
  ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分'],
  ['产出指标', '数量指标', '养护里程', '5公里', '5公里', '10', '10'],
].map((row) => row.map((text) => [text, 1, 1] as const));

function formOf(...head: TestCell[][]) {
  const [raw] = recogniseRows(rowsOf(contentOf('项目支出绩效自评表', [...head, ...INDICATORS])), lexicon);
  const form = raw === undefined ? undefined : assembleForm(raw, 1);
  if (form?.kind !== 'project') throw new Error('no form');
  return { ...form, unread: raw?.unread.map(({ text }) => text) };
}

const NAME: TestCell[] = [
  ['项目名称', 1, 2],
  ['道路养护', 1, 5],
];

describe('values under their labels', () => {
  it('in the head, each right below its label', () => {
    const form = formOf(
      NAME,
      [
        ['主管部门', 1, 3],
        ['实施单位', 1, 4],
      ],
      [
        ['某局', 1, 3],
        ['某养护站', 1, 4],
      ],
    );
    expect(form).toMatchObject({ supervisor: '某局', implementer: '某养护站', unread: [] });
  });

  it('goals below their labels, over the whole width', () => {
    const form = formOf(
      NAME,
      [['年度绩效目标', 1, 7]],
      [['养护五公里', 1, 7]],
      [['年度绩效目标完成情况', 1, 7]],
      [['已完成', 1, 7]],
    );
    expect(form.goals).toEqual({ expected: '养护五公里', actual: '已完成' });
    expect(form.unread).toEqual([]);
  });

  it('labels with room for values between them stay as they are', () => {
    const form = formOf(
      NAME,
      [
        ['主管部门', 1, 1],
        ['', 1, 2],
        ['实施单位', 1, 1],
        ['', 1, 3],
      ],
      [
        ['某', 1, 1],
        ['某', 1, 2],
        ['某', 1, 4],
      ],
    );
    expect([form.supervisor, form.implementer]).toEqual([null, null]);
  });

  it('a label under a label is no value', () => {
    const form = formOf(NAME, [['主管部门', 1, 7]], [['实施单位', 1, 7]]);
    expect([form.supervisor, form.implementer]).toEqual([null, null]);
  });
});

describe('labels of blank fields', () => {
  const over = (label: string): TestCell[] => [
    [label, 1, 2],
    ['', 1, 5],
  ];

  it('a label that the lexicon does not know is no value of the blank field above it', () => {
    const form = formOf(NAME, over('主管部门'), over('业务归口科室'), [
      ['实施单位', 1, 2],
      ['某站', 1, 5],
    ]);
    expect(form).toMatchObject({ supervisor: null, implementer: '某站' });
  });

  it('a blank form has no values', () => {
    const labels = ['主管部门', '项目联系人及职务', '实施单位', '受益对象', '预期目标', '计划进度安排'];
    const form = formOf(NAME, ...labels.map(over));
    expect([form.supervisor, form.implementer, form.goals?.expected ?? null]).toEqual([null, null, null]);
  });
});

describe('goals in one cell with their labels', () => {
  it.each([
    ['side by side', [[['预期目标：养护五公里', 1, 3] as const, ['实际完成情况：已完成', 1, 4] as const]]],
    ['one below the other', [[['预期目标:养护五公里', 1, 7] as const], [['实际完成情况:已完成', 1, 7] as const]]],
  ])('%s', (_, rows) => {
    const form = formOf(NAME, ...rows);
    expect(form.goals).toEqual({ expected: '养护五公里', actual: '已完成' });
    expect(form.unread).toEqual([]);
  });
});

describe('labels of goals inside a text', () => {
  const HEADER: TestCell[] = [
    ['预期目标', 1, 3],
    ['实际完成情况', 1, 4],
  ];

  it('below the header of goals, the texts keep their first words', () => {
    const form = formOf(NAME, HEADER, [
      ['年度目标：一是养护五公里', 1, 3],
      ['完成情况：一是完成五公里', 1, 4],
    ]);
    expect(form.goals).toEqual({ expected: '年度目标：一是养护五公里', actual: '完成情况：一是完成五公里' });
  });

  it('among the indicators, a cell of one is no indicator', () => {
    const [raw] = recogniseRows(
      rowsOf(contentOf('项目支出绩效自评表', [NAME, ...INDICATORS, [['完成情况：全部完成', 1, 7]]])),
      lexicon,
    );
    expect(raw?.rows).toHaveLength(1);
    expect(raw?.unread.map(({ text }) => text)).toEqual(['完成情况：全部完成']);
  });

  it('two of them in one cell are two goals', () => {
    const form = formOf(NAME, [['预期目标：养护五公里，\n修桥一座\n实际完成情况：已完成', 1, 7]]);
    expect(form.goals).toEqual({ expected: expect.stringMatching(/^养护五公里，\s*修桥一座$/u), actual: '已完成' });
  });
});
