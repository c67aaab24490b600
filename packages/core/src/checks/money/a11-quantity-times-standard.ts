import { moneyExponent } from '../../interpret/figures.js';
import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { amountOf, unitOf } from './amounts.js';

const rule = ruleOf('A11');
const tolerance = rule.number('tolerance');
const near = rule.number('near');
const heads = new Set(rule.list('counted'));

/** One standard per head and one count of the same heads: their product is what was spent. */
export const a11: FormCheck = {
  code: 'A11',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind !== 'project' || form.form.moneyUnit === null) return;
    const exponent = moneyExponent(form.form.moneyUnit);
    const standard = single(
      form,
      ({ actual }) =>
        actual.kind === 'rate' && actual.unit === '元' && isPerHead(actual.per) && heads.has(actual.per[0] ?? ''),
    );
    if (standard === null || standard.actual.kind !== 'rate') return;
    const per = standard.actual.per[0] ?? '';
    const count = single(
      form,
      ({ actual, aspect }) => actual.kind === 'number' && aspect === 'quantity' && actual.unit === per,
    );
    if (count === null || count.actual.kind !== 'number' || count.actual.operator !== null) return;
    const executed = amountOf(form, 'executed');
    if (executed === null || executed.sign() <= 0) return;
    const product = standard.actual.amount.mul(count.actual.amount);
    const spent = executed.shift(exponent);
    const off = product.sub(spent).abs();
    if (off.compare(spent.mul(tolerance)) <= 0) return;
    report({
      // Far apart, the standard is shared between levels of government or the count is of something else.
      case: off.compare(spent.mul(near)) <= 0 ? 'near' : 'far',
      at: [
        atIndicator(count.name, count.index, 'actual'),
        atIndicator(standard.name, standard.index, 'actual'),
        at(`${form.totalFunds?.path ?? 'funds.total'}.executed`),
      ],
      printed: form.totalFunds?.executed.printed ?? executed.toString(),
      expected: product.shift(-exponent).toString(),
      facts: {
        count: count.actual.printed,
        countName: count.name,
        standard: standard.actual.printed,
        standardName: standard.name,
        product: product.shift(-exponent).toString(),
        executed: executed.toString(),
        unit: unitOf(form),
      },
    });
  },
};

/** 元/人, or 元/人/年: what is spent in the year of the form. */
function isPerHead(per: readonly string[]): boolean {
  return per.length === 1 || (per.length === 2 && per[1] === '年');
}

/** The only indicator of a kind, or null where there is none or more than one. */
function single(form: EvaluatedForm, test: (indicator: EvaluatedIndicator) => boolean): EvaluatedIndicator | null {
  let found: EvaluatedIndicator | null = null;
  for (const indicator of form.indicators) {
    if (!test(indicator)) continue;
    if (found !== null) return null;
    found = indicator;
  }
  return found;
}
