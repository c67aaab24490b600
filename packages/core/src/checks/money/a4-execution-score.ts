import { renderStep } from '../../model/scorecard.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';

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
    const expected = computed.toString();
    const alternative = execution.alternatives.find(({ score }) => score.sub(printed).abs().compare(tolerance) <= 0);
    if (alternative !== undefined && alternative.method !== 'initial-budget') {
      report({ case: 'rounded', at: places, printed: execution.printed.printed, expected, facts });
    } else if (off.sign() > 0) {
      report({
        case: 'over',
        at: places,
        printed: execution.printed.printed,
        expected,
        facts,
        stake: off.compare(Decimal.one) >= 0 ? 5 : 0,
      });
    } else {
      const reasoned = (form.totalFunds?.reason ?? '') !== '';
      report({
        case: reasoned ? 'reasoned' : 'under',
        at: places,
        printed: execution.printed.printed,
        expected,
        facts,
      });
    }
  },
};
