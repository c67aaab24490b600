import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at, atLevel1 } from '../place.js';
import { ruleOf } from '../rules.js';
import { weightGroups } from '../scores/weight-groups.js';

const tolerance = ruleOf('F3').number('tolerance');

/** The printed weights of a department form's classes make up its total (a hundred, where it prints none). */
export const f3: FormCheck = {
  code: 'F3',
  scope: 'form',
  run({ form, execution }, _context, report) {
    if (form.kind !== 'department') return;
    const classes = classWeights(form);
    if (classes === null) return;
    const sum = Decimal.sum([...classes.values()]);
    const whole = form.total.weight.value ?? Decimal.hundred;
    // Execution may be one of the classes, or stand beside them in the funds block.
    const own = execution?.weight ?? Decimal.zero;
    if (sum.sub(whole).abs().compare(tolerance) <= 0 || sum.add(own).sub(whole).abs().compare(tolerance) <= 0) return;
    report({
      case: form.total.weight.value === null ? 'hundred' : 'total',
      at: [at('total.weight'), ...[...classes.keys()].map((name) => atLevel1(name))],
      printed: form.total.weight.printed,
      expected: sum.add(own).toString(),
      facts: {
        parts: [...classes].map(([source, weight]) => ({ source, printed: weight.toString() })),
        sum: sum.add(own).toString(),
        whole: whole.toString(),
      },
    });
  },
};

function classWeights(form: EvaluatedForm): Map<string, Decimal> | null {
  const classes = new Map<string, Decimal>();
  for (const { name, heading } of weightGroups(form, 'level1')) {
    if (heading.value === null || name === '') return null;
    classes.set(name, heading.value);
  }
  return classes.size < 2 ? null : classes;
}
