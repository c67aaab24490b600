import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { at, atLabel, type Place } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('A9');
const yuan = new Set(rule.list('yuan'));
const tenThousand = new Set(rule.list('tenThousand'));
const leastBudget = rule.number('leastBudgetInYuan');

interface Amount {
  readonly place: Place;
  readonly printed: string;
  readonly value: Decimal;
}

/** A form headed 元 whose amounts stand elsewhere in the document, digit for digit, in 万元 (or are too small for a budget). */
export const a9: DocumentCheck = {
  code: 'A9',
  scope: 'document',
  run(evaluation, _context, report) {
    const suspects = evaluation.forms.filter(({ form }) => yuan.has(form.moneyUnit ?? ''));
    if (suspects.length === 0) return;
    const elsewhere = new Map<string, number>();
    for (const form of evaluation.forms) {
      if (!tenThousand.has(form.form.moneyUnit ?? '')) continue;
      for (const { value } of amountsOf(form)) elsewhere.set(value.toString(), form.order);
    }
    for (const form of suspects) {
      const amounts = amountsOf(form).filter(({ value }) => value.places() > 0 || value.compare(Decimal.hundred) > 0);
      const most = amounts.reduce<Amount | null>(
        (high, one) => (high === null || one.value.compare(high.value) > 0 ? one : high),
        null,
      );
      if (most === null || most.value.sign() <= 0) continue;
      const inRows = new Set(tenThousandOfRows(form));
      const same = amounts.find(({ value }) => elsewhere.has(value.toString()) || inRows.has(value.toString()));
      const facts = { unit: form.form.moneyUnit, amount: (same ?? most).printed };
      if (same !== undefined) {
        report({
          case: 'same',
          form: form.order,
          at: [at('moneyUnit'), same.place],
          printed: form.form.moneyUnit,
          facts,
        });
      } else if (form.kind !== 'project' && most.value.compare(leastBudget) < 0) {
        report({
          case: 'small',
          form: form.order,
          at: [at('moneyUnit'), most.place],
          printed: form.form.moneyUnit,
          facts,
        });
      }
    }
  },
};

function amountsOf({ funds, form }: EvaluatedForm): Amount[] {
  const found: Amount[] = [];
  for (const row of funds) {
    for (const column of ['initial', 'annual', 'executed'] as const) {
      const { value, printed } = row[column];
      if (value !== null && printed !== null && !value.isZero())
        found.push({ place: at(`${row.path}.${column}`), printed, value });
    }
  }
  for (const [label, printed] of Object.entries(form.budget ?? {})) {
    const value = printed === null ? null : Decimal.parse(printed);
    if (value !== null && printed !== null && !value.isZero())
      found.push({ place: atLabel('budget', label), printed, value });
  }
  return found;
}

/** Amounts in 万元 that stand in the indicators of the same form. */
function tenThousandOfRows({ indicators }: EvaluatedForm): string[] {
  const found: string[] = [];
  for (const { target } of indicators) {
    if (
      target.kind === 'number' &&
      target.magnitude !== '' &&
      tenThousand.has(`${target.magnitude}${target.unit ?? ''}`)
    ) {
      found.push(target.number.toString());
    }
  }
  return found;
}
