import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { scanFigures } from '../../narrative/figures.js';
import type { FormCheck } from '../check.js';
import { isQuantity, placesOf, rowOf } from '../values/rows.js';
import { kindOf, readFigure } from './amounts.js';

/** A digit, and behind it letters to the end of the name: a figure with its unit may stand there. */
const FIGURE = /\d\D{1,4}$/;

/** The name carries its own figure (修路32.1公里), and the target is another. */
export const x5: FormCheck = {
  code: 'X5',
  scope: 'form',
  run({ form }, _context, report) {
    for (const indicator of form.indicators) {
      if (indicator.name === null || !FIGURE.test(indicator.name)) continue;
      const other = otherFigure(indicator, indicator.name);
      if (other === null) continue;
      report({
        at: placesOf([indicator], 'target', 'name', 'actual'),
        printed: indicator.target.printed,
        expected: other,
        facts: { ...rowOf(indicator), figure: other },
      });
    }
  },
};

/** The figure that the name ends with, where neither it nor another one of the name is the target. */
function otherFigure({ target }: EvaluatedIndicator, name: string): string | null {
  if (!isQuantity(target) || target.kind === 'rate' || target.percent !== null) return null;
  const figures = scanFigures(name);
  const last = figures[figures.length - 1];
  if (last === undefined || last.vague || last.end !== name.length) return null;
  const read = readFigure(last);
  if (read === null || read.kind === '%') return null;
  const kind = kindOf(target);
  if (kind !== null ? kind !== read.kind : target.magnitude !== '') return null;
  for (const figure of figures) {
    const one = readFigure(figure);
    if (one?.amount.equals(target.amount) || figure.number === target.number.toString()) return null;
  }
  return name.slice(last.start, last.end);
}
