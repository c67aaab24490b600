import type { Decimal } from '../values/decimal.js';
import type { Tier } from '../values/value.js';
import type { IndicatorClass } from './evaluation.js';
import type { Citation } from './finding.js';
import type { FormKind } from './transcript.js';

/** Where and when a policy holds. An empty list of regions means the whole country. */
export interface PolicyScope {
  readonly regions: readonly string[];
  readonly forms: readonly FormKind[];
  /** Chosen by itself where it fits; otherwise only when it is asked for by its id. */
  readonly automatic: boolean;
}

/** A share of the weight that holds from a ratio (included) up to the next. */
export interface ShareBand {
  readonly from: Decimal;
  readonly share: Decimal;
}

/** proportional: weight × executed ÷ annual. completion-bands: full where completed within budget, else by bands. */
export type ExecutionRule =
  | { readonly method: 'proportional'; readonly citation: Citation | null }
  | { readonly method: 'completion-bands'; readonly bands: readonly ShareBand[]; readonly citation: Citation | null };

/** proportional: w × a ÷ t. threshold: 0 below `from`, else (r − from) ÷ (1 − from) × w. window: 0 outside [from, to], else w × r. */
export type MissedRule =
  | { readonly method: 'proportional'; readonly citation: Citation | null }
  | { readonly method: 'threshold'; readonly from: Decimal; readonly citation: Citation | null }
  | { readonly method: 'zero-below'; readonly from: Decimal; readonly citation: Citation | null };

/** `askReasonFrom`: ratio from which a reason is asked. cut points: marks taken off; cut zero: no marks above. */
export interface OverRule {
  readonly askReasonFrom: Decimal;
  readonly cut: 'none' | 'points' | 'zero';
  readonly from: Decimal | null;
  /** Whether the ratio `from` itself is already cut. */
  readonly fromIncluded: boolean;
  readonly points: Decimal | null;
  readonly citation: Citation | null;
}

/** Named method for targets of which less is better, on which the national rules are silent. */
export interface LowerIsBetterRule {
  /** relative-overrun: (1 − (a − t) ÷ t) × w, none from `zeroAt` × t. target-over-actual: t ÷ a × w. */
  readonly method: 'relative-overrun' | 'target-over-actual';
  readonly zeroAt: Decimal;
  readonly citation: Citation | null;
}

/** A tier of qualitative rows, as shares of the weight. */
export interface TierBand {
  readonly tier: Tier;
  readonly high: Decimal;
  readonly low: Decimal;
}

export interface TotalCap {
  /** Execution rate below this… */
  readonly below: Decimal;
  /** …allows a total of at most this. */
  readonly atMost: Decimal;
}

export interface WeightPattern {
  readonly name: string;
  readonly weights: Readonly<Partial<Record<IndicatorClass, Decimal>>>;
}

/** How a score is computed and graded: dated law as data. Built from policies/*.yaml. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly issuer: string;
  readonly published: string;
  /** ISO dates; `to` is null while in force. */
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly scope: PolicyScope;
  readonly note: string | null;
  readonly full: Decimal;
  /** Decimals to which a row's score is rounded, halves up. */
  readonly places: number;
  readonly execution: ExecutionRule;
  readonly quantitative: {
    readonly met: { readonly citation: Citation | null };
    readonly missed: MissedRule;
    readonly over: OverRule;
    readonly lowerIsBetter: LowerIsBetterRule;
  };
  readonly qualitative: { readonly bands: readonly TierBand[]; readonly citation: Citation | null };
  /** Null: satisfaction is scored as any quantity. */
  readonly satisfaction: { readonly bands: readonly ShareBand[]; readonly citation: Citation | null } | null;
  readonly cap: { readonly steps: readonly TotalCap[]; readonly citation: Citation | null } | null;
  readonly notApplicable: { readonly method: 'rescale' | 'keep'; readonly citation: Citation | null };
  readonly grades: {
    readonly bands: readonly { readonly from: Decimal; readonly grade: string }[];
    readonly citation: Citation | null;
  };
  readonly weights: { readonly patterns: readonly WeightPattern[]; readonly citation: Citation | null };
}
