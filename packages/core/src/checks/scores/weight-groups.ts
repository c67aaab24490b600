import type { EvaluatedForm, EvaluatedIndicator, Figure } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import type { FormSubject } from '../check.js';

/** Indicators that stand under one printed heading. */
export interface WeightGroup {
  /** The heading as printed. */
  readonly name: string;
  /** The weight printed in the heading. */
  readonly heading: Figure;
  readonly indicators: readonly EvaluatedIndicator[];
}

/**
 * The row of the execution rate, where it counts beside the indicators: null too where it stands a second time among them.
 */
export function ownExecution({ form, execution }: FormSubject): ScoreRow | null {
  const weight = execution?.weight ?? null;
  if (weight === null) return execution;
  const isTwice = form.indicators.some((row) => row.class === 'execution' && row.weight.value?.equals(weight) === true);
  return isTwice ? null : execution;
}

/** The groups of a form under its headings of a level, in the order of the form; none where no heading prints a weight. */
export function weightGroups(form: EvaluatedForm, level: 'level1' | 'level2'): WeightGroup[] {
  const prints = (indicator: EvaluatedIndicator): boolean =>
    (level === 'level1' ? indicator.level1Weight : indicator.level2Weight).printed !== null;
  if (!form.indicators.some(prints)) return [];
  const groups: { name: string; heading: Figure; indicators: EvaluatedIndicator[] }[] = [];
  let before: EvaluatedIndicator | null = null;
  for (const indicator of form.indicators) {
    if (before !== null && isUnder(before, indicator, level)) groups.at(-1)?.indicators.push(indicator);
    else {
      const heading = level === 'level1' ? indicator.level1Weight : indicator.level2Weight;
      groups.push({ name: indicator.indicator[level] ?? '', heading, indicators: [indicator] });
    }
    before = indicator;
  }
  return groups;
}

/** Whether a row stands under the same printed heading of a level as the row before it. */
export function isUnder(before: EvaluatedIndicator, row: EvaluatedIndicator, level: 'level1' | 'level2'): boolean {
  const [a, b] = [before.indicator, row.indicator];
  if (level === 'level1')
    return (a.level1 ?? '') === (b.level1 ?? '') && before.level1Weight.printed === row.level1Weight.printed;
  return (
    (a.level2 ?? '') === (b.level2 ?? '') &&
    (a.level1 ?? '') === (b.level1 ?? '') &&
    before.level2Weight.printed === row.level2Weight.printed
  );
}
