import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { placesOf, rowOf } from '../values/rows.js';

/** The cell of the indicator repeats its target and does not name what is measured. */
export const d11: FormCheck = {
  code: 'D11',
  scope: 'form',
  run({ form }, _context, report) {
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      if (indicator.name === null || indicator.name !== indicator.target.printed) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null)
      report({ at: placesOf(rows, 'name', 'target'), facts: { count: rows.length, rows: rows.map(rowOf) } });
  },
};
