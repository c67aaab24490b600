import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../interpret/interpret.js';
import type { Transcript } from '../model/transcript.js';
import { policies } from '../scoring/policies.js';
import { scoreEvaluation } from '../scoring/score.js';
import { selectPolicy } from '../scoring/select.js';
import { checkDocument } from './check.js';
import {
  account,
  department,
  fund,
  monitor,
  project,
  report,
  row,
  summary,
  summaryRow,
  target,
  transcript,
} from './testing/build.js';

const sample: Transcript = JSON.parse(
  readFileSync(new URL('../../../../samples/抄录件-2023.json', import.meta.url), 'utf8'),
);

const rows = [
  row({ level1Weight: '50', name: '培训人数', target: '≥100人', actual: '90人', weight: '50', score: '50' }),
  row({
    level1: '效益指标',
    level2: '社会效益指标',
    name: '群众满意度',
    target: '≥95%',
    actual: '96%',
    weight: '40',
    score: '30',
  }),
  row({
    level2: '成本指标',
    name: '补助标准',
    target: '300元/人',
    actual: '300元/人',
    unit: '元',
    weight: '10',
    score: '10',
  }),
];
const whole = {
  name: '培训项目',
  implementer: '清河县第一小学',
  funds: {
    total: fund({ initial: '10', annual: '10', executed: '9', rate: '80%', weight: '10', score: '8' }),
    fiscal: fund({ annual: '9', executed: '9', rate: '80%' }),
  },
  goals: { expected: '1.培训100人次以上。2.支出9.5万元。', actual: '2022年全面完成年度目标，支出9.5万元。' },
  indicators: rows,
  total: { weight: '100', score: '98', grade: '良' },
  conclusion: '自评得分97分',
  contact: { name: '张某某', phone: '010-1234567', finance: '张某某' },
  extra: { 项目是否完成: '是' },
};
const built = transcript(
  [
    project(whole),
    project({ ...whole, name: '培训补助项目' }),
    department({ ...whole, budget: { 基本支出: '5', 项目支出: '6' }, tasks: [{ name: '任务一', content: '培训' }] }),
    target({ indicators: rows }),
    monitor({ indicators: rows, funds: whole.funds }),
    summary({
      rows: [
        summaryRow({ name: '培训项目', annual: '11', executed: '9', rate: '80%', score: '97', outputRate: '90%' }),
      ],
      totals: { annual: '12', executed: '9' },
    }),
    account({
      table: '公开01表',
      unit: '万元',
      columns: ['本年收入', '本年支出'],
      rows: [
        { code: '210', name: '卫生健康支出', values: { 本年收入: '5', 本年支出: '6' } },
        { code: null, name: '合计', values: { 本年收入: '7', 本年支出: '6' } },
      ],
    }),
  ],
  {
    department: '清河县第二小学',
    reports: [
      report([
        { about: 'department', field: 'totalExpenditure', value: '1万元', quote: '总支出1万元', paragraph: 1 },
        { about: '培训项目', field: 'executed', value: '8万元', quote: '支出8万元', label: '支出', paragraph: 1 },
        { about: '培训项目', field: 'year', value: '2022年', quote: '2022年', paragraph: 1 },
        {
          about: '培训项目',
          field: 'share',
          value: '120%',
          quote: '占120%',
          of: '总支出',
          label: '支出',
          paragraph: 1,
        },
        { about: '培训项目', field: 'completion', value: '全面完成', quote: '全面完成', paragraph: 2 },
        {
          about: '培训项目',
          field: 'shortfall',
          value: '未完成',
          quote: '未完成',
          indicator: '培训人数',
          paragraph: 2,
        },
        { about: '培训项目', field: 'grade', value: '优', quote: '评级优', paragraph: 3 },
        { about: '培训项目', field: 'outputScore', value: '40分', quote: '产出40分', paragraph: 3 },
      ]),
    ],
  },
);

type Tree = { [key: string]: unknown };

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** Every place at which a value stands, as its holder and its key. */
function placesOf(tree: Tree, found: { holder: Tree; key: string }[] = []): { holder: Tree; key: string }[] {
  for (const key of Object.keys(tree)) {
    found.push({ holder: tree, key });
    const value = tree[key];
    if (isTree(value)) placesOf(value, found);
  }
  return found;
}

type Change = 'delete' | 'null' | 'number' | 'list' | 'object' | 'text' | 'long' | 'half' | 'twice' | 'swap';
const CHANGES: readonly Change[] = [
  'delete',
  'null',
  'number',
  'list',
  'object',
  'text',
  'long',
  'half',
  'twice',
  'swap',
];

function mutate(tree: Tree, at: number, change: Change, other: number): void {
  const places = placesOf(tree);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return;
  const { holder, key } = place;
  const value = holder[key];
  switch (change) {
    case 'delete':
      delete holder[key];
      break;
    case 'null':
      holder[key] = null;
      break;
    case 'number':
      holder[key] = other - 500;
      break;
    case 'list':
      holder[key] = [null, 'x', {}];
      break;
    case 'object':
      holder[key] = { value: 1 };
      break;
    case 'text':
      holder[key] = '—';
      break;
    case 'long':
      holder[key] = '完成100%，支出9万元。'.repeat(300);
      break;
    case 'half':
      if (Array.isArray(value)) value.length = Math.floor(value.length / 2);
      else if (typeof value === 'string') holder[key] = value.slice(0, value.length / 2);
      break;
    case 'twice':
      if (Array.isArray(value)) value.push(...value);
      else if (typeof value === 'string') holder[key] = value + value;
      break;
    case 'swap': {
      const from = places[other % places.length];
      if (from !== undefined && !isTree(from.holder[from.key])) holder[key] = from.holder[from.key];
    }
  }
}

function checkAll(document: Transcript): number {
  const evaluation = interpret(document);
  const [first] = policies;
  if (first === undefined) throw new RangeError('no policy is built');
  const scorecards = scoreEvaluation(evaluation, (form) => selectPolicy(form, policies) ?? first);
  return checkDocument(evaluation, scorecards).length;
}

describe('documents of which parts are missing or of another type', () => {
  const change = fc.tuple(fc.nat(5000), fc.constantFrom(...CHANGES), fc.nat(5000));

  it.each([
    ['built', built],
    ['sample', sample],
  ])('are read, scored and checked without a throw: %s', (_name, document) => {
    const text = JSON.stringify(document);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const tree: Tree = JSON.parse(text);
        for (const [at, kind, other] of changes) mutate(tree, at, kind, other);
        checkAll(JSON.parse(JSON.stringify(tree)));
      }),
      { numRuns: 200 },
    );
  });

  it('are whole before', () => {
    expect(checkAll(built)).toBeGreaterThan(10);
    expect(checkAll(sample)).toBeGreaterThan(0);
  });

  it('reads keys that other programs leave out as blank', () => {
    const bare: Transcript = JSON.parse(
      '{"forms":[{"kind":"project","indicators":[{"name":"甲","target":"≥10人","weight":"10"}],"budget":{}}],"reports":[{"facts":[{}]}]}',
    );
    const evaluation = interpret(bare);
    expect(evaluation.forms[0]?.form).toMatchObject({ order: 1, moneyUnit: null, funds: null, goals: null, extra: {} });
    expect(evaluation.forms[0]?.indicators[0]?.indicator).toMatchObject({ level1: null, target: '≥10人' });
    expect(bare.forms[0]).not.toHaveProperty('moneyUnit');
  });

  it('leaves a whole document as it is', () => expect(interpret(built).transcript).toBe(built));
});
