import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { hasActuals, isQuantity, reportRows } from './rows.js';

/** The target is words or a date, the actual value a number or a rate: whether it was met cannot be told. One finding a form. */
export const c8: FormCheck = {
  code: 'C8',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    let rows: EvaluatedIndicator[] | null = null;
    let isStrange = false;
    for (const indicator of form.indicators) {
      const { target, actual } = indicator;
      if (!isQuantity(actual) || isQuantity(target)) continue;
      const worded = target.kind === 'text' || target.kind === 'relative';
      if (target.kind === 'relative' && (target.change !== null || actual.percent === null)) continue;
      if (!worded && target.kind !== 'qualitative' && (target.kind !== 'date' || actual.percent === null)) continue;
      if (target.kind === 'text' && /\d/.test(target.printed ?? '')) continue;
      isStrange ||= worded;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['actual', 'target'], isStrange ? 'words' : 'degree');
  },
};
