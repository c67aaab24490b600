import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../model/transcript.js';
import { policies } from '../scoring/policies.js';
import { type SampleIndicator, sampleForm } from '../scoring/sample-form.js';
import { scoreEvaluation } from '../scoring/score.js';
import { selectPolicy } from '../scoring/select.js';
import { interpret } from './interpret.js';

function first(indicator: SampleIndicator) {
  const [found] = sampleForm([indicator]).indicators;
  if (found === undefined) throw new Error('no indicator');
  return found;
}

describe('direction of a target', () => {
  it.each<[SampleIndicator, string, string]>([
    [{ target: '≥95%' }, 'at-least', 'operator'],
    [{ target: '24小时内' }, 'at-most', 'operator'],
    [{ target: '10万元', level2: '成本指标', name: '项目总额' }, 'at-most', 'name'],
    [{ target: '320元/人', name: '补助标准' }, 'equal', 'name'],
    [{ target: '100%', name: '事故处置率' }, 'at-least', 'default'],
    [{ target: '100%', name: '公用经费控制率' }, 'at-most', 'name'],
    [{ target: '1%', name: '感染率' }, 'at-most', 'name'],
    [{ target: '400人次', name: '住院报销人次数' }, 'demand', 'name'],
    [{ target: '12月底前' }, 'not-later', 'operator'],
    [{ target: '30天', level2: '时效指标', name: '审批' }, 'at-most', 'name'],
    [{ target: '50人', direction: '反向' }, 'at-most', 'column'],
    [{ target: '50人', name: '培训人数' }, 'at-least', 'default'],
    [{ target: '明显减轻', name: '费用负担' }, 'at-least', 'default'],
  ])('%j is %s by %s', (indicator, direction, source) => {
    expect(first(indicator)).toMatchObject({ direction, directionSource: source });
  });
});

describe('figures of a form', () => {
  it('reads money in the unit of the form, rates as ratios, marks without their unit', () => {
    const form = sampleForm([{ target: null, weight: '10分' }], {
      annual: '20万元',
      executed: '150000元',
      rate: '0.75',
      weight: '10',
    });
    const { totalFunds } = form;
    expect([
      totalFunds?.annual.value?.toString(),
      totalFunds?.executed.value?.toString(),
      totalFunds?.rate.value?.toString(),
    ]).toEqual(['20', '15', '0.75']);
    expect(form.indicators[0]?.weight.value?.toString()).toBe('10');
  });

  it.each([
    ['1', '1', '1', '1'],
    ['1', '100', '0.01', '0.01'],
    ['75.5', '100', '75.5', '0.755'],
  ])(
    'a bare rate is the reading nearer to executed ÷ annual: %s of %s printed %s',
    (executed, annual, rate, expected) => {
      const value = sampleForm([], { executed, annual, rate }).totalFunds?.rate.value;
      expect(value?.toString()).toBe(expected);
    },
  );

  it('tells class and aspect by words', () => {
    expect(first({ level1: '效益指标（30分）', level2: '社会效益指标' })).toMatchObject({
      class: 'benefit',
      aspect: 'social',
    });
    expect(first({ level1: '满意度指标', level2: null })).toMatchObject({
      class: 'satisfaction',
      aspect: 'satisfaction',
    });
  });
});

describe('interpret and score', () => {
  const both = (transcript: Transcript) => {
    const evaluation = interpret(transcript);
    return scoreEvaluation(
      evaluation,
      (form) =>
        selectPolicy(form, policies) ??
        (() => {
          throw new Error('no policy');
        })(),
    );
  };

  it('never throw, whatever is missing or of another type', () => {
    const junk = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.string(),
        fc.integer(),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom('target', 'actual', 'weight', 'score', 'total', 'level1', 'name', 'annual', 'executed'),
          tie('any'),
          { maxKeys: 5 },
        ),
      ),
    })).any;
    const form = fc.record(
      {
        kind: fc.constantFrom('project', 'summary', 'account', 'x'),
        order: fc.integer(),
        funds: junk,
        indicators: junk,
        total: junk,
        rows: junk,
        totals: junk,
        extra: junk,
        year: junk,
        moneyUnit: junk,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.record({ forms: fc.oneof(junk, fc.array(form)), year: junk }, { requiredKeys: [] }), (hostile) => {
        both(JSON.parse(JSON.stringify(hostile)));
      }),
      { numRuns: 1500 },
    );
  });

  const shared = new URL('../../../../../shared/gold/', import.meta.url);
  const here = existsSync(shared);
  it(here ? 'type all values of the five sources' : 'skips the five sources: ../shared is absent', () => {
    if (!here) return;
    for (const name of readdirSync(shared).filter((each) => each.endsWith('.json') && !each.includes('findings'))) {
      const transcript: Transcript = JSON.parse(readFileSync(new URL(name, shared), 'utf8'));
      const evaluation = interpret(transcript);
      const figures = evaluation.forms.flatMap((form) => form.indicators.flatMap((each) => [each.weight, each.score]));
      expect(figures.filter((figure) => figure.printed !== null && figure.value === null)).toEqual([]);
      expect(both(transcript).length).toBe(
        evaluation.forms.filter((form) => form.kind === 'project' || form.kind === 'department').length,
      );
    }
  });
});
