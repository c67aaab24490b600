import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { Value } from '../../values/value.js';
import { units } from '../../values/vocabulary.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, endingOf } from './any-of.js';
import { isQuantity, reportByKind, withoutBrackets } from './rows.js';

const rule = ruleOf('C10');
const most = Number(rule.number('rows').toString());
const counts = endingOf(rule.list('counts'));
const visits = anyOf(rule.list('visits'));
const heads = anyOf(rule.list('heads'));
const workingDays = anyOf(rule.list('workingDays'));
const calendarDays = new Set(rule.list('calendarDays'));
const personUnits = new Set(rule.list('personUnits'));
const visitUnits = new Set(rule.list('visitUnits'));
const personFamily = 'person';
const visitFamily = 'visit';

/** The unit is not what the name counts: a number of people in %, 人次 in 人, working days in days. */
export const c10: FormCheck = {
  code: 'C10',
  scope: 'form',
  run({ form }, _context, report) {
    reportByKind(report, form.indicators, contradiction, ['target', 'actual', 'unit'], most);
  },
};

function contradiction({ name, target, actual }: EvaluatedIndicator): string | null {
  if (name === null) return null;
  const t = kindOf(target);
  const a = kindOf(actual);
  if (t === null && a === null) return null;
  if ((t === '%' || t === null) && (a === '%' || a === null)) {
    return counts.test(withoutBrackets(name)) ? 'rate' : null;
  }
  if ((t === visitFamily && a === personFamily) || (t === personFamily && a === visitFamily)) return 'mixed';
  if (t === personFamily || a === personFamily) return visits.test(name) && !heads.test(name) ? 'visits' : null;
  if (t === visitFamily || a === visitFamily) return heads.test(name) && !visits.test(name) ? 'heads' : null;
  if (t === 'day' || a === 'day') return workingDays.test(name) ? 'working-days' : null;
  return null;
}

/** What a value counts, as far as this check tells it apart. */
function kindOf(value: Value): string | null {
  if (!isQuantity(value)) return null;
  if (value.percent !== null) return '%';
  if (value.unit === null) return null;
  if (calendarDays.has(value.unit)) return 'day';
  const family = units.at(value.unit, 0)?.meaning.family ?? '';
  if (personUnits.has(family)) return personFamily;
  return visitUnits.has(family) ? visitFamily : 'other';
}
