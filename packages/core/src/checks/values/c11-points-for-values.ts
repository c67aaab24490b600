import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, placesOf, rowOf } from './rows.js';

const rule = ruleOf('C11');
const least = Number(rule.number('rows').toString());

/** The columns of the values hold the marks: bare numbers, target and actual alike, that add up to the whole. */
export const c11: FormCheck = {
  code: 'C11',
  scope: 'form',
  run({ form }, _context, report) {
    const { indicators } = form;
    if (!hasActuals(form) || indicators.length < least) return;
    let sum = Decimal.zero;
    for (const { target, actual, weight } of indicators) {
      if (!isQuantity(target) || !isQuantity(actual) || target.unit !== null || target.percent !== null) return;
      if (target.magnitude !== '' || actual.unit !== null || actual.percent !== null) return;
      if (weight.value !== null && !weight.value.equals(target.number)) return;
      if (target.number.lessThan(actual.number)) return;
      sum = sum.add(target.number);
    }
    if (!sum.equals(rule.number('whole')) && !sum.equals(rule.number('withoutExecution'))) return;
    report({
      at: placesOf(indicators, 'target', 'actual'),
      facts: { count: indicators.length, sum: sum.toString(), rows: indicators.map(rowOf) },
    });
  },
};
