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
  const groups: { name: string; parent: string; heading: Figure; indicators: EvaluatedIndicator[] }[] = [];
  for (const indicator of form.indicators) {
    const heading = level === 'level1' ? indicator.level1Weight : indicator.level2Weight;
    const name = indicator.indicator[level] ?? '';
    const parent = level === 'level1' ? '' : (indicator.indicator.level1 ?? '');
    const last = groups.at(-1);
    if (
      last !== undefined &&
      last.name === name &&
      last.parent === parent &&
      last.heading.printed === heading.printed
    ) {
      last.indicators.push(indicator);
    } else groups.push({ name, parent, heading, indicators: [indicator] });
  }
  return groups;
}
