import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { isQuantity, placeOf, rowOf } from '../values/rows.js';

const rule = ruleOf('X8');
const below = rule.number('below');
const least = rule.number('least');
const people = anyOf(rule.list('people'));
const KINDS = [
  ['timeliness', anyOf(rule.list('timeliness'))],
  ['coverage', anyOf(rule.list('coverage'))],
] as const;

/** A count of people is missed by more than half, and timeliness or coverage of the same form still stand at 100 %. */
export const x8: FormCheck = {
  code: 'X8',
  scope: 'form',
  run({ form, rows }, _context, report) {
    if (form.kind !== 'project') return;
    let missed: EvaluatedIndicator | null = null;
    for (const row of rows) {
      if (row === null || row.reason !== 'missed' || row.ratio === null || row.ratio.compare(below) >= 0) continue;
      const indicator = form.indicators[Number(row.path.slice('indicators.'.length))];
      if (indicator === undefined || !isCount(indicator)) continue;
      missed = indicator;
      break;
    }
    if (missed === null) return;
    const far = missed;
    for (const [kind, words] of KINDS) {
      const full = form.indicators.filter((indicator) => isWhole(indicator) && words.test(indicator.name ?? ''));
      if (full.length === 0) continue;
      report({
        case: kind,
        at: [
          ...full.flatMap((indicator) => [placeOf(indicator, 'actual'), placeOf(indicator, 'score')]),
          placeOf(far, 'actual'),
        ],
        printed: full[0]?.actual.printed ?? null,
        facts: {
          name: far.name,
          target: far.target.printed,
          actual: far.actual.printed,
          count: full.length,
          rows: full.map(rowOf),
        },
      });
    }
  },
};

function isCount({ name, target }: EvaluatedIndicator): boolean {
  return (
    isQuantity(target) &&
    target.percent === null &&
    target.amount.compare(least) >= 0 &&
    people.test(`${name}${target.unit ?? ''}`)
  );
}

function isWhole({ actual, score }: EvaluatedIndicator): boolean {
  return (
    isQuantity(actual) && actual.percent === '%' && actual.number.equals(rule.number('whole')) && score.value !== null
  );
}
