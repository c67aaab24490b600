import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { says } from '../scores/judged-row.js';
import { anyOf } from '../values/any-of.js';

const rule = ruleOf('A13');
const moved = rule.number('moved');
const cut = rule.number('cut');
const money = anyOf(rule.list('money'));

/** The budget was adjusted and the target was not: a cost target still at the initial budget, or a count missed after a cut. */
export const a13: FormCheck = {
  code: 'A13',
  scope: 'form',
  run({ form, rows }, _context, report) {
    const initial = form.totalFunds?.initial.value ?? null;
    const annual = form.totalFunds?.annual.value ?? null;
    if (initial === null || annual === null || initial.sign() <= 0 || annual.sign() <= 0) return;
    const change = annual.sub(initial);
    if (change.abs().compare(initial.mul(moved)) < 0) return;
    const facts = {
      initial: form.totalFunds?.initial.printed ?? null,
      annual: form.totalFunds?.annual.printed ?? null,
      change: `${change.mul(Decimal.hundred).div(initial, 2)}%`,
    };
    const cost = form.indicators.find((indicator) => isCostOf(indicator, initial));
    if (cost !== undefined) {
      report({
        case: 'cost',
        at: [atIndicator(cost.name, cost.index, 'target'), at('funds.total.annual')],
        printed: cost.target.printed,
        expected: form.totalFunds?.annual.printed ?? null,
        facts: { ...facts, name: cost.name, target: cost.target.printed },
      });
      return;
    }
    if (change.sign() > 0 || change.abs().compare(initial.mul(cut)) < 0) return;
    const missed = form.indicators.filter((indicator) => {
      const row = rows[indicator.index];
      return (
        indicator.aspect === 'quantity' &&
        row?.reason === 'missed' &&
        row.ratio !== null &&
        !hasOtherCause(indicator.indicator.deviation)
      );
    });
    if (missed.length === 0) return;
    report({
      case: 'output',
      at: [at('funds.total.annual'), ...missed.map(({ name, index }) => atIndicator(name, index, 'target'))],
      facts: {
        ...facts,
        rows: missed.map(({ name, target, actual }) => ({ name, target: target.printed, actual: actual.printed })),
      },
    });
  },
};

/** The form says why the row was missed, and it was not the money. */
function hasOtherCause(deviation: string | null | undefined): boolean {
  return says(deviation) && !money.test(deviation ?? '');
}

function isCostOf({ class: level1, aspect, target }: EvaluatedIndicator, initial: Decimal): boolean {
  if (level1 !== 'cost' && aspect !== 'cost') return false;
  return target.kind === 'number' && target.unit === '元' && target.amount.shift(-4).equals(initial);
}
