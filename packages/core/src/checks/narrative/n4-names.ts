import type { EvaluatedForm } from '../../model/evaluation.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, atIndicator, atLabel, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { findIndicator, plain } from './indicators.js';
import { formsOf, type Stated, statedFacts, textOf } from './stated.js';

/** The narrative calls a thing by the name of another: a project, an indicator, an income where the whole is expenditure. */
export const n4Names: DocumentCheck = {
  code: 'N4',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const facts = statedFacts(evaluation);
    if (facts.length === 0) return;
    facts.forEach((stated, index) => {
      const form = formsOf(evaluation, stated.fact.about)[0];
      if (stated.fact.field === 'projectName' && form !== undefined) project(stated, form, report);
      else if (stated.fact.field === 'indicatorActual' && form !== undefined) indicator(stated, form, report);
      else if (stated.fact.field === 'share') part(stated, facts[index - 1], form, report);
    });
  },
};

/** A name of which one word is another than in the form's name; one that only leaves words out is the same project. */
function project(stated: Stated, form: EvaluatedForm, report: Report): void {
  const filler = ruleOf('N4').list('filler');
  const said = without(plain(stated.fact.value), filler);
  const name = without(plain(form.name ?? ''), filler);
  const full = (form.name ?? '').normalize('NFKC');
  if (said.length < 4 || name.length < 4) return;
  const foreign = [...said].filter((char) => !full.includes(char)).length;
  if (foreign < 2 || foreign > said.length / 2) return;
  report({
    case: 'project',
    form: form.order,
    at: [textOf(stated), at('name')],
    printed: stated.fact.value,
    expected: form.name,
    facts: { said: stated.fact.value, name: form.name, form: form.order },
  });
}

/** Under the heading of one indicator the text states the value of another: 参保人员满意度：社会公众满意度达90%. */
function indicator(stated: Stated, form: EvaluatedForm, report: Report): void {
  const heading = plain(stated.fact.indicator ?? '');
  const said = plain(stated.fact.label ?? '');
  if (heading === said || heading.length < 4 || said.length < 4 || heading.includes(said) || said.includes(heading))
    return;
  const tail = ruleOf('N4')
    .list('heads')
    .find((word) => heading.endsWith(word) && said.endsWith(word));
  const row = findIndicator(form, heading);
  if (tail === undefined || row === null || plain(row.name ?? '') !== heading) return;
  report({
    case: 'indicator',
    form: form.order,
    at: [textOf(stated), atIndicator(row.name, row.index, 'actual')],
    printed: stated.fact.label ?? null,
    expected: stated.fact.indicator ?? null,
    facts: { indicator: row.name, said: stated.fact.label ?? null, form: form.order },
  });
}

/** A part called income (项目收入) whose share is said to be of an expenditure. */
function part(share: Stated, amount: Stated | undefined, form: EvaluatedForm | undefined, report: Report): void {
  const whole = share.fact.of ?? '';
  const label = share.fact.label ?? '';
  const [income, expenditure] = ruleOf('N4').list('sides');
  if (income === undefined || expenditure === undefined || amount === undefined) return;
  const wrong =
    whole.endsWith(expenditure) && label.endsWith(income)
      ? income
      : whole.endsWith(income) && label.endsWith(expenditure)
        ? expenditure
        : null;
  if (wrong === null) return;
  const right = label.slice(0, -wrong.length) + (wrong === income ? expenditure : income);
  const budget = Object.keys(form?.form.budget ?? {}).find((key) => key.includes(right));
  const places: Place[] = budget === undefined ? [] : [atLabel('budget', budget)];
  report({
    case: 'side',
    form: form?.order ?? null,
    at: [textOf(amount), textOf(share), ...places],
    printed: `${label}${amount.fact.value}`,
    expected: `${right}${amount.fact.value}`,
    facts: { label, right, whole, amount: amount.fact.value, share: share.fact.value },
  });
}

function without(name: string, filler: readonly string[]): string {
  let rest = name;
  for (const word of filler) if (rest.endsWith(word)) rest = rest.slice(0, -word.length);
  return rest;
}
