import type { EvaluatedForm, Evaluation } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { findIndicator } from './indicators.js';
import { DEPARTMENT, formsOf, percentage, type Stated, statedFacts, textOf } from './stated.js';

interface Beyond {
  readonly form: EvaluatedForm;
  readonly exact: Decimal;
}

/** What the narrative says of all projects (deviation within 10 %, progress 100 %) or admits of an indicator, against the forms. */
export const n8Control: DocumentCheck = {
  code: 'N8',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const rule = ruleOf('N8');
    const facts = statedFacts(evaluation);
    const rates = facts.filter(
      ({ fact, unit }) => unit === 'percent' && fact.about === DEPARTMENT && fact.field !== 'share',
    );
    const named = (list: string): Stated[] =>
      rates.filter(({ fact }) => rule.list(list).some((word) => (fact.label ?? '').includes(word)));
    const within = named('deviation').filter(({ value, fact }) => value !== null && fact.value.endsWith('内'));
    const limit = within[0]?.value ?? null;
    if (limit !== null) listed('deviation', within, deviating(evaluation, limit), report);
    const done = named('progress').filter(
      ({ value, vague }) => value !== null && !vague && value.equals(Decimal.hundred),
    );
    if (done.length > 0) listed('progress', done, unspent(evaluation, rule.number('progress')), report);
    for (const stated of facts) if (stated.fact.field === 'shortfall') admitted(evaluation, stated, report);
  },
};

/** All forms beyond what is said are one finding, with every place that says it. */
function listed(
  kind: 'deviation' | 'progress',
  stated: readonly Stated[],
  beyond: readonly Beyond[],
  report: Report,
): void {
  const first = stated[0];
  if (first === undefined || beyond.length === 0) return;
  report({
    case: kind,
    form: null,
    at: [...stated.map(textOf), ...beyond.map(({ form }) => at('funds.total.executed', form.order))],
    printed: first.fact.value,
    facts: {
      label: first.fact.label ?? first.fact.field,
      forms: beyond.map(({ form, exact }) => ({
        form: form.order,
        name: form.name,
        initial: form.totalFunds?.initial.printed ?? null,
        annual: form.totalFunds?.annual.printed ?? null,
        executed: form.totalFunds?.executed.printed ?? null,
        exact: exact.round(2).toString(),
      })),
    },
  });
}

function deviating(evaluation: Evaluation, limit: Decimal): Beyond[] {
  return evaluation.forms.flatMap((form) => {
    const initial = form.totalFunds?.initial.value;
    const executed = form.totalFunds?.executed.value;
    if (form.kind !== 'project' || initial == null || executed == null || initial.sign() <= 0) return [];
    const exact = percentage(executed.sub(initial).abs(), initial);
    return exact.compare(limit) > 0 ? [{ form, exact }] : [];
  });
}

function unspent(evaluation: Evaluation, slack: Decimal): Beyond[] {
  return evaluation.forms.flatMap((form) => {
    const annual = form.totalFunds?.annual.value;
    const executed = form.totalFunds?.executed.value;
    if (form.kind !== 'project' || annual == null || executed == null || annual.sign() <= 0) return [];
    const exact = percentage(executed, annual);
    return exact.lessThan(Decimal.hundred.sub(slack)) ? [{ form, exact }] : [];
  });
}

/** The text says that an indicator was missed; the form gives it full marks. */
function admitted(evaluation: Evaluation, stated: Stated, report: Report): void {
  const form = formsOf(evaluation, stated.fact.about)[0];
  const row = form === undefined ? null : findIndicator(form, stated.fact.indicator ?? null);
  if (
    form === undefined ||
    row?.weight.value == null ||
    row.score.value === null ||
    row.score.value.lessThan(row.weight.value)
  )
    return;
  report({
    case: 'shortfall',
    form: form.order,
    at: [textOf(stated), atIndicator(row.name, row.index, 'score'), atIndicator(row.name, row.index, 'actual')],
    printed: stated.fact.quote,
    facts: { said: stated.fact.quote, indicator: row.name, form: form.order, score: row.score.printed },
  });
}
