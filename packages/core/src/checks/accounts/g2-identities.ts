import type { AccountPlace } from '../../accounts/book.js';
import { type AccountBreak, type AccountFault, accountBreaks, accountFaults } from '../../accounts/breaks.js';
import type { AccountForm } from '../../model/transcript.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import type { Place } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('G2');
const mostParts = Number(rule.number('parts').toString());

/** What must add up in and between the tables of the final accounts; one finding for each cell that is probably wrong. */
export const g2: DocumentCheck = {
  code: 'G2',
  scope: 'document',
  run({ accounts }, _context, report) {
    if (accounts.length === 0) return;
    const forms = new Map(accounts.map((form) => [form.order, form]));
    const named = (place: AccountPlace) => nameOf(place, forms.get(place.form));
    for (const fault of accountFaults(accountBreaks(accounts))) {
      const [first] = fault.breaks;
      if (first === undefined) continue;
      const whole = named(first.whole);
      report({
        case: kindOf(first),
        form: fault.place.form,
        at: placesOf(fault),
        printed: fault.place.printed,
        expected: fault.expected,
        facts: {
          table: fault.place.table,
          place: fault.place.where,
          ...named(fault.place),
          identity: first.identity,
          whole: first.whole.where,
          wholeRow: whole.row,
          wholeColumn: whole.column,
          wholeTable: first.whole.table,
          wholePrinted: first.printed,
          parts: first.parts.map(({ sign, place }) => ({
            sign,
            table: place.table,
            where: place.where,
            printed: place.printed,
          })),
          sum: first.expected,
          difference: Decimal.parse(first.difference)?.abs().toString() ?? first.difference,
          count: fault.breaks.length,
        },
      });
    }
  },
};

function kindOf({ relation, whole, parts }: AccountBreak): string {
  if (relation === 'at-least') return 'at-least';
  return parts.every(({ place }) => place.form === whole.form) ? 'within' : 'between';
}

const CELL = /^rows\.(\d+)\.values\.(.*)$/s;

/** Row and column of a cell as they are printed; a row without a name by its code or line. */
function nameOf({ cell }: AccountPlace, form: AccountForm | undefined): { row: string | null; column: string | null } {
  const [, index, column = null] = CELL.exec(cell) ?? [];
  const row = form?.rows[Number(index)];
  return { row: row?.name?.trim() || row?.code || row?.line || null, column };
}

/** The cell itself, then the sums that it breaks, then the parts where they are few. */
function placesOf({ place, breaks }: AccountFault): Place[] {
  const places: Place[] = [asPlace(place)];
  for (const { whole, suspects } of breaks) {
    places.push(asPlace(whole), ...suspects.map((suspect) => asPlace(suspect.place)));
  }
  const parts = breaks[0]?.parts ?? [];
  if (parts.length <= mostParts) places.push(...parts.map((part) => asPlace(part.place)));
  return places;
}

function asPlace({ where, cell, form }: AccountPlace): Place {
  return { where, cell, form };
}
