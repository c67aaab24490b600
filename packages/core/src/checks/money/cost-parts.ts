import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { NumberValue } from '../../values/value.js';
import type { Report } from '../check.js';
import { at, atIndicator, atLabel, type Place } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('A10');
const tail = rule.number('tail');
const apart = rule.number('apart');
const whole = rule.list('whole');
/** The ways in which the cost indicators of a department name the parts of its whole expenditure. */
const WAYS = [
  ['costOfStaff', 'costOfOffice', 'costOfProjects'],
  ['costOfBoth', 'costOfProjects'],
].map((names) => names.map((name): ReadonlySet<string> => new Set(rule.list(name))));

interface Total {
  readonly place: Place;
  readonly value: Decimal;
  readonly printed: string;
}

/**
 * The cost indicators of a department that name all parts of its expenditure (人员经费, 日常公用经费, 项目经费) add up to the
 * total that the form prints: targets to the budget, actual values to what was spent. Caps (≤) must only reach it.
 */
export function costParts(form: EvaluatedForm, report: Report): void {
  if (form.kind !== 'department' && form.kind !== 'target') return;
  for (const names of WAYS) {
    const rows = names.map((part) => only(form.indicators, part));
    if (!rows.every((row) => row !== null)) continue;
    compare(rows, 'target', budgetOf(form), report);
    compare(rows, 'actual', executedOf(form), report);
    return;
  }
}

function only(indicators: readonly EvaluatedIndicator[], names: ReadonlySet<string>): EvaluatedIndicator | null {
  const found = indicators.filter(
    ({ name, class: level1, aspect }) =>
      name !== null && names.has(name.trim()) && (level1 === 'cost' || aspect === 'cost'),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function compare(
  rows: readonly EvaluatedIndicator[],
  field: 'target' | 'actual',
  total: Total | null,
  report: Report,
): void {
  const amounts = rows.map((row) => row[field]);
  const [first] = amounts;
  if (total === null || first?.kind !== 'number') return;
  // Parts and total are held together as printed, whatever unit the heading of the form names; A9 holds the heading.
  const isAlike = (value: (typeof amounts)[number]): value is NumberValue =>
    value.kind === 'number' &&
    value.percent === null &&
    value.magnitude === first.magnitude &&
    value.unit === first.unit;
  if (!amounts.every(isAlike) || !(first.unit === null || first.unit.startsWith('元'))) return;
  const sum = Decimal.sum(amounts.map(({ number }) => number));
  const difference = sum.sub(total.value).abs();
  if (difference.compare(tail.mul(Decimal.of(rows.length))) <= 0) return;
  if (difference.compare(total.value.mul(apart)) > 0) return;
  // Caps may add up to more than the total; only where they stay below it can the parts not make it up.
  const isBounded = amounts.some(({ operator }) => operator === '≤' || operator === '<');
  if (isBounded && sum.compare(total.value) > 0) return;
  report({
    case: 'parts',
    at: [total.place, ...rows.map(({ name, index }) => atIndicator(name, index, field))],
    printed: total.printed,
    expected: sum.toString(),
    facts: {
      parts: rows.map((row) => ({ name: row.name, printed: row[field].printed })),
      sum: sum.toString(),
      difference: difference.toString(),
    },
  });
}

function budgetOf({ form, totalFunds }: EvaluatedForm): Total | null {
  for (const [label, printed] of Object.entries(form.budget ?? {})) {
    const value = whole.includes(label.replace(/[（(].*$/, '')) && printed !== null ? Decimal.parse(printed) : null;
    if (value !== null && printed !== null) return { place: atLabel('budget', label), value, printed };
  }
  const annual = totalFunds?.annual;
  return annual?.value == null
    ? null
    : { place: at(`${totalFunds?.path}.annual`), value: annual.value, printed: annual.printed ?? '' };
}

function executedOf({ totalFunds }: EvaluatedForm): Total | null {
  const executed = totalFunds?.executed;
  return executed?.value == null
    ? null
    : { place: at(`${totalFunds?.path}.executed`), value: executed.value, printed: executed.printed ?? '' };
}
