import type { FormCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf } from '../values/any-of.js';
import { visitTexts } from './cell-texts.js';

const rule = ruleOf('G12');
const LIMIT = /\d{2,4}\s*字\s*(?:以内|左右|以下|之内)/;
const TAG = /<\/?(?:p|br|div|span|td|tr|table|b|strong|font)\b[^<>]{0,80}>|&nbsp;|\{\{/i;
const CROSSES = /(?:^|[^0-9A-Za-z×*])(?:X{2,}|x{3,}|×{2,}|＊{2,}|\*{2,})(?![0-9A-Za-z])/;
const marks = anyOf(rule.list('marks'));
const openers = anyOf(rule.list('openers'));
const asks = anyOf(rule.list('asks'));
const longest = Number(rule.number('longest').toString());
const shown = Number(rule.number('shown').toString());

/** The form's own instruction, a placeholder or a tag of the program that printed it stands where the unit should write. */
export const g12: FormCheck = {
  code: 'G12',
  scope: 'form',
  run({ form }, _context, report) {
    visitTexts(form, (text, locate, key) => {
      const kind = leftOver(text);
      if (kind === null) return;
      const place = locate(form, key);
      if (kind === 'crosses' && place.where.startsWith('extra')) return;
      const start = text.slice(0, shown);
      report({ case: kind, at: [{ ...place, quote: start }], printed: start, facts: { text: start } });
    });
  },
};

/** What no left-over does without, so that most texts are looked through once. */
const anyOfThem = new RegExp(`字|[<&{Xx×＊*]|${marks.expression.source}|${openers.expression.source}`);

function leftOver(text: string): string | null {
  if (text.length < 2 || !anyOfThem.test(text)) return null;
  if (LIMIT.test(text) || marks.test(text)) return 'instruction';
  if (TAG.test(text)) return 'tag';
  if (CROSSES.test(text)) return 'crosses';
  return text.length <= longest && openers.test(text) && asks.test(text) && !/[0-9]/.test(text) ? 'prompt' : null;
}
