import type { Form } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { describe, expect, it } from 'vitest';
import type { Grid, GridCell } from '../generator/grid.js';
import { CONTAINERS } from './in-containers.js';

/** A row in short: texts, or a text with the columns and the rows that it spans. */
type Short = string | readonly [text: string, columns: number, rows?: number];

const cellOf = (short: Short): GridCell =>
  typeof short === 'string'
    ? { text: short, columns: 1, rows: 1 }
    : { text: short[0], columns: short[1], rows: short[2] ?? 1 };

const gridOf = (title: string, subtitle: string, width: number, rows: readonly (readonly Short[])[]): Grid => ({
  title,
  subtitle,
  width,
  rows: rows.map((row) => row.map(cellOf)),
});

async function formsOf(container: string, grid: Grid): Promise<readonly Form[]> {
  const bytes = await CONTAINERS[container]?.([grid]);
  const read = await readDocument(bytes ?? new Uint8Array(), 'form');
  return read.kind === 'read' ? read.transcripts.flatMap(({ forms }) => forms) : [];
}

/** The form of a file, of a kind that has indicators. */
async function formOf(container: string, grid: Grid): Promise<Extract<Form, { indicators: unknown }>> {
  const [form] = await formsOf(container, grid);
  if (form === undefined || !('indicators' in form)) throw new Error('no form');
  return form;
}

const COLUMNS = ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分', '偏差原因'];

describe.each(['xlsx', 'docx', 'html, pages one behind the other', 'pdf'])('%s of others', (container) => {
  it('repeats the weight of a second level that stands in a column of its own', async () => {
    const form = await formOf(
      container,
      gridOf('项目支出绩效自评表', '（2024年度）', 8, [
        [
          ['项目名称', 2],
          ['夜间开放', 6],
        ],
        ['一级指标', '权重', '二级指标', '权重', '三级指标', '指标值', '完成值', '得分'],
        [['产出指标', 1, 3], ['40', 1, 3], ['数量指标', 1, 2], ['25', 1, 2], '开放天数', '150天', '156天', '10'],
        ['新增图书', '3万册', '2.6万册', '13'],
        ['质量指标', '15', '可用率', '99%', '99.6%', '15'],
      ]),
    );
    const weights = form.indicators.map(({ level1Weight, level2Weight }) => [level1Weight, level2Weight]);
    expect(weights).toEqual([
      ['40', '25'],
      ['40', '25'],
      ['40', '15'],
    ]);
  });

  it('takes the sources of money that stand side by side in one row', async () => {
    const form = await formOf(
      container,
      gridOf('市级预算项目绩效目标表', '（2022年度）', 8, [
        ['项目名称', ['困难幼儿资助', 7]],
        ['项目资金（万元）', '年度资金总额', ['135.6', 2], '其中：财政拨款', '130.1', '其他资金', '5.5'],
        ['一级指标', '二级指标', ['三级指标', 3], ['指标值', 3]],
        ['产出指标', '数量指标', ['资助人次', 3], ['≥1280人次', 3]],
      ]),
    );
    const { total, fiscal, other } = form.funds ?? {};
    expect([total?.annual, fiscal?.annual, other?.annual]).toEqual(['135.6', '130.1', '5.5']);
  });

  it('has the unit of the project for the implementer, not who filled the form in', async () => {
    const form = await formOf(
      container,
      gridOf('部门预算项目支出绩效运行监控表', '', 6, [
        ['填报单位', ['青屏市林业局', 5]],
        ['项目名称', ['病虫害防治', 2], '项目单位', ['检疫站', 2]],
        ['一级指标', '二级指标', '三级指标', '年度指标值', '1-7月执行情况', '完成目标可能性'],
        ['产出指标', '数量指标', '清理株数', '≥18000株', '9620株', '确定能'],
      ]),
    );
    expect(form.implementer).toBe('检疫站');
    expect(form.extra).toMatchObject({ 填报单位: '青屏市林业局' });
  });

  it('knows the title of a form of review, and the whole of a department’s spending', async () => {
    const form = await formOf(
      container,
      gridOf('部门整体支出绩效自评复核表', '（2023年度）', 8, [
        [
          ['部门名称', 2],
          ['应急管理局', 6],
        ],
        [['预算执行情况（万元）', 1, 2], ['', 2], '年初预算数', '全年预算数', '全年执行数', '执行率', '得分'],
        [['年度支出总额', 2], '1265.40', '1388.12', '1340.55', '96.57%', '9.66'],
        COLUMNS,
        ['履职产出', '数量指标', '企业检查', '≥300家次', '312家次', '90', '90', ''],
      ]),
    );
    expect(form.title).toBe('部门整体支出绩效自评复核表');
    expect(form.year).toBe('2023');
    expect(form.funds?.total?.annual).toBe('1388.12');
  });

  it('takes no label of who signs for the value of the one before it', async () => {
    const signed = (line: string) =>
      formOf(
        container,
        gridOf('项目支出绩效自评表', '（2024年度）', 8, [
          [
            ['项目名称', 2],
            ['夜间开放', 6],
          ],
          COLUMNS,
          ['产出指标', '数量指标', '开放天数', '150天', '156天', '10', '10', ''],
          [[line, 8]],
        ]),
      );
    const blank = await signed('填表人：        审核人：        部门领导：        联系电话：');
    expect(blank.contact).toEqual({ name: null, phone: null, finance: null });
    expect(blank.extra).toEqual({ 审核人: null, 部门领导: null });
    const filled = await signed('填表人：甲某        分管领导（签字）：乙某');
    expect(filled.contact.name).toBe('甲某');
    expect(filled.extra).toMatchObject({ '分管领导（签字）': '乙某' });
  });
});

describe('tables one below the other under headings', () => {
  it('have the unit of money that the heading of the second names', async () => {
    const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
    const table = (...rows: readonly (readonly string[])[]) => `<table>${rows.map(row).join('')}</table>`;
    const page = [
      '<p>项目支出绩效自评表</p><p>一、项目基本情况</p>',
      table(['项目名称', '夜间开放']),
      '<p>二、项目资金执行情况（万元）</p>',
      table(['资金来源', '年初预算数', '全年预算数', '全年执行数'], ['年度资金总额', '56.8', '56.8', '49.93']),
      '<p>三、绩效指标</p>',
      table(COLUMNS, ['产出指标', '数量指标', '开放天数', '150天', '156天', '10', '10', '']),
    ].join('');
    const read = await readDocument(new TextEncoder().encode(page), 'form.html');
    const [form] = read.kind === 'read' ? (read.transcripts[0]?.forms ?? []) : [];
    expect(form).toMatchObject({ name: '夜间开放', moneyUnit: '万元', funds: { total: { executed: '49.93' } } });
  });
});
