import { nineTables } from '@kaocheng/core/accounts/testing/nine-tables';
import type { AccountForm } from '@kaocheng/core/model/transcript';
import type { TestCell } from '@kaocheng/forms/sheet/test-content';
import { DEPARTMENT, MONITOR, PLATFORM } from '@kaocheng/forms/sheet/testing/layouts';
import type { Grid, GridCell } from '../generator/grid.js';
import { sampleGrids } from './sample-grids.js';

const grid = (title: string, subtitle: string, width: number, rows: readonly (readonly TestCell[])[]): Grid => ({
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

const PLATFORM_GRID = grid('部门预算项目支出绩效自评表（2023年度）', '', 11, PLATFORM);

const DEPARTMENT_GRID = grid('部门整体绩效自评表', '（2022年度）', 10, DEPARTMENT);

const MONITOR_GRID = grid('项目支出绩效运行监控表', '（2022年度）', 12, MONITOR);

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

const TARGET = grid('项目支出绩效目标申报表', '（2023年度）', 6, [
  [
    ['项目名称', 1, 2],
    ['水库除险加固', 1, 4],
  ],
  [['主管部门', 1, 2], '清河县水利局', '实施单位', ['清河县水库管理所', 1, 2]],
  [
    ['项目资金（万元）', 3, 1],
    ['年度资金总额', 1, 2],
    ['320.5', 1, 3],
  ],
  [
    ['其中：财政拨款', 1, 2],
    ['300', 1, 3],
  ],
  [
    ['其他资金', 1, 2],
    ['20.5', 1, 3],
  ],
  ['年度总体目标', ['完成3座小型水库除险加固，保障下游安全。', 1, 5]],
  ['一级指标', '二级指标', ['三级指标', 1, 2], ['指标值', 1, 2]],
  [['产出指标', 2, 1], '数量指标', ['除险加固水库数量', 1, 2], ['=3座', 1, 2]],
  ['时效指标', ['完工时间', 1, 2], ['2023年11月底前', 1, 2]],
  ['效益指标', '社会效益指标', ['受益人口', 1, 2], ['≥1.2万人', 1, 2]],
  ['满意度指标', '服务对象满意度指标', ['受益群众满意度', 1, 2], ['≥90%', 1, 2]],
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
    'operators, units, opinions and signatures': PLATFORM_GRID,
    'whole department': DEPARTMENT_GRID,
    monitoring: MONITOR_GRID,
    summary: SUMMARY,
    target: TARGET,
    ...Object.fromEntries(coded.map((form): [string, Grid] => [`account ${form.table}`, account(form)])),
  };
}
