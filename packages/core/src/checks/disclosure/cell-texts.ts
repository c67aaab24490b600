import type { EvaluatedForm } from '../../model/evaluation.js';
import { at, atIndicator, atLabel, type Place } from '../place.js';

/** A cell of running text, and the place of it. */
export interface CellText {
  readonly text: string;
  readonly place: () => Place;
}

/** The cells of a form that hold running text: goals, reasons, conclusion, problems, measures, labels of its own. */
export function* cellTexts({ form, funds, indicators }: EvaluatedForm): Generator<CellText> {
  const { goals } = form;
  if (goals?.expected != null) yield { text: goals.expected, place: () => at('goals.expected') };
  if (goals?.actual != null) yield { text: goals.actual, place: () => at('goals.actual') };
  for (const field of ['process', 'conclusion', 'problems', 'measures'] as const) {
    const text = form[field];
    if (text != null) yield { text, place: () => at(field) };
  }
  for (const { reason, path } of funds) if (reason !== null) yield { text: reason, place: () => at(`${path}.reason`) };
  for (const { indicator, index, name } of indicators) {
    const { deviation } = indicator;
    if (deviation != null) yield { text: deviation, place: () => atIndicator(name, index, 'deviation') };
  }
  for (const [label, text] of Object.entries(form.extra ?? {})) {
    if (typeof text === 'string') yield { text, place: () => atLabel('extra', label) };
  }
}
