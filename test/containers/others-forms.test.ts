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

describe('what is no form, no label and no unit', () => {
  const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const table = (...rows: readonly (readonly string[])[]) => `<table>${rows.map(row).join('')}</table>`;
  const MONEY = [
    ['资金来源', '年初预算数', '全年预算数', '全年执行数'],
    ['年度资金总额', '56.8', '56.8', '49.93'],
    ['财政拨款', '56.8', '56.8', '49.93'],
    ['其他资金', '0', '0', '0'],
  ];
  const ROW = ['产出指标', '数量指标', '开放天数', '150天', '156天', '10', '10', ''];
  const TITLE = '<p>项目支出绩效自评表</p>';
  const page = (...rows: readonly (readonly string[])[]) =>
    TITLE + table(['项目名称', '夜间开放'], ...rows, COLUMNS, ROW);
  const readPage = async (text: string, name = 'form.html') => {
    const read = await readDocument(new TextEncoder().encode(text), name);
    return read.kind === 'read' ? read.transcripts[0] : undefined;
  };
  const formIn = async (text: string) => (await readPage(text))?.forms[0];

  it.each([
    ['problems behind it', table(...MONEY, ['存在问题', '进度偏慢'], ['改进措施', '加快']), { problems: '进度偏慢' }],
    ['a score behind it', table(...MONEY, ['自评得分', '95'], ['评价等级', '优']), { total: { score: '95' } }],
    ['a row that names a unit', table(['单位', '林业局'], ...MONEY), {}],
    ['a row that names a project', table(['项目', '夜间开放'], ...MONEY), {}],
    ['a line that names a unit', `<p>填报单位：青屏市林业局</p>${table(...MONEY)}`, {}],
    [
      'who filled it in',
      `<p>2023年部门整体支出资金使用情况表</p>${table(...MONEY, ['填表人：甲某　联系电话：0731-1'])}`,
      { contact: { name: '甲某' } },
    ],
    [
      'a conclusion under a name of its own',
      table(['子项目名称', '夜间开放'], ...MONEY, ['自评结论', '资金执行良好'], ['存在问题', '进度偏慢']),
      { conclusion: '资金执行良好', problems: '进度偏慢' },
    ],
  ])('keeps a form of money alone with %s', async (_, text, expected) => {
    expect(await formIn(text)).toMatchObject({ ...expected, funds: { total: { executed: '49.93' } } });
  });

  it('keeps the rows of a budget that is no form as unread', async () => {
    const got = await readPage(
      table(
        ['科目编码', '科目名称', '预算数', '人员经费', '公用经费', '备注'],
        ['210', '卫生健康支出', '5.25', '3.1', '2.15', ''],
        ['21015', '医疗保障管理事务', '5.25', '3.1', '2.15', ''],
        ['', '合计', '5.25', '3.1', '2.15', ''],
      ),
    );
    expect(got?.forms).toEqual([]);
    expect(got?.unread.map(({ text }) => text).join()).toContain('卫生健康支出 5.25');
  });

  it.each([
    ['改进措施：引进专业人员：三年内补齐。', { measures: '引进专业人员：三年内补齐。' }],
    ['存在问题：基层 专业技术人员：数量不足', { problems: '基层专业技术人员：数量不足' }],
    ['存在问题：管理人员：配备不足', { problems: '管理人员：配备不足' }],
    ['自评结论：受益人员：满意', { conclusion: '受益人员：满意' }],
    ['备注：截止时间：12月31日前报送', { extra: { 备注: '截止时间：12月31日前报送' } }],
  ])('keeps the colons of a sentence: %s', async (line, expected) => {
    const [head, foot] = [TITLE + table(['项目名称', '夜间开放'], COLUMNS, ROW, [line]), expected];
    expect(await formIn(head)).toMatchObject(foot);
  });

  it('reads a cell of very many labels of who signs', async () => {
    for (const label of ['审核人：', '填表人： '])
      expect(await formIn(page([`填表人： ${label.repeat(130_000)}`]))).toMatchObject({ name: '夜间开放' });
  });

  it.each([
    ['the label of the money', '<p>二、主要经费安排标准（元）</p>', '项目资金（万元）', '全年预算数', [], '万元'],
    ['a column', '<p>二、资金情况单位：元</p>', '资金来源', '全年预算数（万元）', [], '万元'],
    ['the head', '<p>二、补助标准（元）</p>', '资金来源', '全年预算数', ['金额单位', '万元'], null],
  ])('takes no unit from a heading where %s names one', async (_, heading, first, annual, head, unit) => {
    const money = table([first, '年初预算数', annual, '全年执行数'], ['年度资金总额', '56.8', '56.8', '49.93']);
    const text = `${TITLE}${table(['项目名称', '夜间开放'], head)}${heading}${money}<p>三、绩效指标</p>${table(COLUMNS, ROW)}`;
    expect(await formIn(text)).toMatchObject({ moneyUnit: unit, funds: { total: { executed: '49.93' } } });
  });

  it.each([
    ['实施单位', '同上'],
    ['项目单位', '（公章）　年　月　日'],
    ['项目单位', ''],
  ])('keeps who filled the form in for the implementer where %s is %s', async (label, value) => {
    const form = await formIn(page(['填报单位', '青屏市林业局'], [label, value]));
    expect(form).toMatchObject({ implementer: '青屏市林业局' });
    expect(form).toHaveProperty(['extra', label]);
  });
});
