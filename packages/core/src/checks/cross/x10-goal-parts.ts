import type { EvaluatedForm } from '../../model/evaluation.js';
import { type Figure, scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('X10');
const near = rule.number('near');

/** A sentence of the goals states a sum and its parts, and the parts make up another sum, nearly the same. */
export const x10: FormCheck = {
  code: 'X10',
  scope: 'form',
  run({ form }, _context, report) {
    const { goals } = form.form;
    if (goals === null) return;
    parts(form, goals?.expected, 'goals.expected', report);
    parts(form, goals?.actual, 'goals.actual', report);
  },
};

function parts(form: EvaluatedForm, text: string | null | undefined, where: string, report: Report): void {
  if (text == null || text.length > 4000 || !text.includes('元')) return;
  let from = 0;
  for (const sentence of text.split(/[。；;\n]/)) {
    check(form, sentence, where, report);
    from += sentence.length + 1;
    if (from >= text.length) break;
  }
}

function check(form: EvaluatedForm, sentence: string, where: string, report: Report): void {
  const money = scanFigures(sentence).filter(({ kind }) => kind === 'money');
  const [whole, ...rest] = money;
  if (
    whole === undefined ||
    rest.length < 2 ||
    rest.some(({ unit }) => unit !== whole.unit) ||
    money.some(({ vague }) => vague)
  )
    return;
  const stated = numberOf(whole);
  const sum = Decimal.sum(rest.map(numberOf));
  const off = sum.sub(stated).abs();
  if (off.isZero() || off.compare(stated.abs().mul(near)) > 0) return;
  report({
    at: [{ ...at(where, form.order), quote: sentence.slice(0, whole.end).slice(-40) }],
    printed: sentence.slice(whole.start, whole.end),
    expected: `${sum}${whole.unit}`,
    facts: {
      stated: sentence.slice(whole.start, whole.end),
      parts: rest.map(({ start, end }) => sentence.slice(start, end)),
      sum: `${sum}${whole.unit}`,
    },
  });
}

function numberOf({ number }: Figure): Decimal {
  return Decimal.parse(number) ?? Decimal.zero;
}
