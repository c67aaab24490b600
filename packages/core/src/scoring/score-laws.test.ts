import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderStep } from '../model/scorecard.js';
import { Decimal } from '../values/decimal.js';
import { policies } from './policies.js';
import { sampleForm } from './sample-form.js';
import { scoreForm } from './score.js';

const amount = fc
  .tuple(fc.integer({ min: -50, max: 99999 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, places]) => Decimal.of(digits).shift(-places).toString());
const unit = fc.constantFrom('', '人', '%', '万元', '元/人', '天', '月前');
const sign = fc.constantFrom('', '≥', '≤', '<', '>', '=', '不低于');
const printed = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(sign, amount, unit).map((parts) => parts.join('')) },
  fc.constantFrom('明显提高', '有所提高', '优', '差', '未发生', '12月底前', '70%-80%', '4批；2次', '不低于上年'),
  fc.string(),
);
const indicator = fc.record({
  target: fc.option(printed),
  actual: fc.option(printed),
  weight: fc.option(fc.oneof(amount, fc.constant('10'))),
  score: fc.option(amount),
  name: fc.constantFrom('培训人数', '总成本', '补助标准', '感染率', '救助人次', '公用经费控制率'),
  level1: fc.constantFrom('产出指标', '成本指标', '满意度指标'),
});
const total = fc.option(
  fc.record({
    annual: fc.option(amount),
    executed: fc.option(amount),
    weight: fc.option(fc.constant('10')),
    score: fc.option(amount),
    rate: fc.option(amount),
  }),
);

describe('every policy, whatever is printed', () => {
  it.each(policies)(
    '$id gives no row more than its weight or less than nothing, and rounds to its places',
    (policy) => {
      fc.assert(
        fc.property(fc.array(indicator, { maxLength: 4 }), total, (indicators, money) => {
          const card = scoreForm(sampleForm(indicators, money), policy);
          for (const row of card.rows) {
            expect(row.state === 'computed').toBe(row.computed !== null);
            expect(row.state === 'band').toBe(row.band !== null);
            for (const score of [
              row.computed,
              row.band?.low,
              row.band?.high,
              ...row.alternatives.map((each) => each.score),
            ]) {
              if (score == null || row.weight === null) continue;
              expect(score.sign()).toBeGreaterThanOrEqual(0);
              expect(score.compare(row.weight)).toBeLessThanOrEqual(0);
            }
            if (row.computed !== null && row.reason !== 'met')
              expect(row.computed.places()).toBeLessThanOrEqual(Math.max(policy.places, row.weight?.places() ?? 0));
            const last = row.steps.at(-1);
            if (last !== undefined && row.computed !== null)
              expect(renderStep(last).endsWith(row.computed.toString())).toBe(true);
          }
          const { recomputed, range, cap } = card.totals;
          if (recomputed !== null && range !== null && cap === null)
            expect(recomputed.compare(range.high)).toBeLessThanOrEqual(0);
          if (card.totals.pending) expect(recomputed).toBeNull();
        }),
        { numRuns: 400 },
      );
    },
  );
});
