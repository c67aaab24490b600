import { nineTables } from '@kaocheng/core/accounts/testing/nine-tables';
import type { AccountForm } from '@kaocheng/core/model/transcript';
import type { Grid, GridCell } from '../generator/grid.js';
import { sampleGrids } from './sample-grids.js';

/** A cell: its text, or its text with the rows and columns that it spans. */
type Cell = string | readonly [text: string, rows: number, columns: number];

const grid = (title: string, subtitle: string, width: number, rows: readonly (readonly Cell[])[]): Grid => ({
  title,
  subtitle,
  width,
  rows: rows.map((cells) =>
    cells.map((cell): GridCell => {
      const [text, down, across] = typeof cell === 'string' ? [cell, 1, 1] : cell;
      return { text, rows: down, columns: across };
    }),
  ),
});

/** Operators, units, process, opinions and signatures, as one province's platform prints them. */
const PLATFORM = grid('部门预算项目支出绩效自评表（2023年度）', '', 11, [
  ['项目名称', ['51000021R000000019951-2023年公务用车运行费', 1, 10]],
  ['主管部门', ['某局本级', 1, 4], ['实施单位（盖章）', 1, 2], ['某局', 1, 4]],
  [
    ['项目基本情况', 3, 1],
    ['1.项目年度目标完成情况', 2, 1],
    ['项目年度目标', 1, 4],
    ['年度目标完成情况', 1, 5],
  ],
  [
    ['车辆运行有保障，出行安全。', 1, 4],
    ['车辆运行正常，全年无事故。', 1, 5],
  ],
  ['2.项目实施内容及过程概述', ['按月支付油料和维修费用。', 1, 9]],
  [
    ['预算执行情况（10分）', 4, 1],
    '年度预算数（万元）',
    ['年初预算', 1, 2],
    '调整后预算数',
    '预算执行数',
    '预算执行率',
    '权重',
    '得分',
    ['原因', 1, 2],
  ],
  ['总额', ['238.93', 1, 2], '251.89', '251.89', '100.00%', '10', '10', ['年中追加', 3, 2]],
  ['其中：财政资金', ['238.93', 1, 2], '251.89', '251.89', '100.00%', '/', '/'],
  ['其他资金', ['', 1, 2], '', '', '', '/', '/'],
  [
    ['绩效指标（90分）', 3, 1],
    '一级指标',
    '二级指标',
    '三级指标',
    '指标性质',
    '指标值',
    '度量单位',
    '完成值',
    '权重',
    '得分',
    '未完成原因分析',
  ],
  [['产出指标', 2, 1], '数量指标', '保障车辆数', '＝', '12', '辆', '12', '60', '60', ''],
  ['时效指标', '费用支付及时性', '定性', '优良中低差', '', '优', '30', '30', ''],
  [['合计', 1, 8], '100', '100', ''],
  ['评价结论', ['得分100分，目标完成。', 1, 10]],
  ['存在问题', ['无', 1, 10]],
  ['改进措施', ['无', 1, 10]],
  [
    ['项目负责人：王某', 1, 5],
    ['财务负责人：李某', 1, 6],
  ],
]);

/** A whole department with one line of funds, coefficients and core indicators. */
const DEPARTMENT = grid('部门整体绩效自评表', '（2022年度）', 10, [
  ['主管部门', ['某部门', 1, 3], '财政处室', ['某处', 1, 2], '自评总分(分)', ['97.6', 1, 2]],
  [
    ['部门预算执行情况', 2, 1],
    ['年初预算数', 1, 2],
    ['全年（调整）预算数', 1, 2],
    ['全年执行数', 1, 1],
    '执行率（%）',
    '执行率权重',
    ['执行率得分（分）', 1, 2],
  ],
  [['100', 1, 2], ['100', 1, 2], '76', '76%', '10', ['7.6', 1, 2]],
  [
    ['当年绩效目标', 2, 1],
    ['年初绩效目标', 1, 3],
    ['全年（调整）绩效目标', 1, 2],
    ['全年目标实际完成情况', 1, 4],
  ],
  [
    ['保障机构运转。', 1, 3],
    ['无', 1, 2],
    ['机构运转正常。', 1, 4],
  ],
  [
    '指标名称',
    '计量单位',
    '指标性质',
    '年初指标值',
    '调整指标值',
    '全年完成值',
    '得分系数（%）',
    '指标权重（分）',
    '指标得分（分）',
    '是否核心指标',
  ],
  ['供养人员控制率', '%', '定量指标', '100%', '', '92%', '100%', '2', '2', '否'],
  ['培训次数', '次', '', '≥6次', '', '12次', '100%', '5', '5', '是'],
]);

/** A monitoring form whose reasons stand in columns under one heading. */
const MONITOR = grid('项目支出绩效运行监控表', '（2022年度）', 12, [
  [
    ['项目名称', 1, 2],
    ['堤防养护', 1, 10],
  ],
  [
    ['项目资金（万元）', 2, 2],
    ['', 1, 2],
    ['年初预算数', 1, 2],
    ['1-7月执行数', 1, 2],
    ['1-7月执行率', 1, 2],
    ['全年预计执行数', 1, 2],
  ],
  [
    ['年度资金总额', 1, 2],
    ['100', 1, 2],
    ['50', 1, 2],
    ['50%', 1, 2],
    ['100', 1, 2],
  ],
  [
    ['绩效指标', 3, 1],
    ['一级指标', 2, 1],
    ['二级指标', 2, 1],
    ['三级指标', 2, 1],
    ['年度指标值', 2, 1],
    ['1-7月执行情况', 2, 1],
    ['全年预计完成情况', 2, 1],
    ['偏差原因分析', 1, 4],
    ['完成目标可能性', 2, 1],
  ],
  ['经费保障', '人员保障', '其他', '原因说明'],
  ['产出指标', '数量指标', '养护里程', '10公里', '5公里', '10公里', '', '', '', '', '确定能'],
]);

const SUMMARY = grid('部门（单位）项目支出自评汇总表', '部门（单位）名称：清河县医疗保障局　汇总时间：2022年7月', 10, [
  [
    '序号',
    '项目名称',
    '全年预算数',
    '执行数',
    '执行率',
    '产出指标得分率',
    '效益指标得分率',
    '满意度指标得分率',
    '自评得分',
    '偏差原因',
  ],
  ['1', '城乡居民工作经费', '10', '10', '100.00%', '100%', '100%', '100%', '100', ''],
  ['2', '困难群众大病补充保险', '117.93', '117.93', '100.00%', '96%', '100%', '100%', '98', '预算偏紧，据实列支'],
  ['3', '再保险（第四次）', '0.3', '0.28', '93.33%', '100%', '100%', '100%', '99', ''],
  ['合计', '', '128.23', '128.21', '', '', '', '', '', ''],
]);

/** A published account table with a code and a name before its columns, blank cells kept. */
function account(form: AccountForm): Grid {
  const width = form.columns.length + 2;
  return grid(
    form.title ?? '',
    `${form.table}　编制单位：${form.department ?? ''}　金额单位：${form.unit ?? ''}`,
    width,
    [
      ['科目编码', '科目名称', ...form.columns],
      [['栏次', 1, 2], ...form.columns.map((_, at) => String(at + 1))],
      ...form.rows.map((row) => [
        row.code ?? '',
        row.name ?? '',
        ...form.columns.map((column) => row.values[column] ?? ''),
      ]),
    ],
  );
}

/** Forms of every kind, by what is special in them, as grids that each container must give back alike. */
export async function containerCases(): Promise<Readonly<Record<string, Grid>>> {
  const samples = (await sampleGrids()).map((each, at): [string, Grid] => [`sample ${at + 1}`, each]);
  const coded = nineTables().filter(
    ({ columns, rows }) =>
      columns.length > 2 && columns.every((column) => !column.includes('/')) && rows.some(({ code }) => code !== null),
  );
  return {
    ...Object.fromEntries(samples),
    'operators, units, opinions and signatures': PLATFORM,
    'whole department': DEPARTMENT,
    monitoring: MONITOR,
    summary: SUMMARY,
    ...Object.fromEntries(coded.map((form): [string, Grid] => [`account ${form.table}`, account(form)])),
  };
}
