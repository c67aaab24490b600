import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, reportRows } from './rows.js';

const rule = ruleOf('C12');
const shortest = Number(rule.number('shortest').toString());
const fillers: ReadonlySet<string> = new Set(rule.list('fillers'));

/** Target and actual value are the same words but for one: 合同约定数额 and 合同约定数量 are not the same thing. */
export const c12: FormCheck = {
  code: 'C12',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const [target, actual] = [indicator.target.printed, indicator.actual.printed];
      if (target === null || actual === null || target.length !== actual.length || target.length < shortest) continue;
      if (isQuantity(indicator.target) || isQuantity(indicator.actual)) continue;
      if (target === actual || !isOneOff(target, actual)) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['actual', 'target']);
  },
};

/** One letter differs, and neither of the two is a digit or a mere particle. */
function isOneOff(a: string, b: string): boolean {
  let at = -1;
  for (let i = 0; i < a.length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    if (at >= 0) return false;
    at = i;
  }
  const [x, y] = [a.charAt(at), b.charAt(at)];
  return /\p{Script=Han}/u.test(x) && /\p{Script=Han}/u.test(y) && !fillers.has(x) && !fillers.has(y);
}
