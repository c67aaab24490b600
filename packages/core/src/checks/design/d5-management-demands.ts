import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { reportRows } from '../values/rows.js';

const demands = anyOf(ruleOf('D5').list('demands'));

/** Demands of everyday management (资金到位率, 制度健全) stand as output or benefit. One note a form. */
export const d5: FormCheck = {
  code: 'D5',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind === 'department') return;
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const { name, class: level1 } = indicator;
      if (name === null || (level1 !== 'output' && level1 !== 'benefit') || !demands.test(name)) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['name']);
  },
};
