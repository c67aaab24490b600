import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { hasActuals, isQuantity, reportRows } from './rows.js';

/** The actual value carries the sign of a target (≥95%, 95%以上) or a range: nothing was measured. One finding a form. */
export const c1: FormCheck = {
  code: 'C1',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const { actual } = indicator;
      if (!((isQuantity(actual) && actual.operator !== null) || actual.kind === 'range')) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['actual']);
  },
};
