import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { comparable } from '../../values/compare.js';
import type { QuantityValue } from '../../values/value.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, reportByKind } from './rows.js';

const rule = ruleOf('C4');
const most = Number(rule.number('rows').toString());
const low = rule.number('tenThousandFrom');
const high = rule.number('tenThousandTo');

/** Target and actual value are not of one kind or magnitude: hours against %, 万 against nothing, 80 against 81.7%. */
export const c4: FormCheck = {
  code: 'C4',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    reportByKind(report, form.indicators, difference, ['actual', 'target', 'unit'], most);
  },
};

function difference({ target, actual, score, weight }: EvaluatedIndicator): string | null {
  if (!isQuantity(target) || !isQuantity(actual)) return null;
  if (target.unit === actual.unit && target.percent === actual.percent && target.magnitude === actual.magnitude) {
    return slip(target, actual);
  }
  const compared = comparable(target, { ...actual, operator: null });
  if (!compared.ok) {
    if (compared.reason === 'percent-differs') {
      const isFull = score.value !== null && weight.value !== null && score.value.equals(weight.value);
      return actual.percent !== null && target.unit !== null && isFull ? 'rate-for-count' : 'percent-differs';
    }
    return compared.reason === 'unit-differs' ? 'unit-differs' : null;
  }
  if (compared.assumed === 'magnitude') return 'magnitude';
  if (compared.assumed === 'percent') return target.number.isZero() || actual.number.isZero() ? null : 'percent';
  return slip(target, actual);
}

/** The two differ by about ten thousand: one is in 万. */
function slip(target: QuantityValue, actual: QuantityValue): 'ten-thousand' | null {
  const [a, b] = [target.amount.abs(), actual.amount.abs()];
  if (a.isZero() || b.isZero() || target.percent !== null) return null;
  const [small, large] = a.lessThan(b) ? [a, b] : [b, a];
  if (large.compare(small.mul(low)) < 0 || large.compare(small.mul(high)) > 0) return null;
  return 'ten-thousand';
}
