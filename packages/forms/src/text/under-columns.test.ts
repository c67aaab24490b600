import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { readForm } from './testing/read-form.js';

const CELLS = [
  '项目支出绩效运行监控表',
  '（2024年度1-7月）',
  '项目名称',
  '古树名木保护',
  '主管部门',
  '云麓市园林局',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '1-7月执行情况',
  '全年预计完成情况',
  '偏差原因分析',
  '完成目标可能性',
  '备注',
];
const UNDER = [
  '经费保障',
  '制度保障',
  '人员保障',
  '硬件条件保障',
  '其他',
  '原因说明',
  '确定能',
  '有可能',
  '完全不可能',
];
const ROWS = [
  ...['产出指标', '数量指标', '体检古树', '≥126株', '88株', '126株'],
  ...['质量指标', '修复合格率', '≥95%', '96%', '96%'],
];

describe('a header with a second line under 偏差原因分析 and 完成目标可能性', () => {
  it.each([
    ['a cell a line, the second line behind all columns', [...CELLS, ...UNDER, ...ROWS].join('\n')],
    [
      'a line a row',
      [
        CELLS.slice(0, 6).join('\n'),
        CELLS.slice(6).join(' '),
        UNDER.join(' '),
        ROWS.slice(0, 6).join(' '),
        ROWS.slice(6).join(' '),
      ].join('\n'),
    ],
    [
      'the second line amid the columns',
      [
        ...CELLS.slice(0, 13),
        ...UNDER.slice(0, 6),
        ...CELLS.slice(13, 14),
        ...UNDER.slice(6),
        ...CELLS.slice(14),
        ...ROWS,
      ].join('\n'),
    ],
  ])('has no row of it taken for labels: %s', (_, text) => {
    const { indicators, extra } = assembleForm(readForm(text), 1);
    expect(indicators.map(({ name, target, actual }) => [name, target, actual])).toEqual([
      ['体检古树', '≥126株', '88株'],
      ['修复合格率', '≥95%', '96%'],
    ]);
    expect(extra).toEqual({});
  });
});
