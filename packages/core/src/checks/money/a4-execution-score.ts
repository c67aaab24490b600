import { renderStep } from '../../model/scorecard.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { says } from '../scores/judged-row.js';

const rule = ruleOf('A4');
const tolerance = rule.number('tolerance');

/** The marks for execution follow from the unrounded rate. */
export const a4: FormCheck = {
  code: 'A4',
  scope: 'form',
  run({ form, execution }, _context, report) {
    const printed = execution?.printed.value ?? null;
    if (execution === null || printed === null) return;
    const rate = form.totalFunds?.rate.printed ?? null;
    if (execution.state === 'pending') {
      if (printed.sign() <= 0) return;
      report({
        case: 'pending',
        at: [at(`${execution.path}.score`), at(`${execution.path}.rate`), at('total.score')],
        printed: execution.printed.printed,
        facts: {
          rate,
          annual: form.totalFunds?.annual.printed ?? null,
          executed: form.totalFunds?.executed.printed ?? null,
        },
      });
      return;
    }
    const { computed } = execution;
    if (computed === null) return;
    const off = printed.sub(computed);
    if (off.abs().compare(tolerance) <= 0) return;
    const facts = {
      weight: execution.weight?.toString() ?? null,
      rate,
      arithmetic: execution.steps.map(renderStep),
      difference: off.abs().toString(),
    };
    const places = [at(`${execution.path}.score`), at(`${execution.path}.rate`)];
    const alternative = execution.alternatives.find(({ score }) => score.sub(printed).abs().compare(tolerance) <= 0);
    const common = {
      at: places,
      printed: execution.printed.printed,
      expected: computed.toString(),
      facts,
      citation: execution.citation,
    };
    if (alternative !== undefined && alternative.method !== 'initial-budget') {
      report({ case: 'rounded', ...common });
    } else if (off.sign() > 0) {
      report({ case: 'over', ...common, stake: off.compare(Decimal.one) >= 0 ? 5 : 0 });
    } else {
      report({ case: says(form.totalFunds?.reason) ? 'reasoned' : 'under', ...common });
    }
  },
};
