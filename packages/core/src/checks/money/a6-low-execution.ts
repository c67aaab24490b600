import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { says } from '../scores/judged-row.js';
import { amountOf } from './amounts.js';

const rule = ruleOf('A6');
const low = rule.number('low');
const veryLow = rule.number('veryLow');
const notFar = rule.number('notFar');
const words = rule.list('wordsOfExecution');
const none = new Set(rule.list('noReason'));

/** A low execution rate carries its reason and what is done about it. */
export const a6: FormCheck = {
  code: 'A6',
  scope: 'form',
  run({ form, scorecard }, _context, report) {
    if (form.kind !== 'project' && form.kind !== 'department') return;
    const total = form.totalFunds;
    if (total === null) return;
    const annual = amountOf(form, 'annual');
    const executed = amountOf(form, 'executed');
    if (annual === null || executed === null || annual.sign() <= 0 || executed.sign() < 0) return;
    if (executed.compare(annual.mul(low)) >= 0 || hasReason(form)) return;
    // Not far below, why less was done says why less was spent.
    if (executed.compare(annual.mul(notFar)) >= 0 && form.indicators.some(isMissedWithReason)) return;
    const part = form.funds.find((row) => row !== total && row.executed.value?.equals(executed) === true);
    const facts = {
      annual: total.annual.printed,
      executed: total.executed.printed,
      rate: `${executed.mul(Decimal.hundred).div(annual, 2)}%`,
      unspent: annual.sub(executed).toString(),
      total: form.total.score.printed,
      cap: scorecard?.totals.cap?.toString() ?? null,
    };
    report({
      // The clause speaks of projects.
      case: form.kind === 'project' && executed.compare(annual.mul(veryLow)) < 0 ? 'very-low' : 'low',
      at: [
        at(`${total.path}.reason`),
        at(`${total.path}.rate`),
        at(`${total.path}.executed`),
        ...(part === undefined ? [] : [at(`${part.path}.rate`), at(`${part.path}.executed`)]),
      ],
      printed: total.rate.printed ?? facts.rate,
      facts,
    });
  },
};

function isMissedWithReason({ indicator, score, weight }: EvaluatedIndicator): boolean {
  const isCut = score.value !== null && weight.value !== null && score.value.lessThan(weight.value);
  return (isCut || weight.value === null) && says(indicator.deviation);
}

/** A reason in the funds block, or a text of the form that speaks of the money. */
function hasReason({ funds, form, indicators }: EvaluatedForm): boolean {
  if (funds.some(({ reason }) => reason !== null && reason.length > 1 && !none.has(reason))) return true;
  const speaks = (text: string | null | undefined): boolean =>
    text != null && words.some((word) => text.includes(word));
  return (
    speaks(form.problems) ||
    speaks(form.measures) ||
    speaks(form.conclusion) ||
    speaks(form.process) ||
    indicators.some(({ indicator }) => speaks(indicator.deviation))
  );
}
