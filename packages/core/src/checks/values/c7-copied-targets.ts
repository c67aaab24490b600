import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { DocumentCheck } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, rowOf } from './rows.js';

const rule = ruleOf('C7');
const leastRows = Number(rule.number('rows').toString());
const leastForms = Number(rule.number('forms').toString());
const share = Number(rule.number('share').shift(2).toString());
const full = rule.number('full');

interface Copied {
  readonly form: EvaluatedForm;
  readonly rows: readonly EvaluatedIndicator[];
  readonly of: number;
}

/** Nearly every measured value equals its target. A note on a form; one warning where most forms of a document are so. */
export const c7: DocumentCheck = {
  code: 'C7',
  scope: 'document',
  run({ forms }, _context, report) {
    let looked = 0;
    const copied: Copied[] = [];
    for (const form of forms) {
      if (!hasActuals(form) || form.kind === 'monitor' || form.indicators.length < leastRows) continue;
      let counted = 0;
      let same = 0;
      for (const indicator of form.indicators) {
        if (!isCounted(indicator)) continue;
        counted += 1;
        if (isCopied(indicator)) same += 1;
      }
      if (counted < leastRows) continue;
      looked += 1;
      if (isMost(same, counted))
        copied.push({
          form,
          rows: form.indicators.filter((row) => isCounted(row) && isCopied(row)),
          of: counted,
        });
    }
    if (copied.length >= leastForms && copied.length * 2 >= looked) {
      report({
        case: 'document',
        at: copied.map(({ form }) => at('indicators', form.order)),
        facts: {
          count: copied.length,
          looked,
          forms: copied.map(({ form, rows, of }) => ({ form: form.order, name: form.name, rows: rows.length, of })),
        },
      });
      return;
    }
    for (const { form, rows, of } of copied) {
      report({
        case: 'form',
        form: form.order,
        at: rows.map(({ name, index }) => atIndicator(name, index, 'actual')),
        facts: { count: rows.length, of, rows: rows.map(rowOf) },
      });
    }
  },
};

function isCounted({ target, actual }: EvaluatedIndicator): boolean {
  return isQuantity(target) && actual.kind !== 'blank';
}

function isMost(part: number, whole: number): boolean {
  return part * 100 >= whole * share;
}

/** The number of the target again, with or without its sign. A target of 100 % can only be met exactly. */
function isCopied({ target, actual }: EvaluatedIndicator): boolean {
  if (!isQuantity(target) || !isQuantity(actual)) return false;
  if (target.percent !== null && target.number.equals(full)) return false;
  return target.amount.equals(actual.amount);
}
