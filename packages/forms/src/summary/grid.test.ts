import type { SummaryForm } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { values } from '../generated/values.js';
import { readContent } from '../read.js';
import { rowsOf } from '../sheet/rows.js';
import { contentOf, type TestCell, type TestPart } from '../sheet/test-content.js';
import { summariesOfGrid } from './grid.js';

const wide = (text: string, columns: number): TestCell => [text, 1, columns];
const tall = (text: string, rows: number): TestCell => [text, rows, 1];

const summaries = (...parts: TestPart[]): SummaryForm[] =>
  readContent(contentOf(...parts), '一.xlsx').forms.flatMap((form) => (form.kind === 'summary' ? [form] : []));
const one = (...parts: TestPart[]): SummaryForm => {
  const found = summaries(...parts);
  expect(found).toHaveLength(1);
  return found[0] as SummaryForm;
};

describe('Summaries in tables whose cells have places', () => {
  it.each(['存在问题及改进措施', '未完成原因与整改情况', '问题说明'])(
    '%s is the column of reasons where no other is',
    (label) => {
      const form = one([
        [wide('部门项目支出自评汇总表', 6)],
        ['序号', '项目名称', '全年预算数', '全年执行数', '自评得分', label],
        ['1', '河道清淤', '10', '9.5', '99.5', '雨季停工'],
        ['2', '道路养护', '10', '10', '100', ''],
      ]);
      expect(form.rows.map(({ reason }) => reason)).toEqual(['雨季停工', null]);
      expect(form.rows[0]).not.toHaveProperty('extra');
    },
  );

  it.each([
    ['评分差异', '2', '3'],
    ['审计整改情况', '已整改', '整改中'],
    ['审计问题整改情况', '已整改', '整改中'],
    ['问题整改台账编号', 'T-2', 'T-3'],
    ['发现问题', '2', '3个'],
    ['存在的问题和原因', '2', ''],
  ])('%s is no column of reasons where it ends otherwise or holds figures', (label, first, second) => {
    const form = one([
      [wide('部门项目支出自评汇总表', 6)],
      ['序号', '项目名称', '全年预算数', '全年执行数', '自评得分', label],
      ['1', '河道清淤', '10', '9.5', '99.5', first],
      ['2', '道路养护', '10', '10', '100', second],
    ]);
    expect(form.rows.map(({ reason }) => reason)).toEqual([null, null]);
    expect(form.rows[0]).toMatchObject({ extra: { [label]: first } });
  });

  it('reads a header whose name column says no more than 项目, with letters and units behind the labels', () => {
    const form = one([
      [wide('部门项目支出自评汇总表', 6)],
      [wide('部门名称：清河县水利局', 3), wide('汇总时间：2023年3月', 3)],
      ['序号', '项目', '全年预算数（A）', '全年执行数（B）', '执行率\n（B/A×100%）', '自评得分'],
      ['1', '河道\n清淤', '10', '9.5', '95%', '99.5'],
      [wide('合计', 2), '10', '9.5', '', ''],
    ]);
    expect(form.title).toBe('部门项目支出自评汇总表');
    expect(form.extra).toEqual({ 部门名称: '清河县水利局', 汇总时间: '2023年3月' });
    expect(form.rows).toEqual([
      expect.objectContaining({ no: '1', name: '河道清淤', annual: '10', executed: '9.5', rate: '95%', score: '99.5' }),
    ]);
    expect(form.totals).toEqual({ annual: '10', executed: '9.5' });
  });

  it.each(values.moneyUnits)('knows a column of money by its label also where %s stands behind it', (unit) => {
    const form = one([
      [wide('部门项目支出自评汇总表', 5)],
      ['序号', '项目名称', `全年预算数（${unit}）`, `全年执行数（单位：${unit}）`, '自评得分'],
      ['1', '河道清淤', '10', '9.5', '99.5'],
    ]);
    expect(form.rows).toMatchObject([{ annual: '10', executed: '9.5' }]);
    expect(form.rows[0]).not.toHaveProperty('extra');
  });

  it('reads a header over two rows, columns that no label knows, a unit that spans its projects, and the total above', () => {
    const form = one([
      [wide('2022年度项目绩效自评情况汇总表', 10)],
      [
        tall('序号', 2),
        tall('主管科室', 2),
        tall('项目名称', 2),
        wide('资金情况（万元）', 3),
        wide('各项指标得分', 3),
        tall('自评得分', 2),
      ],
      ['预算数', '执行数', '执行率', '产出指标', '效益指标', '满意度指标'],
      [wide('合计', 3), '30', '25', '83.33%', '', '', '', ''],
      ['1', tall('办公室', 2), '甲项目', '10', '10', '100%', '50', '30', '10', '100'],
      ['2', '乙项目', '20', '15', '75%', '48', '28', '9', '92.5'],
    ]);
    expect(form.rows.map(({ name, annual, executed, rate, score }) => [name, annual, executed, rate, score])).toEqual([
      ['甲项目', '10', '10', '100%', '100'],
      ['乙项目', '20', '15', '75%', '92.5'],
    ]);
    expect(form.rows[1]).toHaveProperty('extra', {
      主管科室: '办公室',
      '各项指标得分/产出指标': '48',
      '各项指标得分/效益指标': '28',
      '各项指标得分/满意度指标': '9',
    });
    expect(form.rows.map(({ outputRate }) => outputRate)).toEqual([null, null]);
    expect(form.totals).toEqual({ annual: '30', executed: '25' });
  });

  it('goes on behind the page that cuts it, passes over the labels printed again, and keeps the note', () => {
    const head = ['序号', '项目名称', '预算数', '执行数', '自评得分', '存在问题'];
    const form = one(
      '项目支出绩效自评结果一览表\n',
      [head, ['1', wide('甲项目', 1), '10', '10', '100', '']],
      '— 7 —\n',
      [
        head,
        ['2', wide('乙项目', 1), '20', '15', '92', '2022年12月才下达，只支付75%'],
        [wide('注：金额单位为万元。', 6)],
      ],
    );
    expect(form.title).toBe('项目支出绩效自评结果一览表');
    expect(form.rows.map(({ name, reason }) => [name, reason])).toEqual([
      ['甲项目', null],
      ['乙项目', '2022年12月才下达，只支付75%'],
    ]);
    expect(form.extra).toEqual({ 注: '金额单位为万元。' });
  });

  it('takes a subtotal for no project and for no total, and lists it as unread', () => {
    const content = contentOf([
      [wide('项目支出自评汇总表', 5)],
      ['项目名称', '预算数', '执行数', '执行率', '自评得分'],
      ['甲项目', '10', '10', '100%', '100'],
      ['小计', '10', '10', '100%', ''],
      ['乙项目', '20', '15', '75%', '92'],
      ['合计', '30', '25', '83.33%', ''],
    ]);
    const { forms, unread } = readContent(content, '一.xlsx');
    expect(forms).toEqual([expect.objectContaining({ kind: 'summary', totals: { annual: '30', executed: '25' } })]);
    expect(forms.flatMap((form) => (form.kind === 'summary' ? form.rows.map(({ name }) => name) : []))).toEqual([
      '甲项目',
      '乙项目',
    ]);
    expect(unread.map(({ text }) => text)).toEqual(['小计', '10', '10', '100%', '83.33%']);
  });

  it('takes projects whose names begin like a note for projects, and keeps every note and signature', () => {
    const { forms, unread } = readContent(
      contentOf([
        [wide('项目支出自评汇总表', 5)],
        ['项目名称', '预算数', '执行数', '执行率', '自评得分'],
        ['注册会计师行业管理经费', '10', '10', '100%', '100'],
        ['联系点工作经费', '20', '15', '75%', '92'],
        [wide('注：1.金额单位为万元。', 5)],
        [wide('注：2.得分四舍五入。', 5)],
        [wide('注 两者不一致的以决算为准', 5)],
        ['制表人', '张三', '联系电话', '2000000', '审核人：李四'],
        ['联系人：', '王五', '填表日期：', '', ''],
      ]),
      '一.xlsx',
    );
    const form = forms[0] as SummaryForm;
    expect(form.rows.map(({ name, annual, score }) => [name, annual, score])).toEqual([
      ['注册会计师行业管理经费', '10', '100'],
      ['联系点工作经费', '20', '92'],
    ]);
    expect(form.extra).toEqual({
      注: '1.金额单位为万元。\n2.得分四舍五入。',
      制表人: '张三',
      联系电话: '2000000',
      审核人: '李四',
      联系人: '王五',
      填表日期: null,
    });
    expect(unread.map(({ text }) => text)).toEqual(['注两者不一致的以决算为准']);
  });

  it('ends a value above the header with its cell, and keeps labels that no list knows', () => {
    const form = one([
      [wide('项目支出自评汇总表', 5)],
      [wide('填报单位：某局', 2), wide('经办科室：预算科', 2), '单位：万元'],
      ['部门名称', wide('部门所属甲中心', 2), '汇总批次：', '第二批'],
      ['项目名称', '预算数', '执行数', '执行率', '自评得分'],
      ['甲项目', '10', '10', '100%', '100'],
    ]);
    expect(form.extra).toEqual({
      填报单位: '某局',
      经办科室: '预算科',
      单位: '万元',
      部门名称: '部门所属甲中心',
      汇总批次: '第二批',
    });
  });

  it('lists what goes into no field as unread: beside the total, behind the last column, above the header', () => {
    const { forms, unread } = readContent(
      contentOf([
        [wide('项目支出自评汇总表', 6), '附表三'],
        [wide('填报单位：某局', 6)],
        [wide('（第二批）', 6)],
        ['项目名称', '预算数', '执行数', '执行率', '自评得分', '备注'],
        ['甲项目', '350', '340', '97.14%', '97.3', '', '另附'],
        ['合计', '350', '340', '97.14%', '97.3', '丁'],
      ]),
      '一.xlsx',
    );
    expect(forms).toEqual([
      expect.objectContaining({ extra: { 填报单位: '某局' }, totals: { annual: '350', executed: '340' } }),
    ]);
    expect(unread.map(({ text }) => text)).toEqual(['附表三', '（第二批）', '另附', '97.14%', '97.3', '丁']);
  });

  it('takes neither a list of projects without scores nor the indicators of one form for a summary', () => {
    expect(
      summaries('一、项目情况\n', [
        [wide('项目', 1), '预算数', '执行数', '执行率'],
        ['人员经费', '10', '10', '100%'],
      ]),
    ).toEqual([]);
    expect(
      summaries([
        [wide('绩效情况表', 6)],
        ['一级指标', '项目名称', '指标值', '预算数', '执行数', '得分'],
        ['产出指标', '甲', '5', '1', '1', '10'],
      ]),
    ).toEqual([]);
  });

  it('takes time that grows with the table alone, where every row looks like a header or none belongs to a project', () => {
    const head: TestCell[] = ['序号', wide('项目名称', 1), '预算数', '执行数', '自评得分'];
    const tables: readonly ((size: number) => TestPart[])[] = [
      (size) => ['自评汇总表\n', Array.from({ length: size }, () => head)],
      (size) => ['自评汇总表\n', [head, ...Array.from({ length: size }, (_, i): TestCell[] => [wide(`第${i}组`, 5)])]],
    ];
    for (const table of tables) {
      expect((size: number) => {
        const content = contentOf(...table(size));
        return summariesOfGrid(content.text, rowsOf(content));
      }).toTakeLinearTime(400);
    }
  });
});
