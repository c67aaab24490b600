import type { EvaluatedForm } from '../../model/evaluation.js';
import { type Figure, scanFigures } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { unitOf } from '../money/amounts.js';
import { at, inText, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { alike, inYuan, wan } from './stated.js';

/** A text is copied from a form nearby; a country's forms in one file are not all compared with each other. */
const NEIGHBOURS = 30;
/** So many characters in a row tell that two texts may have to do with each other. */
const RUN = 4;
const MOST_LOOKS = 8;
const NEXT_MARK = /[，。；、,;]/;

/** The text of the goals against the rest: amounts without or with a wrong unit, other amounts than executed, text of another form. */
export const n5Goals: DocumentCheck = {
  code: 'N5',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const projects = evaluation.forms.filter((form) => form.kind === 'project');
    const texts = projects.map(goalsOf);
    for (const [index, own] of texts.entries()) {
      amounts(own.form, own.actual, report);
      const copied = copiedFrom(own, index, texts);
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

/** Which characters a text has, folded into 62 bits: a first look that costs next to nothing. */
interface Letters {
  readonly low: number;
  readonly high: number;
}

function lettersOf(text: string): Letters {
  let low = 0;
  let high = 0;
  for (let i = 0; i < text.length && i < 2000; i += 1) {
    const bit = text.charCodeAt(i) % 62;
    if (bit < 31) low |= 1 << bit;
    else high |= 1 << (bit - 31);
  }
  return { low, high };
}

/** Whether half of the characters of the one with fewer stand in the other too. */
function share(a: Letters, b: Letters): boolean {
  const both = bits(a.low & b.low) + bits(a.high & b.high);
  return 2 * both >= Math.min(bits(a.low) + bits(a.high), bits(b.low) + bits(b.high));
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

interface Goals {
  /** Counted when they are first asked for. */
  letters: { readonly expected: Letters; readonly actual: Letters } | null;
  readonly form: EvaluatedForm;
  readonly expected: string;
  readonly actual: string;
}

function goalsOf(form: EvaluatedForm): Goals {
  const expected = form.form.goals?.expected ?? '';
  const actual = form.form.goals?.actual ?? '';
  return { form, expected, actual, letters: null };
}

function lettersIn(goals: Goals, field: 'expected' | 'actual'): Letters {
  goals.letters ??= { expected: lettersOf(goals.expected), actual: lettersOf(goals.actual) };
  return goals.letters[field];
}

/** The first two forms of another name whose text is like one's own. */
function likeTexts(own: Goals, all: readonly Goals[], field: 'expected' | 'actual', like: number): Goals[] {
  const found: Goals[] = [];
  for (const goals of all) {
    if (goals === own || goals.form.name === own.form.name) continue;
    const same = goals[field] === own[field];
    if (!same && !share(lettersIn(goals, field), lettersIn(own, field))) continue;
    if (!same && (!touch(own[field], goals[field]) || alike(goals[field], own[field]) < like)) continue;
    found.push(goals);
    if (found.length === 2) break;
  }
  return found;
}

/** Whether a run of characters of one text stands in the other: a quick look before two texts are compared pair by pair. */
function touch(a: string, b: string): boolean {
  const last = Math.min(a.length - RUN, MOST_LOOKS * RUN);
  for (let at = 0; at <= last; at += RUN) if (b.includes(a.slice(at, at + RUN))) return true;
  return false;
}

/** The forms around one, as many as a document of one department has. */
function near(all: readonly Goals[], index: number): readonly Goals[] {
  return all.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS);
}

/**
 * A goal that reads like another project's goal and finds no answer in its own form, while the other's goals answer each
 * other better: there the text belongs. Short texts tell nothing; a text of three forms is one that a platform prescribes.
 */
function copiedFrom(
  own: Goals,
  index: number,
  texts: readonly Goals[],
): { form: EvaluatedForm; field: 'expected' | 'actual' } | null {
  const rule = ruleOf('N5');
  const least = Number(rule.number('shortest').toString());
  if (own.expected.length < 8 || own.actual.length < 8 || touch(own.expected, own.actual)) return null;
  const answered = alike(own.expected, own.actual);
  if (answered >= Number(rule.number('answered').toString())) return null;
  const like = Number(rule.number('alike').toString());
  const all = near(texts, index);
  for (const field of ['expected', 'actual'] as const) {
    if (own[field].length < least) continue;
    const [other, second] = likeTexts(own, all, field, like);
    if (other !== undefined && second === undefined && alike(other.expected, other.actual) > answered) {
      return { form: other.form, field };
    }
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
      unit: unitOf(form),
    },
  });
}
