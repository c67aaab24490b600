import type { Decimal } from '../values/decimal.js';
import type { Figure } from './evaluation.js';
import type { Citation } from './finding.js';
import type { Printed } from './transcript.js';

/**
 * computed: one score follows · band: any score inside the band is right · undetermined: nothing follows from what is
 * printed, and the printed score is kept · pending: cannot be known before the form is mended (annual budget 0 with
 * spending) · not-applicable: the row did not occur · not-scored: the row carries no marks.
 */
export type RowState = 'computed' | 'band' | 'undetermined' | 'pending' | 'not-applicable' | 'not-scored';

/** Why the state is what it is; also the rule that was followed. */
export type RowReason =
  | 'met'
  | 'missed'
  | 'missed-lower'
  | 'target-zero'
  | 'over-cut'
  | 'satisfaction-band'
  | 'tier'
  | 'tier-unknown'
  | 'execution'
  | 'execution-band'
  | 'execution-over'
  | 'completion-unknown'
  | 'annual-zero-spent'
  | 'annual-zero'
  | 'weight-unknown'
  | 'target-blank'
  | 'actual-blank'
  | 'actual-not-measured'
  | 'not-comparable'
  | 'target-not-measured'
  | 'demand'
  | 'standard-differs'
  | 'relative'
  | 'not-applicable'
  | 'date-missed';

/** One step of arithmetic as facts; `renderStep` writes it as `6560 ÷ 7200 × 10 = 9.11`. */
export interface Step {
  readonly operation:
    | 'full'
    | 'zero'
    | 'proportion'
    | 'target-over-actual'
    | 'relative-overrun'
    | 'threshold'
    | 'execution'
    | 'share'
    | 'subtract'
    | 'cap'
    | 'sum'
    | 'rescale'
    | 'band';
  readonly operands: readonly Decimal[];
  readonly result: Decimal;
}

export interface ScoreBand {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Another score that a reviewer must accept as well, with the method that gives it. */
export interface AlternativeScore {
  readonly method:
    | 'relative-overrun'
    | 'target-over-actual'
    | 'printed-rate'
    | 'initial-budget'
    | 'completed'
    | 'not-completed'
    | 'at-bound'
    | 'met';
  readonly score: Decimal;
  readonly step: Step;
}

export interface ScoreRow {
  /** `funds.total` or `indicators.3`: the row in the transcript. */
  readonly path: string;
  readonly name: Printed;
  readonly weight: Decimal | null;
  readonly printed: Figure;
  readonly state: RowState;
  readonly reason: RowReason;
  /** The recomputed score, rounded; null unless `computed`. */
  readonly computed: Decimal | null;
  /** Scores that are right where no single one follows. */
  readonly band: ScoreBand | null;
  /** actual ÷ target where both could be compared (overrun and execution included), else null. */
  readonly ratio: Decimal | null;
  readonly alternatives: readonly AlternativeScore[];
  readonly steps: readonly Step[];
  readonly citation: Citation | null;
  /** What the row adds to the recomputed total: computed, else the printed score, else null. */
  readonly counted: Decimal | null;
}

export interface ScoreTotals {
  /** Sum of the weights of the scored rows. */
  readonly weight: Decimal;
  /** The printed total, and the sum of the printed scores of the rows. */
  readonly printed: Figure;
  readonly printedSum: Decimal | null;
  /** Sum of `counted`; null where a row is pending or the form prints no marks at all. */
  readonly recomputed: Decimal | null;
  /** The least and the most that the rows allow (bands). */
  readonly range: ScoreBand | null;
  /** got ÷ (full − not applicable) × full, where rows did not apply. */
  readonly rescaled: Decimal | null;
  /** The total's cap by the execution rate, where the policy has one and it bites. */
  readonly cap: Decimal | null;
  /** 100, or the sum that a form prints instead (79 of 90). */
  readonly base: Decimal;
  /** A row is pending: neither total nor grade can be given. */
  readonly pending: boolean;
  /** Rows whose printed score had to stand in. */
  readonly kept: number;
  readonly steps: readonly Step[];
}

export interface ScoreGrade {
  readonly printed: Printed;
  /** Of the printed total; null where the form weighs less than the policy's full marks. */
  readonly ofPrinted: string | null;
  readonly recomputed: string | null;
  readonly citation: Citation | null;
}

export interface Scorecard {
  /** `order` of the form. */
  readonly form: number;
  readonly policy: string;
  readonly rows: readonly ScoreRow[];
  readonly totals: ScoreTotals;
  readonly grade: ScoreGrade;
}

/** The arithmetic of a step in figures and signs: `6560 ÷ 7200 × 10 = 9.11`. */
export function renderStep(step: Step): string {
  const part = (index: number): string => step.operands[index]?.toString() ?? '';
  const result = step.result.toString();
  switch (step.operation) {
    case 'full':
    case 'zero':
    case 'band':
      return result;
    case 'proportion':
    case 'execution':
    case 'target-over-actual':
    case 'rescale':
      return `${part(0)} ÷ ${part(1)} × ${part(2)} = ${result}`;
    case 'relative-overrun':
      return `(1 − (${part(0)} − ${part(1)}) ÷ ${part(1)}) × ${part(2)} = ${result}`;
    case 'threshold':
      return `(${part(0)} ÷ ${part(1)} − ${part(3)}) ÷ (1 − ${part(3)}) × ${part(2)} = ${result}`;
    case 'share':
      return `${part(0)} × ${part(1)} = ${result}`;
    case 'subtract':
      return `${part(0)} − ${part(1)} = ${result}`;
    case 'cap':
      return `min(${part(0)}, ${part(1)}) = ${result}`;
    case 'sum':
      return `${step.operands.join(' + ')} = ${result}`;
  }
}
