import type { Form } from '@kaocheng/core/model/transcript';
import { Decimal } from '@kaocheng/core/values/decimal';
import type { Template } from '../templates/template.js';
import { computedCells } from './computed.js';
import { filledIn } from './fill-in.js';
import { FilledForm } from './filled-form.js';
import { numberFormatOf } from './number-format.js';

/**
 * Says of a place with a formula under which number format the formula may stand there, by its path, the text that is printed
 * there and the format that the formula has in the empty form; null: what is printed stays.
 */
export type FormulaRule = (path: string, text: string, format: string) => string | null;

/** The rule of the empty form: every place that holds nothing. */
export const whereBlank: FormulaRule = (_path, text, format) => (text === '' ? format : null);

/** A whole as 100%, any other rate with two decimals, the two ways in which forms print a rate. */
const WHOLE_RATE = '[=1]0%;0.00%';

/**
 * The rule of a form that holds values: a formula stands where its place is blank, or prints just what the formula gives. Where
 * a part is a text that a worksheet does not add up (50分), none does. A blank of a form that was read stays blank: that is what
 * the document prints, and an office that saves .xls keeps a formula that gives nothing as 0. In a form that is filled in here
 * it is still to come.
 */
export function formulaRule(template: Template, form: Form): FormulaRule {
  const isBegun = form.template === template.id;
  const values = new FilledForm(form);
  const first = computedCells(template, form);
  // A total adds up what the cells of money will show.
  let shown = form;
  if (isBegun)
    for (const [path, text] of first)
      if (path.startsWith('funds.') && text !== null && values.take(path) === '' && isSummable(values, path))
        shown = filledIn(template, shown, path, text);
  const computed = computedCells(template, shown);
  return (path, text, format) => {
    const given = computed.get(path);
    if (given === undefined || !isSummable(values, path)) return null;
    if (text === '') return isBegun ? format : null;
    return given === null ? null : formatShowing(text, given, format);
  };
}

/** Whether all parts of what a path holds are blank or figures to a worksheet. */
function isSummable(values: FilledForm, path: string): boolean {
  return partsOf(values.form, path).every((part) => {
    const text = values.take(part);
    return text === '' || numberFormatOf(text) !== null;
  });
}

function partsOf(form: Form | null, path: string): string[] {
  const [, row = '', key = ''] = /^(.+)\.(\w+)$/.exec(path) ?? [];
  if (key === 'rate') return [`${row}.annual`, `${row}.executed`];
  if (row.startsWith('funds.')) return [`${row}.annual`, `${row}.executed`, `${row}.weight`];
  if (form?.kind === 'summary') return form.rows.map((_, at) => `rows.${at}.${key}`);
  if (form === null || !('indicators' in form)) return [];
  return [...form.indicators.map((_, at) => `indicators.${at}.${key}`), `funds.total.${key}`];
}

/** Decimals from which on a format shows money and marks whole. */
const CENTS = 2;

/**
 * The format under which a computed figure is shown just as a text prints it, and is not cut short once its parts change.
 * @param computed what the formula gives, as a plain figure or a rate in percent
 * @param format of the formula in the empty form
 */
export function formatShowing(text: string, computed: string, format: string): string | null {
  const own = numberFormatOf(text);
  if (own === null || text.endsWith('%') !== computed.endsWith('%')) return null;
  if (text.endsWith('%'))
    return text === computed ? format : text === '100%' && computed === '100.00%' ? WHOLE_RATE : null;
  const [printed, given] = [Decimal.parse(text.replaceAll(',', '')), Decimal.parse(computed)];
  if (printed === null || given === null || !printed.equals(given)) return null;
  const [, decimals = ''] = text.split('.');
  const isPlain = !text.includes(',') && !/\.\d*0$/.test(text);
  if (format !== 'General') return own === format ? format : isPlain ? 'General' : null;
  return isPlain ? format : decimals.length >= CENTS ? own : null;
}
