import type { EvaluatedFundRow } from '../model/evaluation.js';
import type { ExecutionRule, Policy } from '../model/policy.js';
import type { AlternativeScore, Step } from '../model/scorecard.js';
import { Decimal } from '../values/decimal.js';
import { type Assessment, atMost, computed, fixed, ratioOf, share, withoutScore } from './assess.js';

/**
 * The marks for executing the budget, from the unrounded rate executed ÷ annual. Capped at the weight above 100 %;
 * pending where money was spent without a budget; not scored where there was neither.
 */
export function assessExecution(
  row: EvaluatedFundRow,
  weight: Decimal,
  policy: Policy,
  completed: boolean | null,
): Assessment {
  const rule = policy.execution;
  const [annual, executed] = [row.annual.value, row.executed.value];
  if (annual === null || executed === null) return byPrintedRate(row, weight, policy, completed);
  if (annual.isZero()) {
    return executed.isZero()
      ? withoutScore('not-scored', 'annual-zero', rule.citation)
      : withoutScore('pending', 'annual-zero-spent', rule.citation);
  }
  if (annual.sign() < 0 || executed.sign() < 0) return withoutScore('undetermined', 'not-comparable', rule.citation);
  const ratio = ratioOf(executed, annual);
  if (rule.method === 'completion-bands') return byCompletion(executed, annual, weight, rule, policy, completed);
  const step = share('execution', executed, annual, weight, policy.places);
  if (executed.compare(annual) <= 0)
    return computed('execution', step, ratio, rule.citation, otherReadings(row, weight, policy));
  const capped: Step = { operation: 'cap', operands: [step.result, weight], result: weight };
  return { ...computed('execution-over', capped, ratio, rule.citation), steps: [step, capped] };
}

/** Marks that follow from the printed, rounded rate, or from the initial budget: other readings of the same row. */
function otherReadings(row: EvaluatedFundRow, weight: Decimal, policy: Policy): AlternativeScore[] {
  const others: AlternativeScore[] = [];
  if (row.rate.value !== null && row.rate.value.sign() >= 0) {
    const step = ofRate(row.rate.value, weight, policy);
    others.push({ method: 'printed-rate', score: step.result, step });
  }
  const [initial, executed, annual] = [row.initial.value, row.executed.value, row.annual.value];
  if (initial !== null && executed !== null && annual !== null && initial.sign() > 0 && !initial.equals(annual)) {
    const step = share('execution', executed, initial, weight, policy.places);
    others.push({ method: 'initial-budget', score: Decimal.min(step.result, weight), step });
  }
  return others;
}

function ofRate(rate: Decimal, weight: Decimal, policy: Policy): Step {
  const product = Decimal.min(rate.mul(weight).round(policy.places), weight);
  return { operation: 'share', operands: [rate, weight], result: product };
}

function byPrintedRate(row: EvaluatedFundRow, weight: Decimal, policy: Policy, completed: boolean | null): Assessment {
  const rule = policy.execution;
  const rate = row.rate.value;
  if (rate === null || rate.sign() < 0) {
    return withoutScore('undetermined', row.executed.value === null ? 'actual-blank' : 'target-blank', rule.citation);
  }
  if (rule.method === 'completion-bands') return byCompletion(rate, Decimal.one, weight, rule, policy, completed);
  const reason = rate.compare(Decimal.one) > 0 ? 'execution-over' : 'execution';
  return computed(reason, ofRate(rate, weight, policy), rate, rule.citation);
}

/** 财预〔2021〕101号: full where completed within the budget, else by bands; unknown completion leaves both. */
function byCompletion(
  executed: Decimal,
  annual: Decimal,
  weight: Decimal,
  rule: Extract<ExecutionRule, { method: 'completion-bands' }>,
  policy: Policy,
  completed: boolean | null,
): Assessment {
  const ratio = ratioOf(executed, annual);
  const order = executed.compare(annual);
  if (order > 0) return withoutScore('undetermined', 'execution-over', rule.citation, [], ratio);
  if (order === 0 || completed === true) return computed('execution-band', fixed('full', weight), ratio, rule.citation);
  const band = rule.bands.find((each) => executed.atLeast(each.from.mul(annual)));
  const marks = atMost((band?.share ?? Decimal.zero).mul(weight).round(policy.places), weight);
  const step: Step = { operation: 'share', operands: [band?.share ?? Decimal.zero, weight], result: marks };
  if (completed === false) return computed('execution-band', step, ratio, rule.citation);
  return withoutScore(
    'undetermined',
    'completion-unknown',
    rule.citation,
    [
      { method: 'completed', score: weight, step: fixed('full', weight) },
      { method: 'not-completed', score: marks, step },
    ],
    ratio,
  );
}
