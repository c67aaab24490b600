import type { EvaluatedForm, EvaluatedIndicator, Evaluation } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { atIndicator } from '../place.js';
import { findIndicator, plain } from './indicators.js';
import { agreement, byParagraph, DEPARTMENT, formsOf, percentage, type Stated, textOf } from './stated.js';

/** Rates of indicators that the narrative states, against the form's value and against the amounts beside them. */
export const n7IndicatorValues: DocumentCheck = {
  code: 'N7',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const paragraph of byParagraph(evaluation)) {
      for (const stated of paragraph) {
        if (
          stated.fact.field !== 'indicatorActual' ||
          stated.value === null ||
          stated.unit !== 'percent' ||
          stated.vague
        )
          continue;
        const form = formsOf(evaluation, stated.fact.about)[0];
        // A heading may name the class of the indicator; then the words before the figure name it.
        const row =
          form === undefined
            ? null
            : (findIndicator(form, stated.fact.indicator ?? null) ?? findIndicator(form, stated.fact.label ?? null));
        const percent = row === null ? null : actualPercent(row);
        if (form === undefined || row === null || percent === null || !names(row, stated)) continue;
        compare(evaluation, stated, stated.value, form, row, percent, paragraph, report);
      }
    }
  },
};

interface Percent {
  readonly value: Decimal;
  readonly places: number;
}

/** The form's value as a plain percentage; bounds, lists and words are none. */
function actualPercent(row: EvaluatedIndicator): Percent | null {
  const { actual } = row;
  if (actual.kind !== 'number' || actual.percent !== '%' || actual.operator !== null || actual.approximate) return null;
  return { value: actual.number, places: actual.number.places() };
}

/** The figure is stated under the indicator's own name, not under another of the same paragraph. */
function names(row: EvaluatedIndicator, stated: Stated): boolean {
  const name = plain(row.name ?? '');
  const label = plain(stated.fact.label ?? '');
  return label.length > 0 && (name.includes(label) || label.includes(name));
}

function compare(
  evaluation: Evaluation,
  stated: Stated,
  value: Decimal,
  form: EvaluatedForm,
  row: EvaluatedIndicator,
  table: Percent,
  paragraph: readonly Stated[],
  report: Report,
): void {
  const amounts = paragraph.filter(({ unit, vague }) => unit === 'money' && !vague);
  const exact = ratio(amounts);
  const facts = { indicator: row.name, form: form.order, table: row.indicator.actual ?? null };
  if (
    exact !== null &&
    agreement(value, stated.places, exact) !== 'other' &&
    table.places > 0 &&
    agreement(table.value, table.places, exact) === 'other'
  ) {
    report({
      case: 'amounts',
      form: form.order,
      at: [atIndicator(row.name, row.index, 'actual'), textOf(stated), ...amounts.map(textOf)],
      printed: row.indicator.actual ?? null,
      expected: `${exact.round(Math.max(2, table.places)).toString()}%`,
      facts: { ...facts, amounts: amounts.map(({ fact }) => fact.value), exact: exact.toString() },
    });
    return;
  }
  const places = Math.min(stated.places, table.places);
  if (value.round(places).equals(table.value.round(places)) || agreement(value, stated.places, table.value) !== 'other')
    return;
  if (stated.fact.about === DEPARTMENT && evaluation.forms.filter(({ kind }) => kind === 'department').length > 1)
    return;
  report({
    case: 'value',
    form: form.order,
    at: [textOf(stated), atIndicator(row.name, row.index, 'actual')],
    printed: stated.fact.value,
    expected: row.indicator.actual ?? null,
    facts,
  });
}

/** The smaller of exactly two amounts in percent of the larger. */
function ratio(amounts: readonly Stated[]): Decimal | null {
  const [first, second] = amounts.map(({ value }) => value);
  if (amounts.length !== 2 || first == null || second == null || first.isZero() || second.isZero()) return null;
  return percentage(Decimal.min(first, second), Decimal.max(first, second), 2);
}
