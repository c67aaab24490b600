import type { Evaluation } from '../../model/evaluation.js';
import type { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { agreement, byParagraph, formsOf, percentage, type Stated, textOf, wan } from './stated.js';

/** A rate that the narrative states, against its own amounts of the same paragraph: executed ÷ annual, executed ÷ initial. */
export const n1Rates: DocumentCheck = {
  code: 'N1',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((stated, index) => {
        if (stated.fact.field !== 'rate' || stated.value === null || stated.vague) return;
        const whole = stated.fact.of === 'initial' ? ['initial'] : ['annual', 'projectAnnual'];
        const executed = before(paragraph, index, ['executed', 'projectExecuted'], stated.fact.about);
        const planned = before(paragraph, index, whole, stated.fact.about);
        if (executed?.value == null || planned?.value == null || planned.value.isZero()) return;
        compare(evaluation, stated, stated.value, executed, executed.value, planned, planned.value, report);
      });
    }
  },
};

function before(paragraph: readonly Stated[], index: number, fields: readonly string[], about: string): Stated | null {
  for (let i = index - 1; i >= 0; i -= 1) {
    const stated = paragraph[i];
    if (stated !== undefined && stated.unit === 'money' && fields.includes(stated.fact.field)) {
      return stated.fact.about === about && !stated.vague ? stated : null;
    }
  }
  return null;
}

function compare(
  evaluation: Evaluation,
  stated: Stated,
  printed: Decimal,
  executed: Stated,
  spent: Decimal,
  planned: Stated,
  base: Decimal,
  report: Report,
): void {
  const exact = percentage(spent, base, stated.places);
  const how = agreement(printed, stated.places, exact);
  if (how === 'same' || how === 'cut') return;
  const form = formsOf(evaluation, stated.fact.about)[0];
  const places: Place[] = form === undefined || stated.fact.of === 'initial' ? [] : [at('funds.total.rate')];
  report({
    form: form?.order ?? null,
    at: [textOf(stated), textOf(executed), ...places],
    printed: stated.fact.value,
    expected: `${exact.round(Math.max(2, stated.places)).toString()}%`,
    facts: {
      executed: executed.fact.value,
      planned: planned.fact.value,
      executedWan: wan(spent),
      plannedWan: wan(base),
      exact: exact.round(4).toString(),
    },
  });
}
