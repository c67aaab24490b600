import type { EvaluatedForm, EvaluatedFundRow } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';

const COLUMNS = ['initial', 'annual', 'executed'] as const;

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
  const lacking = COLUMNS.filter((column) => column !== 'initial' && !printed.includes(column));
  if (lacking.length === 0 || (lacking.includes('annual') && isOfInitial(totalFunds))) return;
  const rows = form.funds.filter((row) => COLUMNS.some((column) => row[column].printed !== null));
  const places: Place[] = rows.flatMap((row) => lacking.map((column) => at(`${row.path}.${column}`)));
  report({ case: lacking.includes('executed') ? 'executed' : 'annual', at: places, facts: { columns: lacking } });
}

/** A form that has one budget only: its rate is that of the initial one. */
function isOfInitial(total: EvaluatedFundRow | null): boolean {
  if (total === null || total.rate.value === null || total.initial.value === null || total.executed.value === null)
    return false;
  const unit = Decimal.one.shift(-total.rate.places - 2);
  const { value: initial } = total.initial;
  return total.rate.value.mul(initial).sub(total.executed.value).abs().compare(unit.mul(initial.abs())) <= 0;
}

function says(text: string | null | undefined): boolean {
  return text != null && text.trim() !== '';
}
