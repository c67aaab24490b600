import { moneyExponent } from '../../interpret/figures.js';
import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { NumberValue, Value } from '../../values/value.js';
import type { FormCheck, Report } from '../check.js';
import { at, atIndicator, atLabel } from '../place.js';
import { ruleOf } from '../rules.js';
import { amountOf, unitOf } from './amounts.js';
import { costParts } from './cost-parts.js';

const rule = ruleOf('A10');
const over = rule.number('over');
const tail = rule.number('tail');
const basic = rule.list('basic');
const project = rule.list('project');
const whole = rule.list('whole');

/** A cost indicator is not above the project's budget; basic + project expenditure = the department's total. */
export const a10: FormCheck = {
  code: 'A10',
  scope: 'form',
  run({ form }, _context, report) {
    splitOfBudget(form, report);
    costParts(form, report);
    if (form.kind === 'department') return;
    let limit: Decimal | null = null;
    for (const indicator of form.indicators) {
      if (indicator.class !== 'cost' && indicator.aspect !== 'cost') continue;
      const target = moneyOf(indicator.target);
      const actual = moneyOf(indicator.actual);
      if (target === null && actual === null) continue;
      if (limit === null) {
        const budget = maxAmount(form);
        if (budget === null || budget.sign() <= 0) return;
        limit = budget.shift(moneyExponent(form.form.moneyUnit)).mul(over);
      }
      const targetOver = target !== null && target.compare(limit) > 0;
      const actualOver = actual !== null && actual.compare(limit) > 0;
      if (targetOver || actualOver) reportCost(form, indicator, targetOver, actualOver, report);
    }
  },
};

/** The largest of the budgets of the total row, in the unit of the form. */
function maxAmount(form: EvaluatedForm): Decimal | null {
  const amounts = [amountOf(form, 'initial'), amountOf(form, 'annual'), amountOf(form, 'executed')].filter(
    (amount) => amount !== null,
  );
  return amounts.length === 0 ? null : amounts.reduce((high, amount) => Decimal.max(high, amount));
}

/** Yuan of a plain amount of money; null for standards per head, percentages and bare numbers. */
function moneyOf(value: Value): Decimal | null {
  if (value.kind !== 'number') return null;
  const { unit, amount }: NumberValue = value;
  return unit === '元' ? amount : null;
}

function reportCost(
  form: EvaluatedForm,
  indicator: EvaluatedIndicator,
  targetOver: boolean,
  actualOver: boolean,
  report: Report,
): void {
  const path = form.totalFunds?.path ?? 'funds.total';
  report({
    case: 'cost',
    at: [
      ...(targetOver ? [atIndicator(indicator.name, indicator.index, 'target')] : []),
      ...(actualOver ? [atIndicator(indicator.name, indicator.index, 'actual')] : []),
      at(`${path}.annual`),
    ],
    printed: (targetOver ? indicator.target : indicator.actual).printed,
    expected: form.totalFunds?.annual.printed ?? null,
    facts: {
      name: indicator.name,
      target: indicator.target.printed,
      actual: indicator.actual.printed,
      budget: form.totalFunds?.annual.printed ?? null,
      executed: form.totalFunds?.executed.printed ?? null,
      unit: unitOf(form),
    },
  });
}

function splitOfBudget({ form, totalFunds }: EvaluatedForm, report: Report): void {
  if (form.budget === undefined) return;
  const labels = Object.keys(form.budget);
  const pick = (names: readonly string[]): { label: string; value: Decimal; printed: string } | null => {
    for (const name of names) {
      const label = labels.find((candidate) => candidate.replace(/[（(].*$/, '') === name);
      const printed = label === undefined ? null : (form.budget?.[label] ?? null);
      const value = printed === null ? null : Decimal.parse(printed);
      if (label !== undefined && printed !== null && value !== null) return { label, value, printed };
    }
    return null;
  };
  const parts = [pick(basic), pick(project)];
  const [first, second] = parts;
  if (first == null || second == null) return;
  const total = pick(whole);
  const printed = total?.value ?? totalFunds?.annual.value ?? null;
  if (printed === null) return;
  const sum = first.value.add(second.value);
  if (sum.sub(printed).abs().compare(tail) <= 0) return;
  report({
    // Below the total, other kinds of expenditure (经营支出) may be what is missing.
    case: sum.compare(printed) > 0 ? 'split' : 'split-less',
    at: [
      total === null ? at(`${totalFunds?.path ?? 'funds.total'}.annual`) : atLabel('budget', total.label),
      atLabel('budget', first.label),
      atLabel('budget', second.label),
    ],
    printed: printed.toString(),
    expected: sum.toString(),
    facts: {
      parts: [first, second].map((part) => ({ source: part.label, printed: part.printed })),
      sum: sum.toString(),
    },
  });
}
