import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { atIndicator, type Place } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('B8');
const heavy = rule.number('heavy');
const notable = rule.number('notable');

interface Heavy {
  readonly name: string | null;
  readonly weight: Decimal;
  readonly places: Place[];
  readonly forms: number[];
}

/** One indicator carries a large part of the hundred; the same indicator in several forms is one finding. */
export const b8: DocumentCheck = {
  code: 'B8',
  scope: 'document',
  run({ forms }, _context, report) {
    const found = new Map<string, Heavy>();
    for (const form of forms) collect(form, found);
    for (const { name, weight, places, forms: orders } of found.values()) {
      report({
        case: weight.compare(heavy) > 0 ? 'heavy' : 'notable',
        form: orders.length === 1 ? (orders[0] ?? null) : null,
        at: places,
        printed: weight.toString(),
        facts: { name, weight: weight.toString(), count: orders.length, forms: orders },
      });
    }
  },
};

function collect(form: EvaluatedForm, found: Map<string, Heavy>): void {
  for (const { name, index, weight } of form.indicators) {
    if (weight.value === null || weight.value.compare(notable) <= 0 || weight.value.compare(Decimal.hundred) > 0)
      continue;
    const key = `${name} ${weight.value}`;
    const one = found.get(key) ?? { name, weight: weight.value, places: [], forms: [] };
    one.places.push(atIndicator(name, index, 'weight', form.order));
    one.forms.push(form.order);
    found.set(key, one);
  }
}
