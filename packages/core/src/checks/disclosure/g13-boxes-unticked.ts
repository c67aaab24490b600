import type { FormCheck } from '../check.js';
import { atLabel, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { visitTexts } from './cell-texts.js';

const rule = ruleOf('G13');
const [box = '□'] = rule.list('boxes');
const ticks = anyOf(rule.list('ticks'));

/** A choice of boxes of which none is ticked. One finding a form; the tick may have been lost when the text was copied. */
export const g13: FormCheck = {
  code: 'G13',
  scope: 'form',
  run({ form }, _context, report) {
    const places: Place[] = [];
    visitTexts(form, (text, locate, key) => {
      const first = text.indexOf(box);
      if (first < 0 || text.indexOf(box, first + 1) < 0 || ticks.test(text)) return;
      places.push({ ...locate(form, key), quote: text.slice(0, 80) });
    });
    // Where the reader has taken the choice for the blank that it is, the options stand beside the blank.
    const { extra, cells } = form.form;
    for (const label in extra) {
      const menu = extra[label] === null ? cells?.[`extra.${label}`]?.menu : undefined;
      if (typeof menu === 'string') places.push({ ...atLabel('extra', label), quote: menu.slice(0, 80) });
    }
    if (places.length === 0) return;
    report({ at: places, facts: { count: places.length, texts: places.map(({ quote }) => quote ?? '') } });
  },
};
