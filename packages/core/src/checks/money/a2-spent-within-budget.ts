import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { COLUMNS } from './amounts.js';

/** Executed is not above the annual budget, and no amount is below zero. */
export const a2: FormCheck = {
  code: 'A2',
  scope: 'form',
  run({ form }, _context, report) {
    for (const row of form.funds) {
      for (const column of COLUMNS) {
        const { value, printed } = row[column];
        if (value !== null && value.sign() < 0) {
          report({
            case: 'negative',
            at: [at(`${row.path}.${column}`)],
            printed,
            facts: { column, source: row.source },
          });
        }
      }
    }
    const total = form.totalFunds;
    if (total === null) return;
    const { annual, executed } = total;
    if (annual.value === null || executed.value === null || annual.value.sign() <= 0) return;
    if (executed.value.compare(annual.value) <= 0) return;
    report({
      case: 'over',
      at: [at(`${total.path}.executed`), at(`${total.path}.annual`)],
      printed: executed.printed,
      expected: annual.printed,
      facts: { annual: annual.printed, executed: executed.printed, over: executed.value.sub(annual.value).toString() },
    });
  },
};
