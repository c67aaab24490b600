import { describe, expect, it } from 'vitest';
import { assembleForm } from '../assemble/form.js';
import { readForm } from './testing/read-form.js';

/** The labels of an invented form; a case replaces one of them by another word for it. */
const WORDS = {
  name: '项目名称',
  supervisor: '主管部门',
  implementer: '实施单位',
  money: '项目资金（万元）',
  initial: '年初预算数',
  annual: '全年预算数',
  executed: '全年执行数',
  weight: '分值',
  rate: '执行率',
  score: '得分',
  total: '年度资金总额',
  fiscal: '其中：当年财政拨款',
  goal: '年度总体目标',
  expected: '预期目标',
  result: '实际完成情况',
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  mark: '得分',
  deviation: '偏差原因分析及改进措施',
  output: '产出指标',
  quantity: '数量指标',
  quality: '质量指标',
  benefit: '效益指标',
  social: '社会效益指标',
  satisfaction: '满意度指标',
  served: '服务对象满意度指标',
  sum: '总分',
};
type Words = typeof WORDS;

const rowsOf = (w: Words): string[][] => [
  ['项目支出绩效自评表'],
  ['（2023年度）'],
  [w.name, '古树名木保护'],
  [w.supervisor, '云麓市园林局', w.implementer, '云麓市古树管理站'],
  [w.money, w.initial, w.annual, w.executed, w.weight, w.rate, w.score],
  [w.total, '50.00', '48.00', '36.00', '10', '75%', '7.5'],
  [w.fiscal, '40.00', '38.00', '30.00', '—', '78.95%', '—'],
  [w.goal, w.expected, w.result],
  ['完成古树体检126株并修复树穴。', '体检古树126株，修复树穴31处。'],
  [w.level1, w.level2, w.level3, w.target, w.actual, w.points, w.mark, w.deviation].filter((label) => label !== ''),
  [w.output, w.quantity, '古树体检数', '≥120株', '126株', '20', '20'],
  ['修复树穴数', '40处', '31处', '10', '7.75', '雨季施工暂停'],
  [w.quality, '体检报告合格率', '100%', '98%', '20', '19.6', '两份报告退回重做'],
  [w.benefit, w.social, '古树保护意识', '提高', '提高', '30', '30'],
  [w.satisfaction, w.served, '游客满意度', '≥90%', '93%', '10', '10'],
  [w.sum, '100', '94.85'],
];

const LAYOUTS = {
  'one line': (rows: string[][]): string => rows.flat().join(' '),
  lines: (rows: string[][]): string => rows.map((row) => row.join(' ')).join('\n'),
  'a cell a line': (rows: string[][]): string => rows.flat().join('\n'),
  glued: (rows: string[][]): string => rows.flat().join(''),
} as const;
type Layout = keyof typeof LAYOUTS;
const ALL = Object.keys(LAYOUTS) as Layout[];
const APART = ALL.filter((layout) => layout !== 'glued');

/** What is read of the form in a layout, without what changes with its words: its title and the classes' names. */
function cellsIn(layout: Layout, words: Words): unknown {
  const { name, supervisor, implementer, funds, goals, indicators, total, extra } = assembleForm(
    readForm(LAYOUTS[layout](rowsOf(words))),
    1,
  );
  const rows = indicators.map(({ name: row, target, actual, weight, score, deviation, level1, level2 }) => ({
    ...{ row, target, actual, weight, score, deviation },
    level1: keyOf(words, level1),
    level2: keyOf(words, level2),
  }));
  return { name, supervisor, implementer, funds, goals, rows, total, extra };
}

/** A class by the key of the word that it is printed as. */
const keyOf = (words: Words, printed: string | null | undefined): string | null =>
  printed == null ? null : (Object.entries(words).find(([, word]) => word === printed)?.[0] ?? printed);

/** Words that forms print in place of one label, in the layouts in which they must be read as that label. */
const OTHERS: readonly (readonly [keyof Words, readonly Layout[], string])[] = [
  ['supervisor', ALL, '归口部门 一级预算部门 主管单位'],
  ['implementer', ALL, '用款单位 资金使用单位 项目建设单位'],
  [
    'money',
    APART,
    '资金使用情况（万元） 项目预算（万元） 预算安排及执行情况（万元） 预算执行（万元） 预算金额（万元） 资金构成',
  ],
  ['initial', ALL, '预算批复数 年初安排数 年初批复数'],
  ['annual', ALL, '到位资金 实际到位数 调整后全年预算数 预算金额'],
  ['executed', ALL, '实际使用数 资金使用数 实际支出金额'],
  ['rate', ALL, '执行进度 完成率 预算完成率'],
  ['score', ALL, '评分 自评分'],
  ['expected', ALL, '年初预期目标 计划目标 设定目标'],
  ['result', ALL, '年度完成情况 目标实现情况 年终完成情况'],
  ['target', ALL, '年初设定值 设定值 计划目标值'],
  ['actual', ALL, '实现值 实际指标值 年终完成值'],
  ['level3', ALL, '绩效指标 考核指标'],
  ['social', APART, '实施效益 社会效果 经济和社会效益指标'],
  ['satisfaction', APART, '公众满意度指标'],
  ['initial', ALL, '批复预算数'],
  ['executed', APART, '本年用款额'],
  ['rate', APART, '兑付进展'],
  // Words that no list holds, read by what they are made of, and months before a word that one holds.
  ['target', ALL, '年初核定目标数'],
  ['actual', ALL, '1-9月完成值 1—7月执行情况 截至8月底完成值'],
  ['points', ALL, '应得分值数'],
  ['mark', ALL, '自查打分'],
  ['deviation', ALL, '情况说明 未达产的问题说明'],
  ['points', ALL, '标准分值 应得分 满分'],
  ['mark', ALL, '自评分数 评价分 单位自评得分'],
  ['deviation', ALL, '差异原因 存在问题和改进措施 未完成原因及下一步措施 扣分说明'],
];

/** The plain form's cells by layout, read once. */
const plain = new Map<Layout, unknown>();
const plainIn = (layout: Layout): unknown => {
  if (!plain.has(layout)) plain.set(layout, cellsIn(layout, WORDS));
  return plain.get(layout);
};

/** Each word in one layout, the next word in the next. */
const cases = OTHERS.flatMap(([key, layouts, words]) =>
  words.split(' ').map((word, i) => ({ key, word, layout: layouts[i % layouts.length] as Layout })),
);

/** The rows of the plain form with the labels of its last column, which no list holds and whose words tell nothing. */
const behind = (layout: Layout): string =>
  assembleForm(readForm(LAYOUTS[layout](rowsOf({ ...WORDS, deviation: '自我剖析' }))), 1)
    .indicators.map(({ name, score, extra }) => `${name} ${score} ${extra?.自我剖析 ?? ''}`)
    .join('; ');

describe('a label that tells nothing', () => {
  it.each(ALL)('is a column of its own behind the others, %s', (layout) => {
    expect(behind(layout)).toBe(
      '古树体检数 20 ; 修复树穴数 7.75 雨季施工暂停; 体检报告合格率 19.6 两份报告退回重做; 古树保护意识 30 ; 游客满意度 10 ',
    );
  });

  it.each(APART)('does not part the name from the other columns where a form prints no classes, %s', (layout) => {
    const rows = [
      ...rowsOf(WORDS).slice(0, 7),
      ['绩效指标', '目标值', '实际值', '分值', '得分'],
      ['古树体检数', '≥120株', '126株', '20', '20'],
      ['修复树穴数', '40处', '31处', '10', '7.75'],
      ['总分', '30', '27.75'],
    ];
    const form = assembleForm(readForm(LAYOUTS[layout](rows)), 1);
    expect(form.indicators.map((row) => [row.name, row.target, row.actual, row.weight, row.score])).toEqual([
      ['古树体检数', '≥120株', '126株', '20', '20'],
      ['修复树穴数', '40处', '31处', '10', '7.75'],
    ]);
  });
});

describe('a label in another word', () => {
  it.each(cases)('reads $word as $key, $layout', ({ key, word, layout }) => {
    expect(cellsIn(layout, { ...WORDS, [key]: word })).toEqual(plainIn(layout));
  });
});
