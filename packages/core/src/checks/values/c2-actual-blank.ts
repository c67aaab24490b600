import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { hasActuals, isQuantity, reportEachOrAll, reportRows } from './rows.js';

const most = Number(ruleOf('C2').number('rows').toString());
const sure = Number(ruleOf('C2').number('sure').toString());
const COUNTED_UP_TO = /截[至止]到?(?:\d{4}年)?(\d{1,2})月/;

/** The actual value is blank though the row is scored, is only expected, or was counted before the end of the year. */
export const c2: FormCheck = {
  code: 'C2',
  scope: 'form',
  run({ form }, _context, report) {
    if (!hasActuals(form)) return;
    let early: EvaluatedIndicator[] | null = null;
    let blank: EvaluatedIndicator[] | null = null;
    let printed = 0;
    for (const indicator of form.indicators) {
      if (indicator.actual.kind === 'blank') {
        blank ??= [];
        blank.push(indicator);
      } else {
        printed += 1;
        if (form.kind !== 'monitor' && isEarly(indicator)) {
          early ??= [];
          early.push(indicator);
        }
      }
    }
    if (early !== null) reportRows(report, early, ['actual'], 'early');
    if (blank === null) return;
    // A form without a column for it prints no actual value at all; a blank score is found by itself.
    if (printed === 0 && !form.indicators.some(({ score }) => score.value !== null)) return;
    const weighs = form.indicators.some(({ weight }) => weight.value !== null);
    const missing = blank.filter((indicator) => !lacksScore(indicator) && !(weighs && isUnused(indicator)));
    const empty = missing.filter(({ target }) => target.kind === 'blank');
    const unmeasured = missing.filter((indicator) => indicator.target.kind !== 'blank' && isCounted(indicator, form));
    const worded = missing.filter(
      (indicator) => indicator.target.kind !== 'blank' && !isCounted(indicator, form) && !isLater(indicator, form),
    );
    if (printed === 0) reportRows(report, missing, ['actual'], 'column');
    else {
      reportEachOrAll(report, empty, ['target', 'actual', 'score'], most, 'empty');
      reportEachOrAll(report, unmeasured, ['actual', 'target'], most, isSure(form, unmeasured) ? 'blank' : 'unsure');
      reportEachOrAll(report, worded, ['actual', 'target'], most, 'worded');
    }
  },
};

function lacksScore({ weight, score }: EvaluatedIndicator): boolean {
  return weight.value !== null && weight.value.sign() > 0 && score.printed === null;
}

/** In a text without ruling lines the one value of a row may be either; then the finding is a question. */
function isSure({ form }: EvaluatedForm, rows: readonly EvaluatedIndicator[]): boolean {
  return rows.every(({ index }) => {
    const confidence = form.cells?.[`indicators.${index}.target`]?.confidence;
    return confidence === undefined || confidence >= sure;
  });
}

/** Neither target nor marks: a heading of the form that the document does not use. */
function isUnused({ target, weight, score }: EvaluatedIndicator): boolean {
  return target.kind === 'blank' && weight.printed === null && score.printed === null;
}

/** A number was to be reached, and marks were given for it. */
function isCounted({ target, score }: EvaluatedIndicator, form: EvaluatedForm): boolean {
  return form.kind !== 'monitor' && isQuantity(target) && score.value !== null && score.value.sign() > 0;
}

/** In the middle of the year nobody has been asked yet whether he is satisfied. */
function isLater({ aspect, class: level1 }: EvaluatedIndicator, form: EvaluatedForm): boolean {
  return form.kind === 'monitor' && (aspect === 'satisfaction' || level1 === 'satisfaction');
}

function isEarly({ actual }: EvaluatedIndicator): boolean {
  if (isQuantity(actual)) return actual.expected;
  const { printed } = actual;
  if (printed === null || !printed.includes('截')) return false;
  const month = COUNTED_UP_TO.exec(printed)?.[1];
  return month !== undefined && Number(month) < 12;
}
