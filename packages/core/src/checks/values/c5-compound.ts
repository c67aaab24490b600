import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { reportRows } from './rows.js';

/** Several values in one cell (4批；2次；5台): each should be an indicator of its own. One note a form. */
export const c5: FormCheck = {
  code: 'C5',
  scope: 'form',
  run({ form }, _context, report) {
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      if (indicator.target.kind !== 'list') continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['target']);
  },
};
