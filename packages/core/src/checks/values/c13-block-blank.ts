import type { EvaluatedForm } from '../../model/evaluation.js';
import type { FormCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';

const COLUMNS = ['initial', 'annual', 'executed'] as const;
const EVALUATED = ['annual', 'executed'] as const;
/** In the middle of the year a rate is of the initial budget; a form that prints neither a rate nor what is to be spent says nothing. */
const MONITORED = ['executed'] as const;

/** A form that prints budget or goals leaves a column of amounts, or what was reached, blank. */
export const c13: FormCheck = {
  code: 'C13',
  scope: 'form',
  run({ form }, _context, report) {
    if (form.kind === 'target') return;
    amounts(form, report);
    const goals = form.form.goals;
    if (form.kind === 'project' && says(goals?.expected) && !says(goals?.actual)) {
      report({
        case: 'goals',
        at: [at('goals.actual'), at('goals.expected')],
        facts: { goals: goals?.expected ?? null },
      });
    }
  },
};

/** Budget or spending blank in every row, though the other is printed. */
function amounts(form: EvaluatedForm, report: Report): void {
  if (form.funds.length === 0) return;
  const { totalFunds } = form;
  if (totalFunds !== null && totalFunds.annual.printed !== null && totalFunds.executed.printed !== null) return;
  const printed = COLUMNS.filter((column) => form.funds.some((row) => row[column].printed !== null));
  if (printed.length === 0) return;
  const asked = form.kind === 'monitor' && form.funds.some(({ rate }) => rate.printed !== null) ? MONITORED : EVALUATED;
  const lacking = asked.filter((column) => !printed.includes(column));
  if (lacking.length === 0) return;
  const rows = form.funds.filter((row) => COLUMNS.some((column) => row[column].printed !== null));
  const places: Place[] = rows.flatMap((row) => lacking.map((column) => at(`${row.path}.${column}`)));
  report({ case: lacking.includes('executed') ? 'executed' : 'annual', at: places, facts: { columns: lacking } });
}

function says(text: string | null | undefined): boolean {
  return text != null && text.trim() !== '';
}
