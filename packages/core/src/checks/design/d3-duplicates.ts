import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { placesOf, rowOf } from '../values/rows.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D3');
const shortest = Number(rule.number('shortest').toString());
/** Marks, and words that tell nothing: neither ideographs nor letters and digits of ASCII, or a filler. */
const MARKS = '[^\\u3400-\\u9fff0-9A-Za-z\\ud800-\\udfff]';
const letters = anyOf(rule.list('fillerLetters'));
const words = anyOf(rule.list('fillers'));
const everyDirt = new RegExp(`${MARKS}|${letters.expression.source}`, 'g');
const everyWord = new RegExp(words.expression.source, 'g');
const CLEAN = /^[\u3400-\u9fff0-9A-Za-z\ud800-\udfff]*$/;

/** The same indicator twice in one form: counted once, the second has no marks of its own. */
export const d3: FormCheck = {
  code: 'D3',
  scope: 'form',
  run({ form }, _context, report) {
    const seen = new Map<string, EvaluatedIndicator>();
    for (const indicator of form.indicators) {
      if (indicator.name === null) continue;
      const key = keyOf(indicator.name);
      if (key.length < shortest) continue;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, indicator);
        continue;
      }
      const sameTarget = first.target.printed === indicator.target.printed;
      if (!sameTarget && first.class === indicator.class) continue;
      report({
        case:
          isPrescribed(form) || form.kind === 'department'
            ? 'prescribed'
            : first.class === indicator.class
              ? 'sibling'
              : 'across',
        at: placesOf([first, indicator], 'name'),
        printed: indicator.name,
        facts: {
          rows: [rowOf(first), rowOf(indicator)],
          levels: [first, indicator].map(({ indicator: { level2, level1 } }) => level2 ?? level1),
        },
      });
    }
  },
};

/** The name without marks and words that tell nothing, so that 群众的满意度 and 群众满意度（%） are one. */
function keyOf(name: string): string {
  const key = CLEAN.test(name) && !letters.test(name) ? name : name.replace(everyDirt, '');
  return words.test(key) ? key.replace(everyWord, '') : key;
}
