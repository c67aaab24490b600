import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { amountOf } from '../money/amounts.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('B12');
const below = rule.number('below');
const least = rule.number('rows');

/** All indicators have full marks while less than the limit of the budget was spent. */
export const b12: FormCheck = {
  code: 'B12',
  scope: 'form',
  run({ form, scorecard }, _context, report) {
    if (form.kind !== 'project' && form.kind !== 'department') return;
    const annual = amountOf(form, 'annual');
    const executed = amountOf(form, 'executed');
    if (annual === null || executed === null || annual.sign() <= 0 || executed.compare(annual.mul(below)) >= 0) return;
    let sum = Decimal.zero;
    let count = 0;
    for (const { score, weight } of form.indicators) {
      if (weight.value === null) continue;
      if (score.value === null || !score.value.equals(weight.value)) return;
      sum = sum.add(weight.value);
      count += 1;
    }
    if (Decimal.of(count).compare(least) < 0) return;
    const path = form.totalFunds?.path ?? 'funds.total';
    report({
      at: [at(`${path}.rate`), at(`${path}.executed`), at('total.score')],
      printed: form.total.score.printed,
      facts: {
        annual: form.totalFunds?.annual.printed ?? annual.toString(),
        executed: form.totalFunds?.executed.printed ?? executed.toString(),
        rate: `${executed.mul(Decimal.hundred).div(annual, 2)}%`,
        indicators: sum.toString(),
        total: form.total.score.printed,
        grade: scorecard?.grade.ofPrinted ?? null,
      },
    });
  },
};
