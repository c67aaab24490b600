import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseRows } from './recognise.js';
import { rowsOf } from './rows.js';
import { contentOf, type TestPart } from './test-content.js';

const lexicon = buildLexicon();
const formOf = (...parts: TestPart[]) => {
  const [form] = recogniseRows(rowsOf(contentOf('项目支出绩效自评表', ...parts)), lexicon).map((raw, index) =>
    assembleForm(raw, index + 1),
  );
  if (form === undefined) throw new Error('no form was found');
  return form;
};

const HEAD = ['项目名称', '甲项目', '主管部门', '某局'];
const HEADER = ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分'];
const ROW = ['产出指标', '数量指标', '办事件数', '5件', '6件', '50', '50'];

describe('columns of indicators that the lexicon does not know', () => {
  it('reads 序号 as the number of the row, not as a class or a mark', () => {
    const form = formOf([HEAD, ['序号', ...HEADER], ['1', ...ROW], ['2', '', '', '办结率', '100%', '90%', '40', '36']]);
    expect(form.indicators.map(({ level1, name, weight, extra }) => [level1, name, weight, extra])).toEqual([
      ['产出指标', '办事件数', '50', { 序号: '1' }],
      ['产出指标', '办结率', '40', { 序号: '2' }],
    ]);
    expect(recogniseRows(rowsOf(contentOf([HEAD, ['序号', ...HEADER], ['1', ...ROW]])), lexicon)[0]?.unread).toEqual(
      [],
    );
  });

  it('reads 分值 behind a class as the weight of the class, on all rows of the class', () => {
    const header = ['一级指标', '分值', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分'];
    const form = formOf([
      HEAD,
      header,
      [['产出指标', 2, 1], ['50', 2, 1], '数量指标', '办事件数', '5件', '6件', '30', '30'],
      ['质量指标', '合格率', '100%', '90%', '20', '18'],
    ]);
    expect(form.indicators.map(({ level1Weight, weight, score }) => [level1Weight, weight, score])).toEqual([
      ['50', '30', '30'],
      ['50', '20', '18'],
    ]);
  });

  it('tells the meaning of unknown labels by their words', () => {
    const header = ['一级指标', '二级指标', '三级指标', '指标口径', '年初拟定目标', '年末达成', '本项满分', '得分'];
    const row = ['产出指标', '数量指标', '办事件数', '当年办结', '5件', '6件', '50', '50'];
    const [indicator] = formOf([HEAD, header, row]).indicators;
    expect(indicator).toMatchObject({
      name: '办事件数',
      definition: '当年办结',
      target: '5件',
      actual: '6件',
      weight: '50',
      score: '50',
    });
  });

  it('reads names under 绩效指标 where the form has no classes', () => {
    const form = formOf([
      HEAD,
      ['序号', '绩效指标', '目标值', '实际值', '权重', '得分', '说明'],
      ['1', '办事件数', '5件', '6件', '60', '60', ''],
      ['2', '合格率', '100%', '90%', '40', '36', '人手不足'],
      ['合计', '', '', '', '100', '96', ''],
    ]);
    expect(form.indicators.map(({ name, target, deviation }) => [name, target, deviation])).toEqual([
      ['办事件数', '5件', null],
      ['合格率', '100%', '人手不足'],
    ]);
    expect(form.total).toMatchObject({ weight: '100', score: '96' });
  });

  it('reads a goal beside its label right above the header of the indicators', () => {
    const form = formOf([HEAD, ['年度目标', '办好甲事'], ['目标完成情况', '甲事办好'], HEADER, ROW]);
    expect(form.goals).toMatchObject({ expected: '办好甲事', actual: '甲事办好' });
    expect(form.indicators).toHaveLength(1);
  });

  it('reads the labels and the texts of the goals in one row, which a copy has run together', () => {
    const texts = ['办好甲事，并使所有办事的人都满意而归，全年不少于五件，件件有着落', '甲事办好，全年六件'];
    const form = formOf([HEAD, ['年度总体目标', '预期目标', '实际完成情况', ...texts], HEADER, ROW]);
    expect(form.goals).toMatchObject({ expected: texts[0], actual: texts[1] });
  });
});

describe('columns of money that the lexicon does not know', () => {
  const funds = (header: string[], ...rows: string[][]) =>
    formOf([HEAD, ['资金情况（万元）', '资金来源', ...header], ...rows.map((row) => ['', ...row]), HEADER, ROW]).funds;

  it('tells them by their words, of two budgets in a row the first as the approved one', () => {
    const read = funds(
      ['预算安排', '实际到位', '实际支出', '执行率'],
      ['合计', '300', '290', '280', '96.55%'],
      ['企业自筹', '100', '90', '80', '88.89%'],
    );
    expect(read?.['total']).toMatchObject({ initial: '300', annual: '290', executed: '280', rate: '96.55%' });
    expect(read?.['own']).toMatchObject({ initial: '100', annual: '90', executed: '80' });
    const known = funds(['预算金额', '到位资金', '支出金额'], ['合计', '300', '290', '280']);
    expect(known?.['total']).toMatchObject({ initial: '300', annual: '290', executed: '280' });
  });

  it('keeps what is left over under its own label, and takes it for no mark', () => {
    const read = funds(['预算数', '实际支出', '资金结余', '执行率'], ['合计', '300', '280', '20', '93.33%']);
    expect(read?.['total']).toMatchObject({ annual: '300', executed: '280', weight: null, rate: '93.33%' });
    expect(read?.['total']?.extra).toEqual({ 资金结余: '20' });
  });

  it('reads the header beside 资金投入, which is a class of indicators elsewhere', () => {
    const form = formOf([
      HEAD,
      ['资金投入（万元）', '', '预算数', '执行数', '执行率', '分值', '得分'],
      ['', '资金总额', '600', '588', '98%', '10', '9.8'],
      HEADER,
      ROW,
    ]);
    expect(form.funds?.['total']).toMatchObject({ annual: '600', executed: '588', weight: '10', score: '9.8' });
    expect(form.moneyUnit).toBe('万元');
  });

  it('reads figures of the whole project beside their labels, without a block of money', () => {
    const money = ['预算金额（万元）', '35.60', '实际支出（万元）', '35.50'];
    const form = formOf([HEAD, money, ['预算执行率', '99.72%'], HEADER, ROW]);
    expect(form.funds?.['total']).toMatchObject({ annual: '35.60', executed: '35.50', rate: '99.72%' });
    expect(form.moneyUnit).toBe('万元');
    expect(form.extra).toEqual({});
    const both = formOf([HEAD, ['年度资金总额', '40.00'], ['实际支出', '35.50'], HEADER, ROW]);
    expect(both.funds?.['total']).toMatchObject({ annual: '40.00', executed: '35.50' });
  });

  it('keeps figures of the whole project under their labels where the block of money or another figure has their place', () => {
    const block = ['资金情况（万元）', '资金来源', '全年预算数', '全年执行数', '执行率'];
    const total = ['', '合计', '135.5', '135.4', '99.93%'];
    const form = formOf([HEAD, ['预算金额（万元）', '135.6', '执行率', '99.9%'], block, total, HEADER, ROW]);
    expect(form.funds?.['total']).toMatchObject({ annual: '135.5', executed: '135.4', rate: '99.93%' });
    expect(form.extra).toEqual({ '预算金额（万元）': '135.6', 执行率: '99.9%' });
    const twice = formOf([HEAD, ['全年预算数', '40.00', '预算金额', '35.00'], ['全年执行数', '35.50'], HEADER, ROW]);
    expect(twice.funds?.['total']).toMatchObject({ annual: '40.00', executed: '35.50' });
    expect(twice.extra).toEqual({ 预算金额: '35.00' });
  });

  it('takes 其中：财政拨款 for a source under the total of a year, for a line of the head elsewhere', () => {
    const target = formOf([HEAD, ['年度资金总额', '380.00'], ['其中：财政拨款', '370.00'], HEADER, ROW]);
    expect(target.funds?.['fiscal']).toMatchObject({ annual: '370.00' });
    const head = formOf([HEAD, ['项目总投资', '380.00', '其中：财政拨款', '370.00'], HEADER, ROW]);
    expect(head.extra).toEqual({ 项目总投资: '380.00', '其中：财政拨款': '370.00' });
  });
});
