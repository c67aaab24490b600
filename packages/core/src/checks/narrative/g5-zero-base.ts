import type { DocumentCheck } from '../check.js';
import { byParagraph, type Stated, textOf } from './stated.js';

/** A completion rate on a budget of nothing, and a completion of 0 % though money was spent. */
export const g5ZeroBase: DocumentCheck = {
  code: 'G5',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((rate, index) => {
        if (rate.fact.field !== 'rate' || rate.value === null) return;
        const before = paragraph.slice(0, index);
        const base = lastOf(before, (fact) => fact === 'initial' || fact === 'annual');
        const spent = before.findLast(({ unit, fact }) => unit === 'money' && fact.field !== 'change');
        if (
          base?.value?.isZero() === true &&
          rate.fact.of === 'initial' &&
          base.fact.field === 'initial' &&
          rate.value.sign() > 0
        ) {
          report({
            case: 'base',
            form: null,
            at: [textOf(rate), textOf(base)],
            printed: rate.fact.value,
            facts: { base: base.fact.value, rate: rate.fact.value },
          });
        } else if (
          rate.value.isZero() &&
          spent?.value != null &&
          spent.value.sign() > 0 &&
          rate.fact.label !== undefined &&
          rate.fact.of !== undefined
        ) {
          report({
            case: 'spent',
            form: null,
            at: [textOf(rate), textOf(spent)],
            printed: rate.fact.value,
            facts: { spent: spent.fact.value, rate: rate.fact.value },
          });
        }
      });
    }
  },
};

function lastOf(before: readonly Stated[], wanted: (field: string) => boolean): Stated | undefined {
  return before.findLast(({ fact, unit }) => unit === 'money' && wanted(fact.field));
}
