import { packFaults } from '../../accounts/packs.js';
import type { AccountForm } from '../../model/transcript.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, wholeDocument } from '../place.js';
import { ruleOf } from '../rules.js';

const least = ruleOf('G1').number('tables');

/** The pack of tables that is published with the final accounts: all there, in order, none empty without a word. */
export const g1: DocumentCheck = {
  code: 'G1',
  scope: 'document',
  run({ accounts, transcript }, _context, report) {
    // A few tables are an excerpt, not a disclosure.
    if (Decimal.of(accounts.length).compare(least) < 0) return;
    const faults = packFaults(accounts, transcript.tables);
    if (faults === null) return;
    const { pack, missing, outOfOrder, repeated, emptyUnexplained } = faults;
    if (missing.length > 0) {
      report({
        case: 'missing',
        at: [wholeDocument],
        facts: { pack: pack.title, count: missing.length, tables: missing.map(({ title }) => title) },
      });
    }
    tell('order', outOfOrder, pack.title, report);
    tell('repeated', repeated, pack.title, report);
    tell('empty', emptyUnexplained, pack.title, report);
  },
};

function tell(kind: string, forms: readonly AccountForm[], pack: string, report: Report): void {
  if (forms.length === 0) return;
  report({
    case: kind,
    at: forms.map(({ order }) => at('title', order)),
    facts: { pack, count: forms.length, tables: forms.map(({ table, title }) => title ?? table) },
  });
}
