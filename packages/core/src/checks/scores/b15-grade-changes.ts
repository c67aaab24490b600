import type { FormCheck } from '../check.js';
import { at } from '../place.js';

/** Recomputed, the form falls into a lower grade than its printed total. */
export const b15: FormCheck = {
  code: 'B15',
  scope: 'form',
  run({ form, scorecard }, _context, report) {
    if (scorecard === null) return;
    const { ofPrinted, recomputed } = scorecard.grade;
    const printed = form.total.score.value;
    const { recomputed: total } = scorecard.totals;
    if (ofPrinted === null || recomputed === null || printed === null || total === null) return;
    // Recomputing never raises a grade.
    if (ofPrinted === recomputed || total.compare(printed) >= 0) return;
    report({
      at: [at('total.score'), at('total.grade')],
      printed: form.total.score.printed,
      citation: scorecard.grade.citation,
      facts: {
        total: form.total.score.printed,
        recomputed: total.toString(),
        grade: scorecard.grade.printed,
        from: ofPrinted,
        to: recomputed,
      },
    });
  },
};
