import type { EvaluatedForm } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('A16');
const adjusting = rule.list('adjusting');
const asking = rule.list('asking');

/** The form itself asks for the reason of an adjustment during the year; the budget was adjusted and none is given. */
export const a16: FormCheck = {
  code: 'A16',
  scope: 'form',
  run({ form }, _context, report) {
    const total = form.totalFunds;
    const initial = total?.initial.value ?? null;
    const annual = total?.annual.value ?? null;
    if (total === null || initial === null || annual === null || initial.equals(annual)) return;
    if (!asks(form) || form.funds.some(({ reason }) => reason !== null && !isInstruction(reason))) return;
    const part = form.funds.find((row) => row !== total && row.annual.value?.equals(annual) === true);
    report({
      at: [total, ...(part === undefined ? [] : [part])].flatMap(({ path }) => [
        at(`${path}.reason`),
        at(`${path}.initial`),
        at(`${path}.annual`),
      ]),
      printed: total.annual.printed,
      facts: { initial: total.initial.printed, annual: total.annual.printed, change: annual.sub(initial).toString() },
    });
  },
};

function isInstruction(text: string): boolean {
  return adjusting.some((word) => text.includes(word)) && asking.some((word) => text.includes(word));
}

function asks({ funds, form }: EvaluatedForm): boolean {
  return (
    funds.some(({ reason }) => reason !== null && isInstruction(reason)) ||
    Object.values(form.extra ?? {}).some((text) => text !== null && isInstruction(text))
  );
}
