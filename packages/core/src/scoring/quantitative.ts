import type { EvaluatedIndicator } from '../model/evaluation.js';
import type { LowerIsBetterRule, Policy } from '../model/policy.js';
import type { AlternativeScore, Step } from '../model/scorecard.js';
import type { Comparison } from '../values/compare.js';
import { Decimal } from '../values/decimal.js';
import { type Assessment, atMost, computed, fixed, noMarks, ratioOf, share, withoutScore } from './assess.js';

type Compared = Extract<Comparison, { ok: true }>;

/** A row whose target and actual are amounts in one unit, or dates. */
export function assessQuantity(
  indicator: EvaluatedIndicator,
  compared: Compared,
  weight: Decimal,
  policy: Policy,
): Assessment {
  const { target, actual } = compared;
  if (compared.kind === 'date') return assessDate(target, actual, weight, policy);
  switch (indicator.direction) {
    case 'at-most':
      return assessAtMost(target, actual, weight, policy, indicator.operator === '<');
    case 'equal':
      return actual.compare(target) > 0 && isStandard(indicator)
        ? assessStandard(target, actual, weight, policy)
        : assessAtLeast(target, actual, weight, policy, false);
    default:
      return assessAtLeast(target, actual, weight, policy, indicator.operator === '>');
  }
}

function assessDate(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy): Assessment {
  const { met, missed } = policy.quantitative;
  if (actual.compare(target) <= 0) return computed('met', fixed('full', weight), null, met.citation);
  return withoutScore('undetermined', 'date-missed', missed.citation);
}

function assessAtLeast(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy, strict: boolean): Assessment {
  const { met, missed, over } = policy.quantitative;
  const order = actual.compare(target);
  const ratio = ratioOf(actual, target);
  if (order > 0 || (order === 0 && !strict)) {
    const cut = target.sign() > 0 ? overCut(target, actual, weight, policy) : null;
    return cut === null
      ? computed('met', fixed('full', weight), ratio, met.citation)
      : computed('over-cut', cut, ratio, over.citation);
  }
  // A share of a target that is not above zero says nothing.
  if (target.sign() <= 0) return withoutScore('undetermined', 'not-comparable', missed.citation);
  if (actual.sign() < 0) return computed('missed', noMarks, ratio, missed.citation);
  return computed('missed', missedMarks(target, actual, weight, policy), ratio, missed.citation);
}

function missedMarks(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy): Step {
  const rule = policy.quantitative.missed;
  if (rule.method === 'proportional') return share('proportion', actual, target, weight, policy.places);
  if (actual.lessThan(rule.from.mul(target))) return noMarks;
  if (rule.method === 'zero-below') return share('proportion', actual, target, weight, policy.places);
  const above = actual.sub(rule.from.mul(target)).mul(weight);
  const result = atMost(above.div(Decimal.one.sub(rule.from).mul(target), policy.places), weight);
  return { operation: 'threshold', operands: [actual, target, weight, rule.from], result };
}

/** The cut for doing far more than the target, where the policy sets one; null where it does not apply. */
function overCut(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy): Step | null {
  const { over } = policy.quantitative;
  if (over.cut === 'none' || over.from === null) return null;
  const order = actual.compare(over.from.mul(target));
  if (order < 0 || (order === 0 && !over.fromIncluded)) return null;
  if (over.cut === 'zero') return noMarks;
  const points = over.points ?? Decimal.zero;
  return { operation: 'subtract', operands: [weight, points], result: Decimal.max(weight.sub(points), Decimal.zero) };
}

function assessAtMost(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy, strict: boolean): Assessment {
  const { met, lowerIsBetter } = policy.quantitative;
  const ratio = ratioOf(actual, target);
  const order = actual.compare(target);
  if (order < 0 || (order === 0 && !strict)) return computed('met', fixed('full', weight), ratio, met.citation);
  if (target.isZero()) return computed('target-zero', noMarks, null, lowerIsBetter.citation);
  if (target.sign() < 0) return withoutScore('undetermined', 'not-comparable', lowerIsBetter.citation);
  const [chosen, other] = bothMethods(target, actual, weight, lowerIsBetter, policy.places);
  return computed('missed-lower', chosen.step, ratio, lowerIsBetter.citation, [other]);
}

/** Both methods for a missed ceiling, that of the policy first. The regulation is silent; either is accepted. */
function bothMethods(
  target: Decimal,
  actual: Decimal,
  weight: Decimal,
  rule: LowerIsBetterRule,
  places: number,
): readonly [AlternativeScore, AlternativeScore] {
  const overrun = relativeOverrun(target, actual, weight, rule.zeroAt, places);
  const inverse = share('target-over-actual', target, actual, weight, places);
  const byOverrun: AlternativeScore = { method: 'relative-overrun', score: overrun.result, step: overrun };
  const byInverse: AlternativeScore = { method: 'target-over-actual', score: inverse.result, step: inverse };
  return rule.method === 'relative-overrun' ? [byOverrun, byInverse] : [byInverse, byOverrun];
}

function relativeOverrun(target: Decimal, actual: Decimal, weight: Decimal, zeroAt: Decimal, places: number): Step {
  if (actual.atLeast(zeroAt.mul(target))) return noMarks;
  const result = atMost(target.add(target).sub(actual).mul(weight).div(target, places), weight);
  return {
    operation: 'relative-overrun',
    operands: [actual, target, weight],
    result: Decimal.max(result, Decimal.zero),
  };
}

/** Standards in money: more than the standard is not simply more done. */
function isStandard(indicator: EvaluatedIndicator): boolean {
  const { target } = indicator;
  if (target.kind === 'rate') return true;
  return target.kind === 'number' && target.unit?.startsWith('元') === true;
}

function assessStandard(target: Decimal, actual: Decimal, weight: Decimal, policy: Policy): Assessment {
  const rule = policy.quantitative.lowerIsBetter;
  const full = fixed('full', weight);
  const alternatives: AlternativeScore[] = [{ method: 'met', score: weight, step: full }];
  if (target.sign() > 0) alternatives.push(...bothMethods(target, actual, weight, rule, policy.places));
  return withoutScore('undetermined', 'standard-differs', rule.citation, alternatives, ratioOf(actual, target));
}
