import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { statedFacts, textOf } from './stated.js';

/** How many projects the narrative says were self-evaluated, against the project forms of the document and within the text. */
export const d10Counts: DocumentCheck = {
  code: 'D10',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const forms = evaluation.forms.filter((form) => form.kind === 'project').length;
    const counts = statedFacts(evaluation).filter(({ fact, value }) => fact.field === 'projectCount' && value !== null);
    if (forms === 0 || counts.length === 0) return;
    const printed = Decimal.of(forms);
    const other = counts.filter(({ value }) => value?.equals(printed) === false);
    const same = counts.filter(({ value }) => value?.equals(printed));
    const first = other[0];
    if (first === undefined) return;
    report({
      form: null,
      at: [...other.map(textOf), ...same.slice(0, 1).map(textOf)],
      printed: first.fact.value,
      expected: String(forms),
      facts: { stated: first.fact.value, forms, elsewhere: same[0]?.fact.value ?? null },
    });
  },
};
