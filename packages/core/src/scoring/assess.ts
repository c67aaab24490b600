import type { Citation } from '../model/finding.js';
import type { AlternativeScore, RowReason, RowState, ScoreBand, Step } from '../model/scorecard.js';
import { Decimal } from '../values/decimal.js';

/** What a rule says of one row; the printed score is added by `scoreForm`. */
export interface Assessment {
  readonly state: RowState;
  readonly reason: RowReason;
  readonly computed: Decimal | null;
  readonly band: ScoreBand | null;
  readonly ratio: Decimal | null;
  readonly alternatives: readonly AlternativeScore[];
  readonly steps: readonly Step[];
  readonly citation: Citation | null;
}

/** Decimals kept of a ratio that is only shown; scores are computed from the unrounded operands. */
const RATIO_PLACES = 6;
const NOTHING: readonly never[] = [];

export function computed(
  reason: RowReason,
  step: Step,
  ratio: Decimal | null,
  citation: Citation | null,
  alternatives: readonly AlternativeScore[] = NOTHING,
): Assessment {
  return { state: 'computed', reason, computed: step.result, band: null, ratio, alternatives, steps: [step], citation };
}

export function withoutScore(
  state: Exclude<RowState, 'computed' | 'band'>,
  reason: RowReason,
  citation: Citation | null = null,
  alternatives: readonly AlternativeScore[] = NOTHING,
  ratio: Decimal | null = null,
): Assessment {
  return { state, reason, computed: null, band: null, ratio, alternatives, steps: NOTHING, citation };
}

export function inBand(band: ScoreBand, citation: Citation | null): Assessment {
  return {
    state: 'band',
    reason: 'tier',
    computed: null,
    band,
    ratio: null,
    alternatives: NOTHING,
    steps: NOTHING,
    citation,
  };
}

/** numerator ÷ denominator for display, or null where the denominator is zero. */
export function ratioOf(numerator: Decimal, denominator: Decimal): Decimal | null {
  return denominator.isZero() ? null : numerator.div(denominator, RATIO_PLACES);
}

/** A weight with more decimals than the policy keeps must not be rounded above itself. */
export function atMost(marks: Decimal, weight: Decimal): Decimal {
  return marks.compare(weight) > 0 && marks.places() < weight.places() ? weight : marks;
}

/** numerator ÷ denominator × weight from the unrounded quotient, rounded once. */
export function share(
  operation: 'proportion' | 'execution' | 'target-over-actual',
  numerator: Decimal,
  denominator: Decimal,
  weight: Decimal,
  places: number,
): Step {
  return {
    operation,
    operands: [numerator, denominator, weight],
    result: atMost(numerator.mul(weight).div(denominator, places), weight),
  };
}

export function fixed(operation: 'full' | 'zero', result: Decimal): Step {
  return { operation, operands: NOTHING, result };
}

export const noMarks: Step = fixed('zero', Decimal.zero);
