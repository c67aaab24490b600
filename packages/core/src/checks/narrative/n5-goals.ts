import type { EvaluatedForm } from '../../model/evaluation.js';
import { type Figure, scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, inText, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { alike, inYuan, wan } from './stated.js';

const NEXT_MARK = /[，。；、,;]/;

/** The text of the goals against the rest: amounts without or with a wrong unit, other amounts than executed, text of another form. */
export const n5Goals: DocumentCheck = {
  code: 'N5',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const projects = evaluation.forms.filter((form) => form.kind === 'project');
    const texts = projects.map((form) => ({ form, ...goalsOf(form) }));
    for (const own of texts) {
      amounts(own.form, own.actual, report);
      const copied = copiedFrom(own, texts);
      if (copied !== null) {
        report({
          case: 'copied',
          form: own.form.order,
          at: [at('goals.expected'), at('goals.actual'), at(`goals.${copied.field}`, copied.form.order)],
          printed: copied.field === 'expected' ? own.expected : own.actual,
          facts: { field: copied.field, form: own.form.order, other: copied.form.order, otherName: copied.form.name },
        });
      }
    }
  },
};

interface Goals {
  readonly form: EvaluatedForm;
  readonly expected: string;
  readonly actual: string;
}

function goalsOf(form: EvaluatedForm): { expected: string; actual: string } {
  return { expected: form.form.goals?.expected ?? '', actual: form.form.goals?.actual ?? '' };
}

/**
 * A goal that reads like another project's goal and finds no answer in its own form, while the other's goals answer each
 * other better: there the text belongs. Short texts tell nothing; a text of three forms is one that a platform prescribes.
 */
function copiedFrom(own: Goals, all: readonly Goals[]): { form: EvaluatedForm; field: 'expected' | 'actual' } | null {
  const rule = ruleOf('N5');
  const least = Number(rule.number('shortest').toString());
  const answered = alike(own.expected, own.actual);
  if (own.expected.length < 8 || own.actual.length < 8 || answered >= Number(rule.number('answered').toString()))
    return null;
  const like = Number(rule.number('alike').toString());
  for (const field of ['expected', 'actual'] as const) {
    if (own[field].length < least) continue;
    const others = all.filter(
      (goals) => goals !== own && goals.form.name !== own.form.name && alike(goals[field], own[field]) >= like,
    );
    const other = others[0];
    if (other !== undefined && others.length === 1 && alike(other.expected, other.actual) > answered)
      return { form: other.form, field };
  }
  return null;
}

function amounts(form: EvaluatedForm, text: string, report: Report): void {
  const executed = form.totalFunds?.executed.value ?? null;
  const annual = form.totalFunds?.annual.value ?? null;
  if (text === '' || executed === null) return;
  const figures = scanFigures(text);
  for (const figure of figures) {
    const number = Decimal.parse(figure.number);
    if (number === null) continue;
    const same = number.equals(executed) || (annual !== null && number.equals(annual));
    const wanForm = inYuan(form, Decimal.one).equals(Decimal.of(10_000));
    if (figure.kind === 'plain' && same && figure.number.includes('.') && wanForm && ends(text, figure)) {
      raise('no-unit', form, text, figure, report);
    } else if (figure.kind === 'money' && figure.unit === '元' && same && wanForm && !number.isInteger()) {
      raise('wrong-unit', form, text, figure, report);
    }
  }
  spent(form, text, figures, executed, report);
}

/** No unit follows: the text ends, or a mark comes. */
function ends(text: string, figure: Figure): boolean {
  const next = text.charAt(figure.end);
  return next === '' || NEXT_MARK.test(next);
}

/** 实际支出…万元 in the goals, where the form prints another executed amount. */
function spent(form: EvaluatedForm, text: string, figures: readonly Figure[], executed: Decimal, report: Report): void {
  const yuan = inYuan(form, executed);
  const stated = figures.filter(
    (figure) => figure.kind === 'money' && figure.exponent >= 4 && !figure.vague && saysSpent(text, figure),
  );
  const values = stated.map((figure) => ({
    figure,
    value: (Decimal.parse(figure.number) ?? Decimal.zero).shift(figure.exponent),
  }));
  if (values.length === 0 || Decimal.sum(values.map(({ value }) => value)).equals(yuan)) return;
  for (const { figure, value } of values) {
    const rounded =
      value
        .sub(yuan)
        .abs()
        .compare(yuan.mul(ruleOf('N5').number('rounding'))) <= 0;
    if (value.equals(yuan) || rounded || value.lessThan(yuan)) continue;
    raise('spent', form, text, figure, report, wan(yuan));
  }
}

function saysSpent(text: string, figure: Figure): boolean {
  const before = text.slice(Math.max(0, figure.start - 12), figure.start);
  return ruleOf('N5')
    .list('spent')
    .some((word) => before.endsWith(word));
}

function raise(
  kind: string,
  form: EvaluatedForm,
  text: string,
  figure: Figure,
  report: Report,
  expected: string | null = null,
): void {
  const from = Math.max(0, figure.start - 24);
  const quote = text.slice(from, figure.end).replace(/^.*[，。；、,;]/, '');
  const row: Place[] = kind === 'spent' ? [at('funds.total.executed')] : [];
  report({
    case: kind,
    at: [{ ...inText(quote), where: 'goals.actual' }, ...row],
    form: form.order,
    printed: text.slice(figure.start, figure.end),
    expected: expected ?? `${figure.number}万元`,
    facts: {
      figure: text.slice(figure.start, figure.end),
      form: form.order,
      executed: form.totalFunds?.executed.printed ?? null,
    },
  });
}
