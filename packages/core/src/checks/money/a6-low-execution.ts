import type { EvaluatedForm, EvaluatedIndicator, IndicatorAspect } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
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
  run({ form, scorecard, rows }, _context, report) {
    if (form.kind !== 'project' && form.kind !== 'department') return;
    const total = form.totalFunds;
    if (total === null) return;
    const annual = amountOf(form, 'annual');
    const executed = amountOf(form, 'executed');
    if (annual === null || executed === null || annual.sign() <= 0 || executed.sign() < 0) return;
    if (executed.compare(annual.mul(low)) >= 0 || hasReason(form)) return;
    // Not far below, why less was done says why less was spent.
    const isLessDone = (row: EvaluatedIndicator): boolean => isOutput(row) && isMissed(row, rows[row.index]);
    if (
      executed.compare(annual.mul(notFar)) >= 0 &&
      form.indicators.some((row) => says(row.indicator.deviation) && isLessDone(row))
    )
      return;
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

/** How much was done, when, and what it cost: what money is spent on. How well it was done spends no less. */
function isOutput({ class: level1, aspect }: EvaluatedIndicator): boolean {
  if (level1 === 'cost') return true;
  return (level1 === 'output' || level1 === null) && aspect !== null && SPENDING.has(aspect);
}

const SPENDING: ReadonlySet<IndicatorAspect> = new Set(['quantity', 'timeliness', 'cost']);

/** Whether a target was not reached, as the scorecard tells, else the marks, else, without weight, the values themselves. */
function isMissed(
  { score, weight, target, actual, direction }: EvaluatedIndicator,
  row: ScoreRow | null | undefined,
): boolean {
  const reason = row?.reason;
  if (reason === 'missed' || reason === 'missed-lower' || reason === 'date-missed') return true;
  if (reason === 'met' || reason === 'not-applicable' || reason === 'over-cut') return false;
  if (weight.value !== null) return score.value?.lessThan(weight.value) === true;
  if (target.kind !== 'number' || actual.kind !== 'number')
    return actual.kind !== 'blank' && actual.printed !== target.printed;
  return direction === 'at-most' ? target.amount.lessThan(actual.amount) : actual.amount.lessThan(target.amount);
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
