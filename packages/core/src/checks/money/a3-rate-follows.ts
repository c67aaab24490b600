import type { EvaluatedForm, EvaluatedFundRow } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { amountOf, isPositive } from './amounts.js';

const rule = ruleOf('A3');
const half = rule.number('halfOfLastPlace');
const whole = rule.number('wholeOfLastPlace');

/** The printed execution rate = executed ÷ annual budget, to the decimals that are printed. */
export const a3: FormCheck = {
  code: 'A3',
  scope: 'form',
  run({ form }, _context, report) {
    for (const row of form.funds) {
      const printed = row.rate.value;
      if (printed === null) continue;
      const isTotal = row === form.totalFunds;
      const annual = isTotal ? amountOf(form, 'annual') : row.annual.value;
      const executed = isTotal ? amountOf(form, 'executed') : row.executed.value;
      if (annual === null || executed === null) {
        if (isTotal) unfounded(form, row, report);
      } else if (annual.isZero()) {
        // In a part row while the total has a budget, the money stands in the wrong row: A5 says so.
        if (executed.sign() > 0 && (isTotal || !isPositive(form.totalFunds?.annual ?? row.annual))) {
          report({
            case: 'undefined',
            at: [at(`${row.path}.rate`), at(`${row.path}.annual`)],
            printed: row.rate.printed,
            facts: { source: row.source, annual: row.annual.printed, executed: row.executed.printed },
          });
        }
      } else hold(form, row, annual, executed, printed, report);
    }
  },
};

function hold(
  form: EvaluatedForm,
  row: EvaluatedFundRow,
  annual: Decimal,
  executed: Decimal,
  printed: Decimal,
  report: Report,
): void {
  // |printed − executed ÷ annual| ≤ half of the last printed place, without dividing.
  const unit = Decimal.one.shift(-row.rate.places - 2);
  const off = printed.mul(annual).sub(executed).abs();
  const scale = unit.mul(annual.abs());
  if (off.compare(scale.mul(half)) <= 0) return;
  const expected = percent(executed, annual, row.rate.places);
  const truncated = off.compare(scale.mul(whole)) < 0;
  const initial = row.initial.value;
  const fitsInitial =
    initial !== null &&
    initial.sign() > 0 &&
    printed.mul(initial).sub(executed).abs().compare(unit.mul(initial).mul(half)) <= 0;
  const fromParts = row === form.totalFunds && row.annual.value !== null && row.annual.value.isZero();
  report({
    case: truncated ? 'truncated' : fitsInitial ? 'initial' : 'wrong',
    at: fromParts
      ? [at(`${row.path}.rate`), at(`${row.path}.score`)]
      : [at(`${row.path}.rate`), at(`${row.path}.executed`)],
    printed: row.rate.printed,
    expected,
    facts: {
      source: row.source,
      executed: executed.toString(),
      annual: annual.toString(),
      initial: row.initial.printed,
    },
  });
}

/** A rate stands alone: the amounts that it should come from are blank. */
function unfounded(form: EvaluatedForm, row: EvaluatedFundRow, report: Report): void {
  if (isPositive(row.annual) || isPositive(row.executed) || row.rate.value?.isZero() !== false) return;
  if (form.kind !== 'project' && form.kind !== 'department') return;
  report({
    case: 'unfounded',
    at: [at(`${row.path}.annual`), at(`${row.path}.executed`), at(`${row.path}.initial`)],
    facts: { rate: row.rate.printed },
  });
}

function percent(executed: Decimal, annual: Decimal, places: number): string {
  return `${executed.mul(Decimal.hundred).div(annual, Math.max(places, 2))}%`;
}
