import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { type Figure, scanFigures } from '../../narrative/figures.js';
import type { Value } from '../../values/value.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { placeOf, rowOf } from '../values/rows.js';

const rule = ruleOf('X7');
const back = Number(rule.number('back').toString());
const shortest = Number(rule.number('shortest').toString());
const longest = Number(rule.number('longest').toString());
const slip = Number(rule.number('slip').toString());
const compared = new Set(rule.list('compared'));
const YEAR = /(?:19|20)\d{2}年/;
const numbering = new Set(rule.list('numbering'));

/** Units are written in one way in all forms, forms are of one year, and dates of targets lie in it. */
export const x7: DocumentCheck = {
  code: 'X7',
  scope: 'document',
  run({ forms, transcript }, _context, report) {
    units(forms, transcript.department, report);
    years(forms, report);
    for (const form of forms) {
      dates(form, report);
      goals(form, report);
    }
  },
};

interface Written {
  readonly name: string;
  readonly field: string;
  readonly form: EvaluatedForm;
}

/** Names of units that differ in one letter only, where neither letter numbers them (第一小学, 第二小学). */
function units(forms: readonly EvaluatedForm[], department: string | null, report: Report): void {
  if (isOne(forms)) return;
  const seen = new Set<string>();
  const byPattern = new Map<string, Written>();
  for (const form of forms) {
    for (const field of ['supervisor', 'implementer'] as const) {
      const name = form.form[field]?.trim();
      if (name === undefined || name.length < shortest || name.length > longest || seen.has(name)) continue;
      seen.add(name);
      for (let i = 0; i < name.length; i += 1) {
        const pattern = `${name.slice(0, i)}*${name.slice(i + 1)}`;
        const other = byPattern.get(pattern);
        if (other === undefined) byPattern.set(pattern, { name, field, form });
        else if (!numbering.has(name.charAt(i)) && !numbering.has(other.name.charAt(i))) {
          // Where one of the two is the department's name, the other is the slip.
          const here: Written = { name, field, form };
          const [slipped, right] = name === department ? [other, here] : [here, other];
          report({
            case: 'unit',
            form: slipped.form.order,
            at: [at(slipped.field, slipped.form.order), at(right.field, right.form.order)],
            printed: slipped.name,
            expected: right.name === department ? right.name : null,
            facts: { first: other.name, other: name, form: other.form.order, otherForm: form.order },
          });
        }
      }
    }
  }
}

/** Whether all forms name one and the same unit, as most documents do. */
function isOne(forms: readonly EvaluatedForm[]): boolean {
  const name = forms[0]?.form.supervisor;
  for (const { form } of forms) if (form.supervisor !== name || form.implementer !== name) return false;
  return true;
}

/** One form bears another year than all the others of its kind. */
function years(forms: readonly EvaluatedForm[], report: Report): void {
  const counts = new Map<number, EvaluatedForm[]>();
  for (const form of forms) {
    if (form.year === null || form.kind === 'target') continue;
    const list = counts.get(form.year);
    if (list === undefined) counts.set(form.year, [form]);
    else list.push(form);
  }
  if (counts.size !== 2) return;
  const [few = [], many = []] = [...counts.values()].sort((a, b) => a.length - b.length);
  if (few.length !== 1 || many.length < 2) return;
  const [form] = few;
  if (form === undefined) return;
  report({
    case: 'form',
    form: form.order,
    at: [at('year'), at('title')],
    printed: String(form.year),
    expected: String(many[0]?.year ?? ''),
    facts: { name: form.name, year: String(form.year), others: String(many[0]?.year ?? '') },
  });
}

/** A target or an actual value is dated in a year before that of the form, and the project is not of that year by name. */
function dates(form: EvaluatedForm, report: Report): void {
  if (form.year === null) return;
  const late: EvaluatedIndicator[] = [];
  for (const indicator of form.indicators) {
    if (indicator.target.kind !== 'date' && indicator.actual.kind !== 'date') continue;
    const year = earlier(indicator.target, form.year) ?? earlier(indicator.actual, form.year);
    if (year === null || `${form.name ?? ''}${indicator.name ?? ''}`.includes(String(year))) continue;
    late.push(indicator);
  }
  if (late.length === 0) return;
  report({
    case: 'date',
    form: form.order,
    at: late.flatMap((indicator) => [placeOf(indicator, 'target'), placeOf(indicator, 'actual')]),
    printed: late[0]?.target.printed ?? null,
    expected: String(form.year),
    facts: { year: String(form.year), count: late.length, rows: late.map(rowOf) },
  });
}

/** The texts of the goals speak of one year only, and it is a year before. One finding a form. */
function goals(form: EvaluatedForm, report: Report): void {
  if (form.year === null) return;
  const places: Place[] = [];
  let stated = '';
  for (const field of ['expected', 'actual'] as const) {
    const text = form.form.goals?.[field];
    const year = text == null ? null : yearBefore(form, form.year, text);
    if (text == null || year === null) continue;
    stated = year.number;
    places.push({ ...at(`goals.${field}`), quote: text.slice(year.start, year.start + 40) });
  }
  if (places.length === 0) return;
  report({
    case: 'goals',
    form: form.order,
    at: places,
    printed: stated,
    expected: String(form.year),
    facts: { year: String(form.year), stated },
  });
}

/** The one year that a text speaks of, where it is before that of the form; 较2020年 is a comparison, not the year of the text. */
function yearBefore(form: EvaluatedForm, own: number, text: string): Figure | null {
  if (text.length > 4000 || !YEAR.test(text)) return null;
  const years = scanFigures(text).filter(({ kind }) => kind === 'year');
  const [first] = years;
  if (first === undefined || years.some(({ number }) => number !== first.number)) return null;
  const gap = own - Number(first.number);
  if (gap < 1 || gap > slip || `${form.name ?? ''}`.includes(first.number)) return null;
  return years.every(({ start }) => compared.has(text.charAt(start - 1))) ? null : first;
}

function earlier(value: Value, year: number): number | null {
  if (value.kind !== 'date' || value.year === null) return null;
  return value.year < year && year - value.year <= back ? value.year : null;
}
