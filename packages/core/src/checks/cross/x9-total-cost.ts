import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { inYuan } from '../narrative/stated.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { placeOf } from '../values/rows.js';
import { isRounded, yuanOf } from './amounts.js';

const rule = ruleOf('X9');
const totals = anyOf(rule.list('totals'));
const over = rule.number('over');

/** The actual total cost is another sum than the executed budget of the same form. */
export const x9: FormCheck = {
  code: 'X9',
  scope: 'form',
  run({ form }, _context, report) {
    const executed = form.totalFunds?.executed.value ?? null;
    if (form.kind !== 'project' || executed === null || executed.isZero()) return;
    for (const indicator of form.indicators) {
      if (indicator.name === null || !isCost(indicator) || !totals.test(indicator.name)) continue;
      const cost = yuanOf(indicator.actual, exponentOf(form));
      const spent = inYuan(form, executed);
      // A cost above the budget is found by itself.
      if (cost === null || cost.equals(spent) || cost.compare(spent.mul(over)) > 0) continue;
      report({
        case: isRounded(cost.shift(-4), spent.shift(-4)) ? 'rounded' : 'other',
        at: [placeOf(indicator, 'actual'), at('funds.total.executed')],
        printed: indicator.actual.printed,
        expected: form.totalFunds?.executed.printed ?? null,
        facts: {
          name: indicator.name,
          actual: indicator.actual.printed,
          executed: form.totalFunds?.executed.printed ?? null,
        },
      });
    }
  },
};

function isCost({ aspect, class: level1, target }: EvaluatedIndicator): boolean {
  return aspect === 'cost' || level1 === 'cost' || yuanOf(target, null) !== null;
}

/** A bare number of a cost is in the form's own unit of money. */
function exponentOf(form: EvaluatedForm): number {
  const unit = form.form.moneyUnit ?? '';
  return unit.includes('元') && !unit.includes('万') ? 0 : 4;
}
