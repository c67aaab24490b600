import type { EvaluatedForm } from '../../model/evaluation.js';
import { at, atIndicator, atLabel, type Place } from '../place.js';

/** Where a text stands: the place is made only when it is asked for. */
export type Locate = (form: EvaluatedForm, key: string | number) => Place;

const field: Locate = (_form, key) => at(String(key));
const reason: Locate = (form, key) => at(`${form.funds[Number(key)]?.path ?? 'funds'}.reason`);
const deviation: Locate = (form, key) =>
  atIndicator(form.indicators[Number(key)]?.name ?? null, Number(key), 'deviation');
const label: Locate = (_form, key) => atLabel('extra', String(key));
const FIELDS = ['process', 'conclusion', 'problems', 'measures'] as const;

/** Shows the cells of a form that hold running text: goals, reasons, conclusion, problems, measures, labels of its own. */
export function visitTexts(
  evaluated: EvaluatedForm,
  visit: (text: string, locate: Locate, key: string | number) => void,
): void {
  const { form, funds, indicators } = evaluated;
  const { goals } = form;
  if (goals?.expected != null) visit(goals.expected, field, 'goals.expected');
  if (goals?.actual != null) visit(goals.actual, field, 'goals.actual');
  for (const name of FIELDS) {
    const text = form[name];
    if (text != null) visit(text, field, name);
  }
  for (let i = 0; i < funds.length; i += 1) {
    const text = funds[i]?.reason;
    if (text != null) visit(text, reason, i);
  }
  for (let i = 0; i < indicators.length; i += 1) {
    const text = indicators[i]?.indicator.deviation;
    if (text != null) visit(text, deviation, i);
  }
  for (const key in form.extra) {
    const text = form.extra[key];
    if (typeof text === 'string') visit(text, label, key);
  }
}
