import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('F4');
const names = rule.list('names');
const tolerance = rule.number('tolerance');

/** 预算调整率 = (annual − initial) ÷ initial, where the form prints both budgets. */
export const f4: FormCheck = {
  code: 'F4',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind !== 'department') return;
    const indicator = form.indicators.find(({ name }) => name !== null && names.some((each) => name.includes(each)));
    const initial = form.totalFunds?.initial.value ?? null;
    const annual = form.totalFunds?.annual.value ?? null;
    if (indicator === undefined || initial === null || annual === null || initial.sign() <= 0) return;
    const { actual, name, index } = indicator;
    if (actual.kind !== 'number' || (actual.percent === null && !actual.amount.isZero())) return;
    const change = annual.sub(initial).abs();
    const off = actual.amount.abs().mul(initial).sub(change).abs();
    if (off.compare(initial.mul(tolerance)) <= 0) return;
    report({
      // Adjustments that a policy excludes are not printed in the form.
      case: actual.amount.abs().mul(initial).compare(change) < 0 ? 'below' : 'above',
      at: [atIndicator(name, index, 'actual'), at(`${pathOf(form)}.initial`), at(`${pathOf(form)}.annual`)],
      printed: actual.printed,
      expected: `${change.mul(Decimal.hundred).div(initial, 2)}%`,
      facts: {
        name,
        initial: form.totalFunds?.initial.printed ?? null,
        annual: form.totalFunds?.annual.printed ?? null,
      },
    });
  },
};

function pathOf(form: EvaluatedForm): string {
  return form.totalFunds?.path ?? 'funds.total';
}
