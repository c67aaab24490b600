import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { DocumentCheck } from '../check.js';
import { atIndicator } from '../place.js';

interface Seen {
  readonly form: EvaluatedForm;
  readonly indicator: EvaluatedIndicator;
  /** Those of the same name that differ from it; most have none. */
  others: Seen[] | null;
}

/** The same indicator with the same target, actual value and weight has different scores in two forms. */
export const b11: DocumentCheck = {
  code: 'B11',
  scope: 'document',
  run({ forms }, _context, report) {
    if (forms.length < 2) return;
    const seen = new Map<string, Seen>();
    for (const form of forms) {
      for (const indicator of form.indicators) {
        const { name, target, actual, score } = indicator;
        if (name === null || score.value === null || target.printed === null || actual.printed === null) continue;
        const named = seen.get(name);
        if (named === undefined) {
          seen.set(name, { form, indicator, others: null });
          continue;
        }
        const first = isSame(named.indicator, indicator)
          ? named
          : named.others?.find((other) => isSame(other.indicator, indicator));
        if (first === undefined) {
          named.others ??= [];
          named.others.push({ form, indicator, others: null });
        } else if (first.form !== form && first.indicator.score.value?.equals(score.value) === false) {
          report({
            at: [
              atIndicator(first.indicator.name, first.indicator.index, 'score', first.form.order),
              atIndicator(indicator.name, indicator.index, 'score', form.order),
            ],
            printed: score.printed,
            expected: first.indicator.score.printed,
            facts: {
              name: indicator.name,
              target: target.printed,
              actual: actual.printed,
              rows: [first, { form, indicator }].map((one) => ({
                form: one.form.order,
                score: one.indicator.score.printed,
                weight: one.indicator.weight.printed,
              })),
            },
          });
        }
      }
    }
  },
};

function isSame(a: EvaluatedIndicator, b: EvaluatedIndicator): boolean {
  if (a.target.printed !== b.target.printed || a.actual.printed !== b.actual.printed) return false;
  return a.weight.value !== null && b.weight.value?.equals(a.weight.value) === true;
}
