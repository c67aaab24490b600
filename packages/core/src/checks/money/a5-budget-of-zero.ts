import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { amountOf, isPositive } from './amounts.js';

/** Nothing can be spent out of an annual budget of zero. */
export const a5: FormCheck = {
  code: 'A5',
  scope: 'form',
  run({ form }, _context, report) {
    for (const row of form.funds) {
      if (row.annual.value === null || !row.annual.value.isZero() || !isPositive(row.executed)) continue;
      const isTotal = row === form.totalFunds;
      if (isTotal && amountOf(form, 'annual')?.isZero() === false) continue;
      report({
        case: isTotal ? 'total' : isPositive(form.totalFunds?.annual ?? row.annual) ? 'misplaced' : 'part',
        at: isTotal
          ? [at(`${row.path}.annual`), at(`${row.path}.executed`)]
          : [
              at(`${row.path}.annual`),
              at(`${row.path}.executed`),
              ...(form.totalFunds === null ? [] : [at(`${form.totalFunds.path}.annual`)]),
            ],
        printed: row.annual.printed,
        expected: row.executed.printed,
        facts: {
          source: row.source,
          initial: row.initial.printed,
          annual: row.annual.printed,
          executed: row.executed.printed,
        },
      });
    }
  },
};
