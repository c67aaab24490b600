import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('F1');
const apart = rule.number('apart');
const completion = rule.list('completion');
const progress = rule.list('progress');

/** 预算完成率 and the year's 支出进度率 of one department speak of the same money. */
export const f1: FormCheck = {
  code: 'F1',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind !== 'department') return;
    const done = find(form, completion);
    const paid = find(form, progress);
    if (done === null || paid === null) return;
    if (done.share.sub(paid.share).abs().compare(apart) <= 0) return;
    report({
      at: [done, paid].flatMap(({ indicator: { name, index } }) => [
        atIndicator(name, index, 'actual'),
        atIndicator(name, index, 'score'),
      ]),
      printed: done.indicator.actual.printed,
      expected: paid.indicator.actual.printed,
      facts: {
        completionName: done.indicator.name,
        completion: done.indicator.actual.printed,
        progressName: paid.indicator.name,
        progress: paid.indicator.actual.printed,
      },
    });
  },
};

/** The last indicator of a name with one measured share (progress by the year's end stands after that by half-year). */
function find(form: EvaluatedForm, names: readonly string[]): { indicator: EvaluatedIndicator; share: Decimal } | null {
  let found: { indicator: EvaluatedIndicator; share: Decimal } | null = null;
  for (const indicator of form.indicators) {
    const { name, actual } = indicator;
    if (name === null || !names.some((each) => name.includes(each))) continue;
    const last = actual.kind === 'list' ? actual.items.at(-1) : actual;
    if (last?.kind === 'number' && last.percent !== null) found = { indicator, share: last.amount };
  }
  return found;
}
