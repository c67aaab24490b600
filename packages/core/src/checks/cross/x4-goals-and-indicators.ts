import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import { type Figure, scanFigures } from '../../narrative/figures.js';
import type { QuantityValue } from '../../values/value.js';
import type { FormCheck, Report } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { endingOf } from '../values/any-of.js';
import { isQuantity, placeOf } from '../values/rows.js';
import { kindOf, readFigure } from './amounts.js';

const rule = ruleOf('X4');
const shortest = Number(rule.number('shortest').toString());
const reach = Number(rule.number('reach').toString());
const counted = endingOf(rule.list('counted'));
const BREAK = /[，。；、,;！!\n]/;

/** The goals name an indicator and state another number than the table: 参保5000人 in the text, 4800人 in the row. */
export const x4: FormCheck = {
  code: 'X4',
  scope: 'form',
  run({ form }, _context, report) {
    const { goals } = form.form;
    if (goals === null) return;
    side(form, goals?.expected, 'target', report);
    side(form, goals?.actual, 'actual', report);
  },
};

function side(form: EvaluatedForm, text: string | null | undefined, field: 'target' | 'actual', report: Report): void {
  if (text == null || text.length > 4000 || !/\d/.test(text)) return;
  const figures = scanFigures(text);
  for (const indicator of form.indicators) {
    const value = indicator[field];
    if (indicator.name === null || !isQuantity(value)) continue;
    const figure = statedOf(indicator.name, text, figures);
    if (figure === null || agrees(value, figure, indicator)) continue;
    const goal = field === 'target' ? 'goals.expected' : 'goals.actual';
    report({
      at: [{ ...at(goal), quote: quoteOf(text, figure) }, placeOf(indicator, field)],
      printed: text.slice(figure.start, figure.end),
      expected: value.printed,
      facts: { name: indicator.name, stated: text.slice(figure.start, figure.end), field, value: value.printed },
    });
  }
}

/** The figure that follows the name of the indicator (or what it counts) within the same clause; null where none does. */
function statedOf(name: string, text: string, figures: readonly Figure[]): Figure | null {
  for (const word of [name, name.replace(counted.expression, '')]) {
    if (word.length < shortest) continue;
    const found = text.indexOf(word);
    // Named twice, the text may speak of parts.
    if (found < 0 || text.indexOf(word, found + 1) >= 0) continue;
    const end = found + word.length;
    const figure = figures.find(({ start }) => start >= end);
    if (figure === undefined || figure.vague || figure.start - end > reach) continue;
    if (!BREAK.test(text.slice(end, figure.start))) return figure;
  }
  return null;
}

function agrees(value: QuantityValue, figure: Figure, { target }: EvaluatedIndicator): boolean {
  const read = readFigure(figure);
  if (read === null || value.kind === 'rate') return true;
  const kind = kindOf(value) ?? (isQuantity(target) ? kindOf(target) : null);
  return kind !== read.kind || kindOf(value) === null || value.amount.equals(read.amount);
}

function quoteOf(text: string, figure: Figure): string {
  return text.slice(Math.max(0, figure.start - 24), figure.end).replace(/^.*[，。；、,;]/, '');
}
