import type { EvaluatedForm, Figure } from '../../model/evaluation.js';
import type { Policy } from '../../model/policy.js';
import type { Scorecard, ScoreRow } from '../../model/scorecard.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, FormSubject, Report } from '../check.js';
import { at, atIndicator, atLevel1, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { ownExecution } from './weight-groups.js';

const rule = ruleOf('B3');
const tail = rule.number('tailOfEachRow');

/** 0 ≤ score ≤ weight; the printed total is the sum of the printed scores; the grade is that of the printed total. */
export const b3: FormCheck = {
  code: 'B3',
  scope: 'form',
  run(subject, context, report) {
    bounds(subject, report);
    total(subject, report);
    if (subject.scorecard === null) return;
    const policy = context.policyOf(subject.form);
    grade(subject.form, subject.scorecard, policy, report);
    cap(subject.form, subject.scorecard, policy, report);
  },
};

function bounds({ form, execution }: FormSubject, report: Report): void {
  if (execution !== null && isOutside(execution.printed.value, execution.weight)) {
    tellBound(execution.name, execution.printed, execution.weight, [at(`${execution.path}.score`)], report);
  }
  for (const { name, index, score, weight } of form.indicators) {
    if (!isOutside(score.value, weight.value)) continue;
    tellBound(
      name,
      score,
      weight.value,
      [atIndicator(name, index, 'score'), atIndicator(name, index, 'weight')],
      report,
    );
  }
}

function isOutside(score: Decimal | null, weight: Decimal | null): boolean {
  return score !== null && weight !== null && (score.compare(weight) > 0 || score.sign() < 0);
}

function tellBound(name: string | null, score: Figure, weight: Decimal | null, places: Place[], report: Report): void {
  const facts = { name, weight: weight?.toString() ?? null };
  const isNegative = score.value !== null && score.value.sign() < 0;
  const printed = score.printed;
  if (isNegative) report({ case: 'negative', at: places, printed, facts });
  else report({ case: 'above', at: places, printed, expected: facts.weight, facts });
}

function total(subject: FormSubject, report: Report): void {
  const { form } = subject;
  const execution = ownExecution(subject);
  const printed = form.total.score.value;
  if (printed === null) return;
  let sum = Decimal.zero;
  let open = Decimal.zero;
  let weighed = Decimal.zero;
  let scored = 0;
  const count = (score: Decimal | null, weight: Decimal | null): void => {
    if (weight !== null) weighed = weighed.add(weight);
    if (score !== null) {
      sum = sum.add(score);
      scored += 1;
    } else if (weight !== null) open = open.add(weight);
  };
  if (execution !== null) count(execution.printed.value, execution.weight);
  for (const { score, weight } of form.indicators) count(score.value, weight.value);
  if (scored < 2) return;
  const off = printed.sub(sum);
  const slack = tail.mul(Decimal.of(scored));
  // Rows without a score may carry what is missing, up to their weight; that they are blank is another finding.
  if (off.compare(open.add(slack)) <= 0 && off.compare(slack.negated()) >= 0) return;
  // Where no total of the weights is printed, rows may have been left out of the sheet, worth the rest of the hundred.
  const left =
    form.total.weight.printed === null ? Decimal.max(Decimal.zero, Decimal.hundred.sub(weighed)) : Decimal.zero;
  open = open.add(left);
  const isOpen = !left.isZero() && off.sign() > 0 && off.compare(open.add(slack)) <= 0;
  const isRounded = open.isZero() && sum.round(printed.places()).equals(printed);
  const short = shortGroups(form, execution);
  const parts = [execution?.printed ?? null, ...form.indicators.map(({ score }) => score)]
    .filter((figure) => figure !== null && figure.value !== null)
    .map((figure) => figure?.printed ?? '');
  report({
    case: isRounded ? 'rounded' : isOpen ? 'incomplete' : 'total',
    at: [at('total.score'), ...short],
    printed: form.total.score.printed,
    expected: open.isZero() ? sum.toString() : `≤${sum.add(open)}`,
    facts: { parts, sum: sum.toString(), open: open.toString(), difference: off.abs().toString() },
    stake: 5,
  });
}

/** Headings whose weight is more than their rows carry: where a total that does not add up often comes from. */
function shortGroups(form: EvaluatedForm, execution: ScoreRow | null): Place[] {
  const places: Place[] = [];
  if (execution?.printed.value === null) places.push(at(`${execution.path}.score`));
  const weights = new Map<string, { heading: Decimal; sum: Decimal }>();
  for (const { indicator, level1Weight, weight } of form.indicators) {
    if (level1Weight.value === null || indicator.level1 === null) continue;
    const group = weights.get(indicator.level1) ?? { heading: level1Weight.value, sum: Decimal.zero };
    weights.set(indicator.level1, { heading: group.heading, sum: group.sum.add(weight.value ?? Decimal.zero) });
  }
  for (const [name, { heading, sum }] of weights) if (heading.compare(sum) > 0) places.push(atLevel1(name));
  return places;
}

function grade(form: EvaluatedForm, scorecard: Scorecard, policy: Policy | null, report: Report): void {
  const { printed, ofPrinted } = scorecard.grade;
  if (printed === null || ofPrinted === null || printed === ofPrinted) return;
  // Another scale (A, 合格) is not this policy's to judge.
  if (policy?.grades.bands.some((band) => band.grade === printed) === false) return;
  report({
    case: 'grade',
    at: [at('total.grade')],
    printed,
    expected: ofPrinted,
    citation: scorecard.grade.citation,
    facts: { score: form.total.score.printed },
  });
}

/** Some policies cap the total where little of the budget was spent. */
function cap(form: EvaluatedForm, scorecard: Scorecard, policy: Policy | null, report: Report): void {
  const printed = form.total.score.value;
  const most = scorecard.totals.cap;
  if (printed === null || most === null || printed.compare(most) <= 0) return;
  report({
    case: 'cap',
    at: [at('total.score')],
    printed: form.total.score.printed,
    expected: `≤${most}`,
    citation: policy?.cap?.citation ?? null,
    facts: { rate: form.totalFunds?.rate.printed ?? null, cap: most.toString(), policy: policy?.title ?? null },
    stake: 5,
  });
}
