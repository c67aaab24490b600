import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, placesOf, rowOf } from '../values/rows.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D3');
const shortest = Number(rule.number('shortest').toString());
const letters = new Set(rule.list('fillerLetters').map((letter) => letter.charCodeAt(0)));
const words = anyOf(rule.list('fillers'));
const everyWord = new RegExp(words.source, 'g');

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
  let key = '';
  let from = 0;
  for (let i = 0; i < name.length; i += 1) {
    const code = name.charCodeAt(i);
    if (isLetter(code) && !letters.has(code)) continue;
    key += name.slice(from, i);
    from = i + 1;
  }
  key = from === 0 ? name : key + name.slice(from);
  return words.test(key) ? key.replace(everyWord, '') : key;
}

/** Ideographs, and the letters and digits of ASCII. */
function isLetter(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}
