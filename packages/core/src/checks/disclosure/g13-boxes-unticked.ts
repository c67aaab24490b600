import type { FormCheck } from '../check.js';
import type { Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/rows.js';
import { cellTexts } from './cell-texts.js';

const rule = ruleOf('G13');
const [box = '□'] = rule.list('boxes');
const ticks = anyOf(rule.list('ticks'));

/** A choice of boxes of which none is ticked. One finding a form; the tick may have been lost when the text was copied. */
export const g13: FormCheck = {
  code: 'G13',
  scope: 'form',
  run({ form }, _context, report) {
    let places: Place[] | null = null;
    for (const { text, place } of cellTexts(form)) {
      const first = text.indexOf(box);
      if (first < 0 || text.indexOf(box, first + 1) < 0 || ticks.test(text)) continue;
      places ??= [];
      places.push({ ...place(), quote: text.slice(0, 80) });
    }
    if (places !== null)
      report({ at: places, facts: { count: places.length, texts: places.map(({ quote }) => quote ?? '') } });
  },
};
