import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, placesOf, rowOf } from '../values/rows.js';
import { isPrescribed } from './prescribed.js';

const rule = ruleOf('D3');
const shortest = Number(rule.number('shortest').toString());
const fillers = new RegExp(anyOf(rule.list('fillers')).source, 'g');
const MARKS = /[\s\p{P}\p{S}]/gu;

/** The same indicator twice in one form: counted once, the second has no marks of its own. */
export const d3: FormCheck = {
  code: 'D3',
  scope: 'form',
  run({ form }, _context, report) {
    const seen = new Map<string, EvaluatedIndicator>();
    const keys = new Map<string, string>();
    for (const indicator of form.indicators) {
      if (indicator.name === null) continue;
      const key = keyOf(indicator.name, keys);
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
function keyOf(name: string, keys: Map<string, string>): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = name.replace(MARKS, '').replace(fillers, '');
  keys.set(name, key);
  return key;
}
