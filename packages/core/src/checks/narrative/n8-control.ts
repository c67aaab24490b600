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
    if (facts.length === 0) return;
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
    delays(evaluation, facts, report);
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

/** The text says that an indicator was missed, or that a project was not completed; the form gives full marks. */
function admitted(evaluation: Evaluation, stated: Stated, report: Report): void {
  const form = formsOf(evaluation, stated.fact.about)[0];
  if (form === undefined) return;
  const row = findIndicator(form, stated.fact.indicator ?? null);
  if (row === null) {
    if (form.kind === 'project' && isFull(form.total.weight.value, form.total.score.value)) {
      report({
        case: 'full',
        form: form.order,
        at: [textOf(stated), at('total.score')],
        printed: stated.fact.quote,
        facts: { said: stated.fact.quote, form: form.order, score: form.total.score.printed },
      });
    }
    return;
  }
  if (!isFull(row.weight.value, row.score.value)) return;
  report({
    case: 'shortfall',
    form: form.order,
    at: [textOf(stated), atIndicator(row.name, row.index, 'score'), atIndicator(row.name, row.index, 'actual')],
    printed: stated.fact.quote,
    facts: { said: stated.fact.quote, indicator: row.name, form: form.order, score: row.score.printed },
  });
}

function isFull(weight: Decimal | null, score: Decimal | null): boolean {
  return weight !== null && score !== null && weight.sign() > 0 && score.atLeast(weight);
}

/** The text says that money or work of a project came late; the rows on timeliness have full marks. One finding a form. */
function delays(evaluation: Evaluation, facts: readonly Stated[], report: Report): void {
  const byForm = new Map<EvaluatedForm, Stated[]>();
  for (const stated of facts) {
    if (stated.fact.field !== 'delay') continue;
    const form = stated.fact.about === DEPARTMENT ? undefined : formsOf(evaluation, stated.fact.about)[0];
    if (form === undefined) continue;
    const list = byForm.get(form);
    if (list === undefined) byForm.set(form, [stated]);
    else list.push(stated);
  }
  for (const [form, said] of byForm) {
    const rows = form.indicators.filter(
      (row) =>
        ruleOf('N8')
          .list('timely')
          .some((word) => (row.name ?? '').includes(word)) && isFull(row.weight.value, row.score.value),
    );
    if (rows.length === 0) continue;
    report({
      case: 'delay',
      form: form.order,
      at: [
        ...said.map(textOf),
        ...rows.flatMap((row) => [
          atIndicator(row.name, row.index, 'actual'),
          atIndicator(row.name, row.index, 'score'),
        ]),
      ],
      printed: said[0]?.fact.quote ?? null,
      facts: { said: said[0]?.fact.quote ?? null, form: form.order, rows: rows.map((row) => row.name) },
    });
  }
}
