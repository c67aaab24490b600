import { expect, it } from 'vitest';
import { readContent } from '../read.js';
import { contentOf, type TestCell } from '../sheet/test-content.js';
import { moneyUnitOf, unitAtStart, unitNamed, unitOfCells, unitOfLabels } from './money-unit.js';

it.each(['亿元', '万元', '千元', '百元', '元'])('knows %s wherever a unit of money is printed', (unit) => {
  expect(unitNamed(`项目资金(单位:${unit})`)).toBe(unit);
  expect(unitNamed(`单位:${unit}`)).toBe(unit);
  expect(moneyUnitOf(`项目资金(${unit})`)).toBe(unit);
  expect(unitAtStart(`${unit} `)).toBe(unit);
  expect(unitOfLabels([{ label: '预算数' }, { label: `部门预算总额（${unit}）` }])).toBe(unit);
  const cell = { text: `20${unit}`, spans: [], confidence: 1 };
  expect(unitOfCells([{ source: 'total', cells: { annual: cell } }])).toBe(unit);
});

it('finds none where none is named', () => {
  expect([unitNamed('项目资金'), moneyUnitOf('单位:个'), unitAtStart('个'), unitOfLabels([])]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('reads the unit of a form alike in a table and in a text', () => {
  const rows: TestCell[][] = [
    ['项目名称', ['修渠', 1, 4]],
    ['项目资金（千元）', '', '年初预算数', '全年预算数', '全年执行数'],
    ['', '年度资金总额', '100', '100', '90'],
    ['一级指标', '三级指标', '年度指标值', '实际完成值', '得分'],
    ['产出指标', '修渠长度', '5公里', '5公里', '50'],
  ];
  const table = contentOf('项目支出绩效自评表\n', rows);
  const text = `项目支出绩效自评表\n${rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell[0])).join(' ')).join('\n')}\n`;
  const plain = { text, blocks: [{ kind: 'text' as const, start: 0, end: text.length }], format: 'text' as const };
  for (const content of [table, plain]) {
    const [form] = readContent(content, '一').forms;
    expect(form !== undefined && 'moneyUnit' in form ? form.moneyUnit : null).toBe('千元');
  }
});

const BELOW = `项目资金 年初预算数 全年预算数 全年执行数
年度资金总额 100 100 90
一级指标 三级指标 年度指标值 实际完成值 得分
产出指标 修渠长度 5公里 5公里 50
`;

function inText(head: string) {
  const text = `${head}\n${BELOW}`;
  const blocks = [{ kind: 'text' as const, start: 0, end: text.length }];
  const [form] = readContent({ text, blocks, format: 'text' }, '一').forms;
  if (form === undefined || !('moneyUnit' in form)) throw new Error('no form');
  return form;
}

it.each(['亿元', '万元', '千元', '百元', '元'])('reads %s over the table of a text and behind an office', (unit) => {
  expect(inText(`项目支出绩效自评表\n金额单位：${unit}\n项目名称 修渠`).moneyUnit).toBe(unit);
  expect(inText(`项目支出绩效自评表\n项目名称 修渠\n实施单位 清河县医疗保障中心 （单位：${unit}）`)).toMatchObject({
    moneyUnit: unit,
    implementer: '清河县医疗保障中心',
  });
});

it.each(['元氏县水利局', '元谋县水利局', '元江县水利局', '元阳县水利局'])(
  'takes %s for an office, not for the unit 元',
  (office) => {
    expect(unitAtStart(office)).toBeNull();
    expect(unitNamed(`填报单位:${office}(盖章)`)).toBeNull();
    expect(inText(`项目支出绩效自评表\n填报单位：${office} 单位：千元\n项目名称 修渠`).moneyUnit).toBe('千元');
    const form = inText(`项目支出绩效自评表\n项目名称 修渠\n实施单位：${office}`);
    expect(form).toMatchObject({ moneyUnit: null, implementer: office });
    const table = contentOf('项目支出绩效自评表', `单位：${office}`, [
      ['项目名称', '修渠'],
      [`单位：${office}`, ''],
      ['一级指标', '三级指标', '年度指标值', '实际完成值', '得分'],
      ['产出指标', '修渠长度', '5公里', '5公里', '50'],
    ]);
    const [read] = readContent(table, '一').forms;
    expect(
      read !== undefined && 'moneyUnit' in read ? [read.moneyUnit, JSON.stringify(read).includes(office)] : [],
    ).toEqual([null, true]);
  },
);
