import { withValue } from '@kaocheng/core/correct/edit-form';
import type { Form } from '@kaocheng/core/model/transcript';
import { splitCode } from '../assemble/split.js';
import type { Template } from '../templates/template.js';
import { FilledForm } from './filled-form.js';

/**
 * The form with what a user filled into a place of its laid-out table (`Field.path`): a place that shows several values of
 * the form (code and name, operator, target and unit) is parted into them as a reader parts it.
 * @throws RangeError where the place lies in a row that is not there
 */
export function filledIn(template: Template, form: Form, path: string, text: string): Form {
  if (path === 'codeAndName') {
    const { code, name } = splitCode(text);
    return withValue(withValue(form, 'code', code), 'name', name);
  }
  if (path === 'attachments') {
    if (!('attachments' in form)) return form;
    // A line that is begun is blank; `withoutBlankLines` drops those that stay so.
    return { ...form, attachments: text === '' ? [] : text.split('\n') };
  }
  if (path.includes('|')) {
    const paths = path.split('|');
    const values = new FilledForm(form);
    const printed = paths.filter((one) => values.take(one) !== '');
    const [first = path] = printed.length === 0 ? paths : printed;
    const shown = values.take(first);
    // Those that print the same stand in the same cell.
    return [first, ...printed.filter((one) => one !== first && values.take(one) === shown)].reduce(
      (before, one) => withValue(before, one, text),
      form,
    );
  }
  const target = /^(indicators\.(\d+))\.target$/.exec(path);
  if (target !== null && 'indicators' in form) {
    const keys = new Set(
      template.blocks.flatMap((block) => (block.type === 'indicators' ? block.columns.map(({ key }) => key) : [])),
    );
    const { operator, unit, actual } = form.indicators[Number(target[2])] ?? {};
    let next = withValue(form, path, text);
    if (!keys.has('operator') && operator != null && isSign(operator))
      next = withValue(next, `${target[1]}.operator`, null);
    if (!keys.has('unit') && unit != null) {
      next = withValue(next, `${target[1]}.unit`, null);
      if (actual != null) next = withValue(next, `${target[1]}.actual`, withUnit(actual, unit));
    }
    return next;
  }
  return withValue(form, path, text);
}

/** A text of several lines without those that are blank: what stays of a list of attachments when its place is left. */
export const withoutBlankLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');

/** Whether an operator is a sign that stands with its target; 定性 is a kind of indicator. */
export const isSign = (operator: string): boolean => /^[^\p{Script=Han}]+$/u.test(operator);

/** What was reached, with the unit of its target where it is printed as a bare figure: 19 台 of ≥20 台. */
export const withUnit = (actual: string, unit: string): string =>
  /^-?\d[\d,]*(?:\.\d+)?$/.test(actual) ? `${actual}${unit}` : actual;
