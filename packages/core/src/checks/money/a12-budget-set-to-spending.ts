import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { at, wholeDocument } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('A12');
const least = rule.number('forms');
const share = rule.number('share');
const changed = rule.number('changed');

/** In nearly all forms the adjusted budget equals what was spent, though the initial budget was another: set afterwards. */
export const a12: DocumentCheck = {
  code: 'A12',
  scope: 'document',
  run({ forms }, _context, report) {
    const counted = forms.filter(
      ({ kind, totalFunds }) =>
        kind === 'project' && totalFunds?.annual.value != null && totalFunds.executed.value?.sign() === 1,
    );
    const equal = counted.filter(({ totalFunds }) =>
      totalFunds?.annual.value?.equals(totalFunds.executed.value ?? Decimal.zero),
    );
    const moved = equal.filter(isAdjusted);
    const all = Decimal.of(counted.length);
    if (all.compare(least) < 0 || Decimal.of(equal.length).compare(all.mul(share)) < 0) return;
    if (moved.length === 0 || Decimal.of(moved.length).compare(all.mul(changed)) < 0) return;
    report({
      at: [
        wholeDocument,
        ...moved.map(({ order, totalFunds }) => at(`${totalFunds?.path ?? 'funds.total'}.annual`, order)),
      ],
      facts: {
        count: equal.length,
        forms: counted.length,
        adjusted: moved.length,
        rows: moved.map(({ order, name, totalFunds }) => ({
          form: order,
          name,
          initial: totalFunds?.initial.printed ?? null,
          annual: totalFunds?.annual.printed ?? null,
          executed: totalFunds?.executed.printed ?? null,
        })),
      },
    });
  },
};

function isAdjusted({ totalFunds }: EvaluatedForm): boolean {
  if (totalFunds === null) return false;
  const { initial, annual } = totalFunds;
  return initial.value === null ? initial.printed === null : annual.value?.equals(initial.value) === false;
}
