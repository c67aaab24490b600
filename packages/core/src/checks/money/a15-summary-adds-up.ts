import type { EvaluatedSummary } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('A15');
const tail = rule.number('tailOfEachRow');

/** The totals of a summary are the sums of its rows, and the rate of each row is executed ÷ annual. */
export const a15: DocumentCheck = {
  code: 'A15',
  scope: 'document',
  run({ summaries }, _context, report) {
    for (const summary of summaries) {
      total(summary, 'annual', report);
      total(summary, 'executed', report);
      rates(summary, report);
    }
  },
};

function total(summary: EvaluatedSummary, column: 'annual' | 'executed', report: Report): void {
  const printed = summary.totals[column].value;
  if (printed === null || summary.rows.length === 0) return;
  let sum = Decimal.zero;
  for (const row of summary.rows) {
    const { value } = row[column];
    if (value === null) return;
    sum = sum.add(value);
  }
  const off = sum.sub(printed).abs();
  if (off.isZero()) return;
  const isRounded = sum.round(printed.places()).equals(printed);
  if (!isRounded && off.compare(tail.mul(Decimal.of(summary.rows.length))) <= 0) return;
  report({
    case: isRounded ? 'rounded' : 'total',
    form: summary.order,
    at: [at(`totals.${column}`)],
    printed: summary.totals[column].printed,
    expected: sum.toString(),
    facts: { column, parts: summary.rows.map((row) => row[column].printed ?? ''), sum: sum.toString() },
  });
}

function rates(summary: EvaluatedSummary, report: Report): void {
  for (const { index, name, annual, executed, rate } of summary.rows) {
    if (annual.value === null || executed.value === null || rate.value === null || annual.value.isZero()) continue;
    const unit = Decimal.one.shift(-rate.places - 2).mul(annual.value.abs());
    if (rate.value.mul(annual.value).sub(executed.value).abs().compare(unit) < 0) continue;
    const place: Place = { where: `rows[${name ?? index + 1}].rate`, cell: `rows.${index}.rate` };
    report({
      case: 'rate',
      form: summary.order,
      at: [place],
      printed: rate.printed,
      expected: `${executed.value.mul(Decimal.hundred).div(annual.value, 2)}%`,
      facts: { name, annual: annual.printed, executed: executed.printed },
    });
  }
}
