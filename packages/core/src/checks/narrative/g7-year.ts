import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { byParagraph, formsOf, type Stated, textOf } from './stated.js';

/** The work that the narrative reports is of another year than the document; units are called by one name. */
export const g7Year: DocumentCheck = {
  code: 'G7',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const { year } = evaluation;
    if (year !== null) {
      const own = Decimal.of(year);
      for (const paragraph of byParagraph(evaluation)) {
        const years = paragraph.filter(({ fact, value }) => fact.field === 'year' && value !== null);
        if (years.some(({ value }) => value?.equals(own))) continue;
        for (const stated of years) {
          if (!earlier(stated, year)) continue;
          report({
            case: 'year',
            form: formsOf(evaluation, stated.fact.about)[0]?.order ?? null,
            at: [textOf(stated)],
            printed: stated.fact.value,
            expected: String(year),
            facts: { about: stated.fact.about, stated: stated.fact.value, year: String(year) },
          });
        }
      }
    }
    for (const form of evaluation.forms) {
      const name = evaluation.transcript.department;
      const unit = form.form.implementer;
      if (name === null || unit == null || !oneCharacterOff(name, unit)) continue;
      report({
        case: 'unit',
        form: form.order,
        at: [at('implementer')],
        printed: unit,
        expected: name,
        facts: { unit, department: name },
      });
    }
  },
};

/** One or two years back; a project that carries the year in its name is of that year. */
function earlier(stated: Stated, year: number): boolean {
  const gap = year - Number(stated.value?.toString() ?? year);
  return (
    gap >= 1 &&
    gap <= Number(ruleOf('G7').number('back').toString()) &&
    !stated.fact.about.includes(stated.value?.toString() ?? '')
  );
}

function oneCharacterOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false;
  let off = 0;
  for (let i = 0; i < a.length; i += 1) if (a.charAt(i) !== b.charAt(i)) off += 1;
  return off === 1;
}
