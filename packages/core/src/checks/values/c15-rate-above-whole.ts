import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { Value } from '../../values/value.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { endingOf } from './any-of.js';
import { isQuantity, reportRows, withoutBrackets } from './rows.js';

const parts = endingOf(ruleOf('C15').list('parts'));

/** A share of a whole (满意度, 覆盖率) stands above 100 %. One finding a form. */
export const c15: FormCheck = {
  code: 'C15',
  scope: 'form',
  run({ form }, _context, report) {
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      if (!isAbove(indicator.actual) && !isAbove(indicator.target)) continue;
      if (indicator.name === null || !parts.test(withoutBrackets(indicator.name))) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['actual', 'target']);
  },
};

function isAbove(value: Value): boolean {
  return isQuantity(value) && value.percent === '%' && value.number.compare(Decimal.hundred) > 0;
}
