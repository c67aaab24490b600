import type { Span } from './transcript.js';

export type Severity = 'error' | 'warning' | 'info';

/** The reviewer's family of a finding; see docs/architecture.md. */
export type Rule =
  | 'sum'
  | 'weight-sum'
  | 'score-sum'
  | 'score-rule'
  | 'rate'
  | 'target-met'
  | 'missing'
  | 'placeholder'
  | 'unit'
  | 'cross'
  | 'grade'
  | 'year'
  | 'text'
  | 'reason'
  | 'balance'
  | 'design'
  | 'privacy';

/** A clause of a regulation: title, document number, article and, where short, its words. */
export interface Citation {
  readonly title: string;
  readonly document: string;
  readonly article: string;
}

/** A fact value: a printed or computed string, or a list of parts. Never a float. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue };

/**
 * What does not hold together: facts by code. The Chinese sentence is made from `facts` by the words in `words/findings.yaml`.
 */
export interface Finding {
  readonly id: string;
  /** `order` of the form, or null for the document as a whole. */
  readonly form: number | null;
  readonly rule: Rule;
  readonly code: string;
  readonly severity: Severity;
  /** Places, each the one whose print is wrong: `funds.total.rate`, `indicators[名称].score`, `forms[3].total.score`, `text`, `document`. */
  readonly where: readonly string[];
  readonly quote: readonly string[];
  readonly printed: string | null;
  readonly expected: string | null;
  /** Exactly the parts and the arithmetic of this case. */
  readonly facts: { readonly [key: string]: FactValue };
  readonly citation: Citation | null;
  readonly source: readonly { readonly path?: string; readonly spans?: readonly Span[] }[];
  /** Findings that have this one as their root cause. */
  readonly hangs: readonly Finding[];
  /** Rank: higher is shown first (grade changed, money, marks over-given); lower where the reader is unsure of the cells. */
  readonly weight: number;
}
