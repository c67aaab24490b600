import { describe, expect, it } from 'vitest';
import { assembleForm } from '../../assemble/form.js';
import { buildLexicon } from '../../labels/lexicon.js';
import { recogniseRows } from '../recognise.js';
import { rowsOf } from '../rows.js';
import { contentOf, type TestCell } from '../test-content.js';

const lexicon = buildLexicon();
const one = (text: string): TestCell => [text, 1, 1];

const INDICATORS = [
  ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分'],
  ['产出指标', '数量指标', '养护里程', '5公里', '5公里', '10', '10'],
].map((row) => row.map(one));

function fundsOf(...block: TestCell[][]) {
  const head = ['项目名称', '道路养护', '主管部门', '某局'].map(one);
  const [raw] = recogniseRows(rowsOf(contentOf('项目支出绩效自评表', [head, ...block, ...INDICATORS])), lexicon);
  const form = raw === undefined ? undefined : assembleForm(raw, 1);
  if (form?.kind !== 'project') throw new Error('no form');
  return { funds: form.funds, unit: form.moneyUnit, unread: raw?.unread, indicators: form.indicators.length };
}

const SOURCES = ['年度资金总额', '其中：财政拨款', '其他资金'];

describe('funds whose sources stand over the columns', () => {
  it.each([
    ['beside a label that reaches down', [['项目资金（万元）', 5, 1] as const, one('资金来源')], []],
    ['with nothing beside them', [one('')], []],
  ])('%s', (_, before) => {
    const read = fundsOf(
      [...before, ...SOURCES.map(one)],
      ...[
        ['年初预算数', '20', '15', '5'],
        ['全年预算数', '18', '14', '4'],
        ['全年执行数', '9', '7', '2'],
        ['执行率', '50%', '50%', '50%'],
      ].map((row) => row.map(one)),
    );
    expect(read.unread).toEqual([]);
    expect(read.indicators).toBe(1);
    expect(read.funds?.['total']).toMatchObject({ initial: '20', annual: '18', executed: '9', rate: '50%' });
    expect(read.funds?.['fiscal']).toMatchObject({ initial: '15', annual: '14', executed: '7', rate: '50%' });
    expect(read.funds?.['other']).toMatchObject({ initial: '5', annual: '4', executed: '2', rate: '50%' });
  });

  it('a blank cell under a source leaves the others in their places', () => {
    const read = fundsOf(
      ['资金来源', ...SOURCES].map(one),
      ['全年预算数', '18', '', '4'].map(one),
      ['全年执行数', '9', '', '2'].map(one),
    );
    expect(read.funds?.['total']).toMatchObject({ annual: '18', executed: '9' });
    expect(read.funds?.['fiscal']?.annual ?? null).toBeNull();
    expect(read.funds?.['other']).toMatchObject({ annual: '4', executed: '2' });
  });

  it('over one row of amounts', () => {
    const read = fundsOf([['项目资金（万元）', 2, 1], ...SOURCES.map(one)], ['18', '', '4'].map(one));
    expect(read.unread).toEqual([]);
    expect(read.unit).toBe('万元');
    expect(read.funds?.['total']?.annual).toBe('18');
    expect(read.funds?.['fiscal']?.annual ?? null).toBeNull();
    expect(read.funds?.['other']?.annual).toBe('4');
  });

  it('sources down the rows stay as they are', () => {
    const read = fundsOf(
      ['项目资金', '全年预算数', '全年执行数'].map(one),
      ['年度资金总额', '18', '9'].map(one),
      ['其中：财政拨款', '14', '7'].map(one),
    );
    expect(read.funds?.['fiscal']).toMatchObject({ annual: '14', executed: '7' });
  });
});
