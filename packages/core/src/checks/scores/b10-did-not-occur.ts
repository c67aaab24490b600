import type { FormCheck } from '../check.js';
import { at, atIndicator } from '../place.js';

/** What did not occur cannot earn full marks: the marks of the other rows are rescaled. */
export const b10: FormCheck = {
  code: 'B10',
  scope: 'form',
  run({ form, scorecard, rows }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      if (row == null || row.state !== 'not-applicable') continue;
      const { score, weight, name, index } = indicator;
      if (
        score.value === null ||
        weight.value === null ||
        weight.value.sign() <= 0 ||
        !score.value.equals(weight.value)
      )
        continue;
      report({
        at: [atIndicator(name, index, 'score'), atIndicator(name, index, 'actual'), at('total.score')],
        printed: score.printed,
        facts: {
          name,
          actual: indicator.actual.printed,
          score: score.printed,
          total: form.total.score.printed,
          rescaled: scorecard?.totals.rescaled?.toString() ?? null,
        },
      });
    }
  },
};
