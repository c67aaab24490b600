import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { at, wholeDocument } from '../place.js';
import { ruleOf } from '../rules.js';

const least = ruleOf('B9').number('forms');

/** Every project of a document gives itself full marks. */
export const b9: DocumentCheck = {
  code: 'B9',
  scope: 'document',
  run({ forms }, _context, report) {
    const scored = forms.filter(({ kind, total }) => kind === 'project' && total.score.value !== null);
    if (Decimal.of(scored.length).compare(least) < 0) return;
    if (!scored.every(({ total }) => total.score.value?.compare(total.weight.value ?? Decimal.hundred) === 0)) return;
    report({
      at: [wholeDocument, ...scored.map(({ order }) => at('total.score', order))],
      facts: { count: scored.length, forms: scored.map(({ order }) => order) },
    });
  },
};
