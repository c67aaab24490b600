import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { comparable } from '../../values/compare.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, placesOf, rowOf } from './rows.js';

const habit = Number(ruleOf('C9').number('habit').toString());

/** Target or actual value lacks the unit that the other prints. One finding a form; a note where the form does it throughout. */
export const c9: FormCheck = {
  code: 'C9',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    let rows: EvaluatedIndicator[] | null = null;
    let withUnit = 0;
    for (const indicator of form.indicators) {
      const { target, actual } = indicator;
      if (!isQuantity(target) || !isQuantity(actual) || target.percent !== null || actual.percent !== null) continue;
      if ((target.unit === null) === (actual.unit === null)) {
        if (target.unit !== null) withUnit += 1;
        continue;
      }
      const compared = comparable(target, { ...actual, operator: null });
      if (!compared.ok || compared.assumed === 'magnitude') continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows === null) return;
    const isHabit = rows.length >= habit && withUnit === 0;
    const places = rows.flatMap((row) =>
      placesOf([row], isQuantity(row.target) && row.target.unit === null ? 'target' : 'actual', 'unit'),
    );
    report({ case: isHabit ? 'habit' : 'rows', at: places, facts: { count: rows.length, rows: rows.map(rowOf) } });
  },
};
