import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseRows } from './recognise.js';
import { rowsOf } from './rows.js';
import { contentOf, type TestCell, type TestPart } from './test-content.js';

const lexicon = buildLexicon();
const row = (...cells: string[]): TestCell[] => cells.map((text) => [text, 1, 1]);

function formOf(title: TestPart, ...rows: TestCell[][]) {
  const parts = typeof title === 'string' ? [title, rows] : [[...title, ...rows]];
  const [raw] = recogniseRows(rowsOf(contentOf(...parts)), lexicon);
  const form = raw === undefined ? undefined : assembleForm(raw, 1);
  if (form === undefined) throw new Error('no form');
  return { ...form, left: raw?.unread.map(({ text }) => text) };
}

const TITLE = '项目支出绩效自评表';
const NAME = row('项目名称', '道路养护');
const HEADER = row('一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分');
const OUTPUT = row('产出指标', '数量指标', '养护里程', '5公里', '5公里', '50', '48');
const BENEFIT = row('效益指标', '社会效益指标', '出行便利程度', '提高', '提高', '30', '30');

describe('rows between the indicators', () => {
  it.each(['小计', '产出指标小计'])('%s adds up the rows above and is no indicator', (label) => {
    const form = formOf(
      TITLE,
      NAME,
      HEADER,
      OUTPUT,
      row(label, '', '', '', '', '50', '48'),
      BENEFIT,
      row('总分', '', '', '', '', '80', '78'),
    );
    expect(form.indicators.map(({ level1, name }) => [level1, name])).toEqual([
      ['产出指标', '养护里程'],
      ['效益指标', '出行便利程度'],
    ]);
    expect(form.total).toMatchObject({ weight: '80', score: '78' });
    expect(form.left).toEqual(['50', '48']);
  });

  it('a subtotal beside the name of its class', () => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, row('产出指标', '小计', '', '', '', '50', '48'), BENEFIT);
    expect(form.indicators).toHaveLength(2);
  });

  it('an indicator whose name ends so is one', () => {
    const form = formOf(
      TITLE,
      NAME,
      HEADER,
      OUTPUT,
      row('产出指标', '数量指标', '支出小计', '5万元', '5万元', '10', '10'),
    );
    expect(form.indicators.map(({ name }) => name)).toEqual(['养护里程', '支出小计']);
  });

  it.each([
    ['会议费小计', '50', '45', '10', '9'],
    ['一般公共预算小计', '100', '100', '10', '10'],
    ['小计', '50', '45', '10', '9'],
  ])('%s with a target and a result is an indicator', (...cells) => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, row('产出指标', '数量指标', ...cells), BENEFIT);
    const [name, target, actual, weight, score] = cells;
    expect(form.indicators).toHaveLength(3);
    expect(form.indicators[1]).toMatchObject({ name, target, actual, weight, score });
    expect(form.left).toEqual([]);
  });

  it('a subtotal of a second-level class', () => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, row('', '数量指标小计', '', '', '', '50', '48'), BENEFIT);
    expect(form.indicators).toHaveLength(2);
    expect(form.left).toEqual(['50', '48']);
  });

  it.each(['自评总分', '自评得分合计'])('%s above the indicators has its marks and its score', (label) => {
    const form = formOf(TITLE, NAME, row(label, '100', '98'), HEADER, OUTPUT, BENEFIT);
    expect(form.total).toMatchObject({ weight: '100', score: '98' });
    expect(form.indicators).toHaveLength(2);
    expect(form.left).toEqual([]);
  });
});

describe('headings and totals over the whole width', () => {
  it('a heading of a block behind the goals is no part of them', () => {
    const goals = [row('年度总体目标', '预期目标', '实际完成情况'), row('', '养护五公里', '已完成')];
    const form = formOf(TITLE, NAME, ...goals, [['四、年度绩效指标完成情况', 1, 7]], HEADER, OUTPUT);
    expect(form.goals).toEqual({ expected: '养护五公里', actual: '已完成' });
    expect(form.indicators).toHaveLength(1);
  });

  it.each([
    ['总分：98分', '98分'],
    ['自评总分: 97.5', '97.5'],
  ])('%s is the score of the whole', (text, score) => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, BENEFIT, [[text, 1, 7]]);
    expect(form.total).toMatchObject({ weight: null, score });
    expect(form.indicators).toHaveLength(2);
    expect(form.left).toEqual([]);
  });
});

describe('totals in one cell', () => {
  const one = (text: string): TestCell[] => [[text, 1, 7]];

  it.each(['得分合计：50分', '合计：10分', '总分：100分', '合计：50'])('%s among the indicators ends none', (text) => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, one(text), BENEFIT, one('总得分：90分'));
    expect(form.indicators.map(({ name }) => name)).toEqual(['养护里程', '出行便利程度']);
    expect(form.total).toMatchObject({ weight: null, score: '90分' });
    expect(form.left).toEqual([/\d+分?$/u.exec(text)?.[0]]);
    expect(form.extra).toEqual({});
  });

  it('a row of its own behind them is the total', () => {
    const form = formOf(
      TITLE,
      NAME,
      HEADER,
      OUTPUT,
      one('得分合计：48分'),
      BENEFIT,
      row('总分', '', '', '', '', '80', '78'),
    );
    expect(form.total).toMatchObject({ weight: '80', score: '78' });
    expect(form.indicators).toHaveLength(2);
    expect(form.left).toEqual(['48分']);
  });

  it('the score above the indicators stays that of the whole', () => {
    const form = formOf(TITLE, NAME, one('自评总分：78'), HEADER, OUTPUT, one('得分合计：48分'), BENEFIT);
    expect(form.total).toMatchObject({ score: '78' });
  });

  it('a sum of money above them is no score', () => {
    const form = formOf(TITLE, NAME, one('合计：100'), HEADER, OUTPUT, BENEFIT);
    expect(form.total).toMatchObject({ weight: null, score: null });
    expect(form.left).toEqual(['合计：100']);
  });

  it('what stands behind the total is no indicator', () => {
    const form = formOf(TITLE, NAME, HEADER, OUTPUT, BENEFIT, one('总分：78分'), one('全年工作按计划做完'));
    expect(form.indicators).toHaveLength(2);
    expect(form.total).toMatchObject({ score: '78分' });
  });
});

describe('answers of a monitoring form as columns to tick', () => {
  it.each(['√', '☑', '■'])('%s under an answer is that answer', (tick) => {
    const form = formOf(
      '项目支出绩效运行监控表',
      NAME,
      [
        ...['一级指标', '二级指标', '三级指标', '年度指标值', '1-8月执行情况'].map((text): TestCell => [text, 2, 1]),
        ['偏差原因分析', 1, 2],
        ['完成目标可能性', 1, 3],
      ],
      row('经费保障', '原因说明', '确定能', '有可能', '完全不可能'),
      row('产出指标', '数量指标', '养护里程', '5公里', '3公里', '', '', tick, '', ''),
      row('产出指标', '质量指标', '合格率', '100%', '90%', '', '返工', '', tick, ''),
    );
    expect(form.indicators.map(({ name, likelihood }) => [name, likelihood])).toEqual([
      ['养护里程', '确定能'],
      ['合格率', '有可能'],
    ]);
  });
});

describe('the year of a form', () => {
  it('in a cell beside the title', () => {
    const title: TestCell[][] = [
      [
        [TITLE, 1, 4],
        ['（2021年度）', 1, 3],
      ],
    ];
    expect(formOf(title, NAME, HEADER, OUTPUT)).toMatchObject({ title: TITLE, year: '2021' });
  });

  it.each([
    ['with a colon in one cell', row('项目名称：道路养护', '年度：2021年')],
    ['beside its label', row('项目名称', '道路养护', '年度', '2021')],
  ])('%s', (_, head) => {
    expect(formOf(TITLE, head, HEADER, OUTPUT)).toMatchObject({ name: '道路养护', year: '2021', left: [] });
  });
});
