import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, endingOf } from './any-of.js';
import { isQuantity, reportRows } from './rows.js';

const rule = ruleOf('C3');
const exact = rule.number('exact');
const costs = anyOf(rule.list('costs'));
const badRates = anyOf(rule.list('badRates'));
const rates = endingOf(rule.list('rates'));
const moreIsBetter = anyOf(rule.list('moreIsBetter'));

/** The sign of a target goes against what its name wants: a cost that must reach a floor, a rate of at most 0, an exact count. */
export const c3: FormCheck = {
  code: 'C3',
  scope: 'form',
  run({ form }, _context, report) {
    let found: Map<string, EvaluatedIndicator[]> | null = null;
    for (const indicator of form.indicators) {
      const kind = against(indicator, form);
      if (kind === null) continue;
      found ??= new Map();
      const rows = found.get(kind);
      if (rows === undefined) found.set(kind, [indicator]);
      else rows.push(indicator);
    }
    if (found !== null) for (const [kind, rows] of found) reportRows(report, rows, ['target', 'operator'], kind);
  },
};

function against(
  { target, operator, name, aspect, class: level1 }: EvaluatedIndicator,
  form: EvaluatedForm,
): string | null {
  if (operator === null || name === null || !isQuantity(target)) return null;
  if (operator === '≤' || operator === '<') return target.number.isZero() && operator === '≤' ? 'zero' : null;
  if (operator === '=') {
    const counts =
      target.percent === null && target.kind === 'number' && target.unit !== null && !target.unit.includes('元');
    return counts && form.kind !== 'department' && aspect === 'quantity' && target.number.compare(exact) >= 0
      ? 'exact'
      : null;
  }
  const isRate = target.percent !== null || rates.test(name);
  const isFloor = isRate ? badRates.test(name) : aspect === 'cost' || level1 === 'cost' || costs.test(name);
  return isFloor && !moreIsBetter.test(name) ? 'floor' : null;
}
