import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FactValue } from '../../model/finding.js';
import { units } from '../../values/vocabulary.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, endingOf } from '../values/any-of.js';
import { isQuantity, placesOf, rowOf } from '../values/rows.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D2');
const money = anyOf(rule.list('money'));
const moneyAsCount = anyOf(rule.list('moneyAsCount'));
const counts = endingOf(rule.list('counts'));
const satisfaction = anyOf(rule.list('satisfaction'));
const assistance = endingOf(rule.list('assistance'));
const savings = anyOf(rule.list('savings'));
const moneyFamily = new Set(rule.list('moneyUnits'));

/** An indicator stands under a level that it does not belong to: money under 数量, satisfaction under 效益. One finding a form. */
export const d2: FormCheck = {
  code: 'D2',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind === 'department') return;
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      if (mismatch(indicator) === null) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows === null) return;
    report({
      case: isPrescribed(form) ? 'prescribed' : 'own',
      at: placesOf(rows, 'level2', 'name', 'level1'),
      facts: { count: rows.length, rows: rows.map(facts) },
    });
  },
};

function facts(indicator: EvaluatedIndicator): { [key: string]: FactValue } {
  const { level1, level2 } = indicator.indicator;
  return { ...rowOf(indicator), level: level2 ?? level1, belongs: mismatch(indicator) };
}

/** The level to which the row belongs, where it is not its own. */
function mismatch({ name, aspect, class: level1, target }: EvaluatedIndicator): string | null {
  if (name === null) return null;
  const isBenefit = aspect === 'economic' || aspect === 'social' || aspect === 'ecological' || aspect === 'sustainable';
  if (level1 === 'output' && isBenefit) return 'benefit';
  if (level1 === 'benefit') {
    if (aspect === 'quantity' || aspect === 'quality' || aspect === 'timeliness') return 'output';
    return aspect !== 'satisfaction' && satisfaction.test(name) ? 'satisfaction' : null;
  }
  const unit = isQuantity(target) && target.unit !== null ? (units.at(target.unit, 0)?.meaning.family ?? null) : null;
  const isMoney = unit !== null && moneyFamily.has(unit);
  if (aspect === 'quantity') {
    if (counts.test(name)) return null;
    if (isMoney) return money.test(name) ? 'cost' : null;
    return unit === null && moneyAsCount.test(name) ? 'cost' : null;
  }
  if (aspect === 'quality') {
    return isQuantity(target) && target.percent === null && counts.test(name) ? 'quantity' : null;
  }
  if (level1 === 'cost' || aspect === 'cost') {
    const isRate = isQuantity(target) && target.percent !== null;
    return isRate && assistance.test(name) && !savings.test(name) ? 'benefit' : null;
  }
  return null;
}
