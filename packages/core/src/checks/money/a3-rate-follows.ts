import type { EvaluatedForm, EvaluatedFundRow } from '../../model/evaluation.js';
import type { Finding } from '../../model/finding.js';
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
    // The parts of the funds repeat what is wrong with their total: they hang on it.
    let parts: Finding[] | null = null;
    for (const row of form.funds) {
      if (row === form.totalFunds || row.rate.value === null) continue;
      const finding = check(form, row, row.annual.value, row.executed.value, [], report);
      if (finding === null) continue;
      parts ??= [];
      parts.push(finding);
    }
    const total = form.totalFunds;
    if (total === null || total.rate.value === null) return;
    check(form, total, amountOf(form, 'annual'), amountOf(form, 'executed'), parts ?? [], report);
  },
};

function check(
  form: EvaluatedForm,
  row: EvaluatedFundRow,
  annual: Decimal | null,
  executed: Decimal | null,
  parts: readonly Finding[],
  report: Report,
): Finding | null {
  const printed = row.rate.value;
  if (printed === null) return null;
  const isTotal = row === form.totalFunds;
  if (annual === null || executed === null) return isTotal ? unfounded(form, row, report) : null;
  if (!annual.isZero()) return hold(form, row, annual, executed, printed, parts, report);
  // In a part row while the total has a budget, the money stands in the wrong row: A5 says so.
  if (executed.sign() <= 0 || (!isTotal && isPositive(form.totalFunds?.annual ?? row.annual))) return null;
  return report({
    case: 'undefined',
    at: [at(`${row.path}.rate`), at(`${row.path}.annual`)],
    printed: row.rate.printed,
    facts: { source: row.source, annual: row.annual.printed, executed: row.executed.printed },
    hangs: parts,
  });
}

function hold(
  form: EvaluatedForm,
  row: EvaluatedFundRow,
  annual: Decimal,
  executed: Decimal,
  printed: Decimal,
  parts: readonly Finding[],
  report: Report,
): Finding | null {
  // |printed − executed ÷ annual| ≤ half of the last printed place, without dividing.
  const unit = Decimal.one.shift(-row.rate.places - 2);
  const off = printed.mul(annual).sub(executed).abs();
  const scale = unit.mul(annual.abs());
  if (off.compare(scale.mul(half)) <= 0) return null;
  const expected = percent(executed, annual, row.rate.places);
  const truncated = off.compare(scale.mul(whole)) < 0;
  const initial = row.initial.value;
  const fitsInitial =
    initial !== null &&
    initial.sign() > 0 &&
    printed.mul(initial).sub(executed).abs().compare(unit.mul(initial).mul(half)) <= 0;
  const fromParts = row === form.totalFunds && row.annual.value !== null && row.annual.value.isZero();
  const kind = truncated ? 'truncated' : fitsInitial ? 'initial' : 'wrong';
  const places = [at(`${row.path}.rate`), at(`${row.path}.${fromParts ? 'annual' : 'executed'}`)];
  // The marks stand beside the printed rate; where they do not follow from it, a reader meets the contradiction there.
  if (row.weight.value !== null && row.score.value !== null && !row.score.value.equals(row.weight.value.mul(printed))) {
    places.push(at(`${row.path}.score`));
  } else if (fromParts) places.push(at(`${row.path}.score`));
  const total = form.totalFunds;
  // A part that prints the rate of its total repeats the same mistake.
  if (total !== null && total !== row && total.rate.printed === row.rate.printed) places.push(at(`${total.path}.rate`));
  return report({
    case: kind,
    at: places,
    printed: row.rate.printed,
    expected,
    facts: {
      source: row.source,
      executed: executed.toString(),
      annual: annual.toString(),
      initial: row.initial.printed,
    },
    hangs: parts.filter(({ code }) => code === `A3-${kind}`),
  });
}

/** A rate stands alone: the amounts that it should come from are blank. */
function unfounded(form: EvaluatedForm, row: EvaluatedFundRow, report: Report): Finding | null {
  if (isPositive(row.annual) || isPositive(row.executed) || row.rate.value?.isZero() !== false) return null;
  if (form.kind !== 'project' && form.kind !== 'department') return null;
  return report({
    case: 'unfounded',
    at: [at(`${row.path}.annual`), at(`${row.path}.executed`), at(`${row.path}.initial`)],
    facts: { rate: row.rate.printed },
  });
}

function percent(executed: Decimal, annual: Decimal, places: number): string {
  return `${executed.mul(Decimal.hundred).div(annual, Math.max(places, 2))}%`;
}
