import type { Evaluation } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { once } from '../once.js';
import { at } from '../place.js';
import { isPositive } from './amounts.js';

/** The annual budget is given and the initial budget blank, though the document has that column. */
export const a17: FormCheck = {
  code: 'A17',
  scope: 'form',
  run({ form }, { evaluation }, report) {
    const total = form.totalFunds;
    if (form.kind !== 'project' || total === null || !isPositive(total.annual) || total.initial.printed !== null)
      return;
    if (form.funds.some(({ initial }) => initial.printed !== null)) return;
    if (!hasColumn(evaluation)) return;
    const parts = form.funds.filter((row) => row !== total && isPositive(row.annual));
    report({
      at: [total, ...parts].map(({ path }) => at(`${path}.initial`)),
      facts: { annual: total.annual.printed },
    });
  },
};

const hasColumn = once(({ forms }: Evaluation) =>
  forms.some(({ kind, totalFunds }) => kind === 'project' && totalFunds?.initial.value != null),
);
