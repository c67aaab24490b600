import type { EvaluatedForm } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { atIndicator, type Place } from '../place.js';
import { findIndicator } from './indicators.js';
import { byParagraph, CLASS_OF_SCORE, formsOf, type Stated, textOf } from './stated.js';

/** Marks that the narrative says were taken off, against weight less score of the indicator, or of the class named before. */
export const n2Deductions: DocumentCheck = {
  code: 'N2',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const paragraph of byParagraph(evaluation)) {
      paragraph.forEach((stated, index) => {
        if (stated.fact.field !== 'deduction' || stated.value === null || stated.vague) return;
        const form = formsOf(evaluation, stated.fact.about)[0];
        if (form === undefined) return;
        if (!compareIndicator(stated, stated.value, form, report))
          compareClass(stated, stated.value, paragraph.slice(0, index), form, report);
      });
    }
  },
};

function compareIndicator(stated: Stated, value: Decimal, form: EvaluatedForm, report: Report): boolean {
  const row = findIndicator(form, stated.fact.indicator ?? null);
  if (row?.weight.value == null || row.score.value === null) return row !== null;
  const lost = row.weight.value.sub(row.score.value);
  if (!lost.equals(value)) {
    raise(
      stated,
      form,
      lost,
      row.weight.printed,
      row.score.printed,
      row.name ?? '',
      [atIndicator(row.name, row.index, 'score')],
      report,
    );
  }
  return true;
}

/** A deduction of a class: the marks that the rows of the class lost in the form, which the text's own class score must bear out. */
function compareClass(
  stated: Stated,
  value: Decimal,
  before: readonly Stated[],
  form: EvaluatedForm,
  report: Report,
): void {
  const scored = before.findLast((other) => CLASS_OF_SCORE[other.fact.field] !== undefined);
  const level = scored === undefined ? undefined : CLASS_OF_SCORE[scored.fact.field];
  const rows = form.indicators.filter((row) => row.class === level);
  if (scored === undefined || rows.length === 0) return;
  if (rows.some((row) => row.weight.value === null || row.score.value === null)) return;
  const weight = Decimal.sum(rows.map((row) => row.weight.value ?? Decimal.zero));
  const score = Decimal.sum(rows.map((row) => row.score.value ?? Decimal.zero));
  const lost = weight.sub(score);
  const single = rows.some((row) =>
    (row.weight.value ?? Decimal.zero).sub(row.score.value ?? Decimal.zero).equals(value),
  );
  if (lost.equals(value) || single) return;
  const losing = rows.filter((row) => !(row.weight.value ?? Decimal.zero).equals(row.score.value ?? Decimal.zero));
  const places = losing.map((row) => atIndicator(row.name, row.index, 'score'));
  raise(stated, form, lost, weight.toString(), score.toString(), scored.fact.label ?? '', places, report);
}

function raise(
  stated: Stated,
  form: EvaluatedForm,
  lost: Decimal,
  weight: string | null,
  score: string | null,
  subject: string,
  places: readonly Place[],
  report: Report,
): void {
  report({
    form: form.order,
    at: [textOf(stated), ...places],
    printed: stated.fact.value,
    expected: lost.toString(),
    facts: { subject, weight, score, lost: lost.toString(), form: form.order },
  });
}
