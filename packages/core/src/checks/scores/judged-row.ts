import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FactValue } from '../../model/finding.js';
import { renderStep, type ScoreRow, type Step } from '../../model/scorecard.js';
import type { Decimal } from '../../values/decimal.js';
import { ruleOf } from '../rules.js';

const tolerance = ruleOf('B4').number('tolerance');

/** How a printed score stands to what follows from target, actual and weight. */
export interface Judgement {
  readonly side: 'over' | 'under';
  /** What the score is held against: the computed score, or the nearer end of the band. */
  readonly expected: Decimal;
  /** How far the score is off, above zero. */
  readonly difference: Decimal;
  readonly printed: Decimal;
  readonly isFull: boolean;
  /** The arithmetic of what is expected. */
  readonly steps: readonly Step[];
}

/**
 * Judges one printed score; null where it is right, where nothing follows, or where it stands outside 0…weight.
 * A score that one of the accepted methods gives is right.
 */
export function judge(row: ScoreRow | null): Judgement | null {
  const printed = row?.printed.value;
  if (row === null || printed == null || row.weight === null) return null;
  if (row.state !== 'computed' && row.state !== 'band') return null;
  const high = row.state === 'band' ? row.band?.high : row.computed;
  const low = row.state === 'band' ? row.band?.low : row.computed;
  if (high == null || low == null) return null;
  if (printed.equals(high) || printed.compare(row.weight) > 0 || printed.sign() < 0) return null;
  const above = printed.sub(high);
  const isOver = above.compare(tolerance) > 0;
  const off = isOver ? above : low.sub(printed);
  if (off.compare(tolerance) <= 0) return null;
  for (const { score } of row.alternatives) if (score.sub(printed).abs().compare(tolerance) <= 0) return null;
  const isFull = printed.equals(row.weight);
  if (!isOver) return { side: 'under', expected: low, difference: off, printed, isFull, steps: row.steps };
  // Where the regulation is silent, a score is too high only above the most that an accepted method gives.
  let most = high;
  let steps = row.steps;
  for (const { score, step } of row.alternatives) {
    if (score.compare(most) <= 0) continue;
    most = score;
    steps = [step];
  }
  const over = printed.sub(most);
  return over.compare(tolerance) <= 0
    ? null
    : { side: 'over', expected: most, difference: over, printed, isFull, steps };
}

/** A printed text that says something: not blank, not a dash. */
export function says(text: string | null | undefined): boolean {
  return text != null && /[^\s—–\-－/\\.。、无]/.test(text);
}

/**
 * Whether the direction is certain enough for an error: printed, or a count or share of which no one would want less.
 * A direction inferred from a name carries at most a warning.
 */
export function isCertain({ directionSource, aspect, class: level1, direction }: EvaluatedIndicator): boolean {
  if (directionSource === 'operator' || directionSource === 'column') return true;
  if (directionSource === 'name' || direction !== 'at-least') return false;
  return aspect === 'quantity' || aspect === 'quality' || level1 === 'satisfaction' || aspect === 'satisfaction';
}

/** The facts that a sentence on one row needs. */
export function rowFacts(
  indicator: EvaluatedIndicator,
  row: ScoreRow,
  judgement: Judgement,
): { readonly [key: string]: FactValue } {
  return {
    name: indicator.name,
    target: indicator.target.printed,
    actual: indicator.actual.printed,
    weight: indicator.weight.printed,
    score: indicator.score.printed,
    expected: judgement.expected.toString(),
    difference: judgement.difference.toString(),
    arithmetic: judgement.steps.map((step) =>
      // Nothing of the weight: a bare 0 would tell no one how it came about.
      step.operation === 'zero' ? `0 × ${row.weight} = 0` : renderStep(step),
    ),
  };
}

/** Rank within the class: marks at stake, one point of rank for each mark. */
export function stakeOf(judgement: Judgement): number {
  return Math.min(9, Number(judgement.difference.round(0).toString()));
}

/** Whether forms of this kind print a column for the reason of a deviation. */
export function hasReasonColumn(form: EvaluatedForm): boolean {
  return form.kind === 'project' || form.indicators.some(({ indicator }) => indicator.deviation != null);
}
