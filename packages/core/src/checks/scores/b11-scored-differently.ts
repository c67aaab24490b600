import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { DocumentCheck, Report } from '../check.js';
import { atIndicator } from '../place.js';

interface Seen {
  readonly form: EvaluatedForm;
  readonly indicator: EvaluatedIndicator;
  /** Rows of other forms that are the same but for their score; most have none. */
  differing: Seen[] | null;
  /** Those of the same name that differ from it; most have none. */
  others: Seen[] | null;
}

/** The same indicator with the same target, actual value and weight has different scores; one finding however many forms. */
export const b11: DocumentCheck = {
  code: 'B11',
  scope: 'document',
  run({ forms }, _context, report) {
    if (forms.length < 2) return;
    const seen = new Map<string, Seen>();
    const found: Seen[] = [];
    for (const form of forms) {
      for (const indicator of form.indicators) {
        const { name, target, actual, score } = indicator;
        if (name === null || score.value === null || target.printed === null || actual.printed === null) continue;
        const one: Seen = { form, indicator, differing: null, others: null };
        const named = seen.get(name);
        if (named === undefined) {
          seen.set(name, one);
          continue;
        }
        const first = isSame(named.indicator, indicator)
          ? named
          : named.others?.find((other) => isSame(other.indicator, indicator));
        if (first === undefined) {
          named.others ??= [];
          named.others.push(one);
        } else if (first.form !== form && first.indicator.score.value?.equals(score.value) === false) {
          if (first.differing === null) found.push(first);
          first.differing ??= [];
          first.differing.push(one);
        }
      }
    }
    for (const first of found) tell(first, first.differing ?? [], report);
  },
};

function tell(first: Seen, differing: readonly Seen[], report: Report): void {
  const all = [first, ...differing];
  const { name, target, actual, score } = first.indicator;
  report({
    at: all.map(({ form, indicator }) => atIndicator(indicator.name, indicator.index, 'score', form.order)),
    printed: differing[0]?.indicator.score.printed ?? null,
    expected: score.printed,
    facts: {
      name,
      target: target.printed,
      actual: actual.printed,
      rows: all.map(({ form, indicator }) => ({
        form: form.order,
        score: indicator.score.printed,
        weight: indicator.weight.printed,
      })),
    },
  });
}

function isSame(a: EvaluatedIndicator, b: EvaluatedIndicator): boolean {
  if (a.target.printed !== b.target.printed || a.actual.printed !== b.actual.printed) return false;
  return a.weight.value !== null && b.weight.value?.equals(a.weight.value) === true;
}
