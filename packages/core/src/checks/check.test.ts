import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../interpret/interpret.js';
import { policies } from '../scoring/policies.js';
import { scoreEvaluation } from '../scoring/score.js';
import { checkDocument } from './check.js';
import { flatten } from './hang.js';
import { registry } from './registry.js';
import { rules } from './rules.js';
import { sayFinding } from './say.js';
import { check, checkNested, fund, project, row, transcript } from './testing/build.js';

const faulty = () =>
  project({
    funds: {
      total: fund({ initial: '10.00', annual: '0.00', executed: '10.00', rate: '0%', weight: '10', score: '10' }),
    },
    indicators: [
      row({ target: '≥100人', actual: '50人', weight: '50', score: '50' }),
      row({ name: '乙', target: '≥10', actual: '9', weight: '30', score: '20' }),
    ],
    total: { weight: '100', score: '95', grade: '良' },
  });

const cell = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    '10',
    '0',
    '0.00',
    '100%',
    '≥95%',
    '278.9万',
    '—',
    '明显提高',
    '未发生',
    '2023年12月底前',
    '4批；2次',
    '-1',
    '90（分）',
    '优',
    '无',
  ),
  fc.string({ maxLength: 12 }),
);
const funds = fc.record({
  initial: cell,
  annual: cell,
  executed: cell,
  weight: cell,
  rate: cell,
  score: cell,
  reason: cell,
});
const indicator = fc.record({
  level1: cell,
  level1Weight: cell,
  level2: cell,
  name: cell,
  target: cell,
  unit: cell,
  actual: cell,
  weight: cell,
  score: cell,
  deviation: cell,
});
const form = fc.record({
  name: cell,
  moneyUnit: cell,
  problems: cell,
  funds: fc.option(fc.record({ total: funds, fiscal: funds, other: fc.option(funds) })),
  indicators: fc.array(indicator, { maxLength: 6 }),
  total: fc.option(fc.record({ weight: cell, score: cell, grade: cell })),
});

describe('checkDocument', () => {
  it('puts the heaviest first: grade, money, marks over-given, contradictions, reasons', () => {
    const weights = checkNested([faulty(), faulty()]).map(({ weight }) => weight);
    expect(weights.length).toBeGreaterThan(3);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  it('gives each finding an id that is its own and the same in every run', () => {
    const ids = check([faulty(), faulty()]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(check([faulty(), faulty()]).map(({ id }) => id)).toEqual(ids);
    expect(ids).toContain('1:A5-total:funds.total.annual');
  });

  it('leaves out the codes that it is told to', () => {
    const evaluation = interpret(transcript([faulty()]));
    const without = flatten(checkDocument(evaluation, [], { without: registry.map(({ code }) => code) }));
    expect(without).toEqual([]);
  });

  it('says where in the source a place was read', () => {
    const read = { ...faulty(), cells: { 'indicators.0.score': { spans: [[3, 5] as const], confidence: 1 } } };
    const finding = check([read]).find(({ code }) => code === 'B5-certain');
    expect(finding?.source).toEqual([{ path: 'indicators[培训人数].score', spans: [[3, 5]] }]);
  });

  it('only asks where a cell may be misread', () => {
    const severity = (confidence: number) =>
      check([{ ...faulty(), cells: { 'indicators.0.score': { confidence } } }]).find(
        ({ code }) => code === 'B5-certain',
      )?.severity;
    expect([severity(0.9), severity(0.6)]).toEqual(['error', 'warning']);
  });

  it('finds nothing wrong with a document without forms', () => expect(check([])).toEqual([]));

  it('never throws, whatever is printed, and every finding can be said', () => {
    const [policy] = policies;
    fc.assert(
      fc.property(fc.array(form, { maxLength: 4 }), (printed) => {
        const forms = printed.map(({ funds: money, total, ...cells }) =>
          project({
            ...cells,
            funds: money === null ? null : { ...money },
            total,
            indicators: cells.indicators.map((one) => row(one)),
          }),
        );
        const evaluation = interpret(transcript(forms));
        const scorecards = policy === undefined ? [] : scoreEvaluation(evaluation, policy);
        for (const finding of flatten(checkDocument(evaluation, scorecards, { policies }))) {
          expect(rules.has(finding.code.split('-')[0] ?? '')).toBe(true);
          expect(sayFinding(finding).sentence).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
