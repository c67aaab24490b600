import type { EvaluatedIndicator } from '../model/evaluation.js';
import type { Policy } from '../model/policy.js';
import type { RowReason, Step } from '../model/scorecard.js';
import { comparable, type Incomparable } from '../values/compare.js';
import { Decimal } from '../values/decimal.js';
import type { ListValue, RangeValue, Value } from '../values/value.js';
import { type Assessment, atMost, computed, fixed, withoutScore } from './assess.js';
import { assessWords } from './qualitative.js';
import { assessQuantity } from './quantitative.js';

const undetermined: Readonly<Record<Exclude<Incomparable, 'words' | 'blank'>, RowReason>> = {
  'not-measured': 'actual-not-measured',
  'unit-differs': 'not-comparable',
  'percent-differs': 'not-comparable',
  'kind-differs': 'not-comparable',
};

/** What the policy says of one indicator, without looking at its printed score. */
export function assessIndicator(indicator: EvaluatedIndicator, weight: Decimal, policy: Policy): Assessment {
  const { target, actual } = indicator;
  if (actual.kind === 'not-applicable')
    return withoutScore('not-applicable', 'not-applicable', policy.notApplicable.citation);
  if (policy.satisfaction !== null && isSatisfaction(indicator)) {
    const bySatisfaction = assessSatisfaction(indicator, weight, policy);
    if (bySatisfaction !== null) return bySatisfaction;
  }
  if (actual.kind === 'blank') return withoutScore('undetermined', 'actual-blank');
  if (target.kind === 'blank') return withoutScore('undetermined', 'target-blank');
  if (target.kind === 'list' && actual.kind === 'list') return assessList(target, actual, weight, policy);
  const comparison = comparable(target, actual);
  if (comparison.ok) return assessQuantity(indicator, comparison, weight, policy);
  if (comparison.reason === 'words') return assessWords(target, actual, weight, policy);
  if (comparison.reason === 'blank') return withoutScore('undetermined', 'actual-blank');
  if (target.kind === 'relative') return withoutScore('undetermined', 'relative');
  if (target.kind === 'range') return assessRange(target, actual, weight, policy);
  if (comparison.reason === 'not-measured') return atBound(indicator, weight, policy);
  return withoutScore('undetermined', undetermined[comparison.reason]);
}

/** A target from … to … is met inside; outside, the regulation does not say against which end to measure. */
function assessRange(target: RangeValue, actual: Value, weight: Decimal, policy: Policy): Assessment {
  const { met } = policy.quantitative;
  const [low, high] = [comparable(target.low, actual), comparable(target.high, actual)];
  if (low.ok && high.ok && low.actual.atLeast(low.target) && high.actual.compare(high.target) <= 0) {
    return computed('met', fixed('full', weight), null, met.citation);
  }
  return withoutScore('undetermined', 'target-not-measured', met.citation);
}

/** An actual that is only a bound (≥70%) cannot be recomputed; what its figure itself would give stands beside it. */
function atBound(indicator: EvaluatedIndicator, weight: Decimal, policy: Policy): Assessment {
  const { target, actual } = indicator;
  if (actual.kind !== 'number' && actual.kind !== 'rate') return withoutScore('undetermined', 'actual-not-measured');
  const comparison = comparable(target, { ...actual, operator: null });
  const bound = comparison.ok ? assessQuantity(indicator, comparison, weight, policy) : null;
  const [step] = bound?.steps ?? [];
  if (bound === null || bound.computed === null || step === undefined)
    return withoutScore('undetermined', 'actual-not-measured');
  const alternative = { method: 'at-bound', score: bound.computed, step } as const;
  return withoutScore('undetermined', 'actual-not-measured', bound.citation, [alternative], bound.ratio);
}

function isSatisfaction(indicator: EvaluatedIndicator): boolean {
  return indicator.class === 'satisfaction' || indicator.aspect === 'satisfaction';
}

/** By the bands of the satisfaction itself; null where the actual is no measured percentage. */
function assessSatisfaction(indicator: EvaluatedIndicator, weight: Decimal, policy: Policy): Assessment | null {
  const { actual, target } = indicator;
  const rule = policy.satisfaction;
  if (
    rule === null ||
    actual.kind !== 'number' ||
    actual.unit !== null ||
    (actual.operator !== null && actual.operator !== '=')
  )
    return null;
  const lentPercent =
    actual.percent === null &&
    target.kind === 'number' &&
    target.percent === '%' &&
    actual.number.compare(Decimal.one) > 0;
  const satisfaction = lentPercent ? actual.number.shift(-2) : actual.amount;
  if (satisfaction.compare(Decimal.one) > 0 || satisfaction.sign() < 0) return null;
  const band = rule.bands.find((each) => satisfaction.atLeast(each.from));
  const part = band?.share ?? Decimal.zero;
  const step: Step = {
    operation: 'share',
    operands: [part, weight],
    result: atMost(part.mul(weight).round(policy.places), weight),
  };
  return computed('satisfaction-band', step, satisfaction, rule.citation);
}

/** Several values in a cell: met where each is; the regulation does not say how to weigh the parts of a missed one. */
function assessList(target: ListValue, actual: ListValue, weight: Decimal, policy: Policy): Assessment {
  const { met, missed } = policy.quantitative;
  if (target.items.length !== actual.items.length)
    return withoutScore('undetermined', 'not-comparable', missed.citation);
  for (const [index, item] of target.items.entries()) {
    const other = actual.items[index];
    const comparison = other === undefined ? null : comparable(item, other);
    if (comparison?.ok !== true || comparison.actual.lessThan(comparison.target)) {
      return withoutScore('undetermined', 'not-comparable', missed.citation);
    }
  }
  return computed('met', fixed('full', weight), null, met.citation);
}
