import type { Decimal } from '../values/decimal.js';
import type { Operator, Value } from '../values/value.js';
import type {
  AccountForm,
  Form,
  FundRow,
  Indicator,
  IndicatorForm,
  Printed,
  SummaryForm,
  SummaryRow,
  Transcript,
} from './transcript.js';

/** A cell that holds one plain number. `value` is null where the print is blank or no number. */
export interface Figure {
  readonly printed: Printed;
  readonly value: Decimal | null;
}

/** A rate. `value` is the ratio (0.751 for 75.1 %), `places` the decimals of the printed percentage. */
export interface RateFigure extends Figure {
  readonly places: number;
}

export interface EvaluatedFundRow {
  /** Key of the row in the transcript: total, fiscal … */
  readonly source: string;
  /** Path in the transcript: `funds.total`. */
  readonly path: string;
  readonly row: FundRow;
  /** Amounts in the form's own unit of money. */
  readonly initial: Figure;
  readonly annual: Figure;
  readonly executed: Figure;
  readonly weight: Figure;
  readonly rate: RateFigure;
  readonly score: Figure;
  readonly reason: Printed;
}

/** First-level classes of 财预〔2020〕10号 and 财预〔2021〕101号, and those of department forms. */
export type IndicatorClass =
  | 'cost'
  | 'output'
  | 'benefit'
  | 'satisfaction'
  | 'execution'
  | 'decision'
  | 'process'
  | 'input'
  | 'management';

/** Second level. */
export type IndicatorAspect =
  | 'quantity'
  | 'quality'
  | 'timeliness'
  | 'cost'
  | 'economic'
  | 'social'
  | 'ecological'
  | 'sustainable'
  | 'satisfaction';

/** at-least: more is better · at-most: less is better · equal: a standard · not-later: a deadline · demand: neither. */
export type Direction = 'at-least' | 'at-most' | 'equal' | 'not-later' | 'demand';

/** What told the direction; `name` and `default` are guesses that carry at most a warning. */
export type DirectionSource = 'operator' | 'column' | 'name' | 'default';

export interface EvaluatedIndicator {
  /** Position from 0 in `form.indicators`. */
  readonly index: number;
  /** Path in the transcript: `indicators.3`. */
  readonly path: string;
  readonly indicator: Indicator;
  readonly class: IndicatorClass | null;
  readonly aspect: IndicatorAspect | null;
  readonly name: Printed;
  readonly target: Value;
  readonly actual: Value;
  readonly weight: Figure;
  readonly score: Figure;
  readonly level1Weight: Figure;
  readonly level2Weight: Figure;
  readonly operator: Operator | null;
  readonly direction: Direction;
  readonly directionSource: DirectionSource;
}

/** The typed view of a project, department, target or monitoring form. */
export interface EvaluatedForm {
  readonly kind: IndicatorForm['kind'];
  readonly order: number;
  readonly form: IndicatorForm;
  readonly name: Printed;
  readonly year: number | null;
  readonly funds: readonly EvaluatedFundRow[];
  /** The row 年度资金总额, or null. */
  readonly totalFunds: EvaluatedFundRow | null;
  readonly indicators: readonly EvaluatedIndicator[];
  readonly total: { readonly weight: Figure; readonly score: Figure; readonly grade: Printed };
  /** Whether the form says that the project is completed; null where it does not. */
  readonly completed: boolean | null;
}

export interface EvaluatedSummaryRow {
  readonly index: number;
  readonly row: SummaryRow;
  readonly name: Printed;
  readonly annual: Figure;
  readonly executed: Figure;
  readonly rate: RateFigure;
  readonly outputRate: RateFigure;
  readonly benefitRate: RateFigure;
  readonly satisfactionRate: RateFigure;
  readonly score: Figure;
}

export interface EvaluatedSummary {
  readonly order: number;
  readonly form: SummaryForm;
  readonly rows: readonly EvaluatedSummaryRow[];
  readonly totals: { readonly annual: Figure; readonly executed: Figure };
}

/** The typed view of a transcript. The transcript is kept whole; nothing in it is altered. */
export interface Evaluation {
  readonly transcript: Transcript;
  readonly year: number | null;
  readonly forms: readonly EvaluatedForm[];
  readonly summaries: readonly EvaluatedSummary[];
  readonly accounts: readonly AccountForm[];
  /** Forms of a kind that is not known. */
  readonly others: readonly Form[];
}
