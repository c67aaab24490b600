import type { EvaluatedForm } from '../model/evaluation.js';
import type { Policy } from '../model/policy.js';
import type { ScoreGrade, ScoreRow, ScoreTotals, Step } from '../model/scorecard.js';
import { Decimal } from '../values/decimal.js';

/** Places of the total after rescaling. */
const RESCALED_PLACES = 2;

/** The totals of a form's rows: what they print, what they give, what they allow. */
export function totalRows(form: EvaluatedForm, rows: readonly ScoreRow[], policy: Policy): ScoreTotals {
  let weight = Decimal.zero;
  let printedSum = Decimal.zero;
  let sum = Decimal.zero;
  let low = Decimal.zero;
  let high = Decimal.zero;
  let applied = Decimal.zero;
  let unapplied = Decimal.zero;
  let printedRows = 0;
  let kept = 0;
  let pending = false;
  let unknown = false;
  let weightless = false;
  const parts: Decimal[] = [];
  for (const row of rows) {
    if (row.weight === null) weightless ||= row.printed.value !== null;
    else weight = weight.add(row.weight);
    if (row.printed.value !== null) {
      printedSum = printedSum.add(row.printed.value);
      printedRows += 1;
    }
    if (row.state === 'pending') pending = true;
    if (row.counted === null) {
      unknown ||= row.state === 'band' || (row.state === 'undetermined' && row.weight !== null);
      if (row.band === null) continue;
    } else {
      const next = sum.add(row.counted);
      // Sums that are still the same are added up once.
      if (row.band === null) {
        low = low === sum ? next : low.add(row.counted);
        high = high === sum ? next : high.add(row.counted);
      }
      if (row.state !== 'not-applicable' && row.state !== 'not-scored')
        applied = applied === sum ? next : applied.add(row.counted);
      sum = next;
      parts.push(row.counted);
      if (row.state === 'undetermined') kept += 1;
    }
    if (row.band !== null) {
      low = low.add(row.band.low);
      high = high.add(row.band.high);
    }
    if (row.state === 'not-applicable' || row.state === 'not-scored')
      unapplied = unapplied.add(row.weight ?? Decimal.zero);
  }
  const settled = !pending && !unknown && parts.length > 0;
  const cap = settled ? capOf(form, sum, policy) : null;
  const steps: Step[] = settled ? [{ operation: 'sum', operands: parts, result: sum }] : [];
  if (cap !== null) steps.push({ operation: 'cap', operands: [sum, cap], result: cap });
  return {
    weight,
    printed: form.total.score,
    printedSum: printedRows > 0 ? printedSum : null,
    recomputed: settled ? (cap ?? sum) : null,
    range: settled ? { low, high } : null,
    rescaled: settled ? rescale(applied, unapplied, policy) : null,
    cap,
    base: !weightless && weight.sign() > 0 && weight.lessThan(policy.full) ? weight : policy.full,
    pending,
    kept,
    steps,
  };
}

function rescale(applied: Decimal, unapplied: Decimal, policy: Policy): Decimal | null {
  if (policy.notApplicable.method !== 'rescale' || unapplied.isZero() || unapplied.atLeast(policy.full)) return null;
  return applied.mul(policy.full).div(policy.full.sub(unapplied), RESCALED_PLACES);
}

/** The cap that the execution rate sets to the total, where it bites; from the unrounded rate. */
function capOf(form: EvaluatedForm, sum: Decimal, policy: Policy): Decimal | null {
  const funds = form.totalFunds;
  if (policy.cap === null || funds === null) return null;
  const known = funds.executed.value !== null && funds.annual.value !== null && funds.annual.value.sign() > 0;
  const executed = known ? funds.executed.value : funds.rate.value;
  const annual = known ? funds.annual.value : Decimal.one;
  if (executed === null || annual === null) return null;
  const caps = policy.cap.steps.filter((step) => executed.lessThan(step.below.mul(annual))).map((step) => step.atMost);
  const [first, ...rest] = caps;
  if (first === undefined) return null;
  const cap = rest.reduce(Decimal.min, first);
  return sum.compare(cap) > 0 ? cap : null;
}

/** The grade of a total; lower bounds are included. Null outside all bands. */
export function gradeOf(total: Decimal | null, policy: Policy): string | null {
  if (total === null) return null;
  return policy.grades.bands.find((band) => total.atLeast(band.from))?.grade ?? null;
}

/** A form that weighs less than the full marks cannot be graded, nor one with a pending row. */
export function gradeForm(form: EvaluatedForm, totals: ScoreTotals, policy: Policy): ScoreGrade {
  const printedWeight = form.total.weight.value;
  const weighed = form.indicators.every(
    (indicator) => indicator.weight.value !== null || indicator.score.value === null,
  );
  const whole = totals.base.equals(policy.full) && (weighed || printedWeight?.equals(policy.full) === true);
  const printedWhole = printedWeight === null ? whole : printedWeight.equals(policy.full);
  return {
    printed: form.total.grade,
    ofPrinted: printedWhole ? gradeOf(totals.printed.value, policy) : null,
    recomputed: whole ? gradeOf(totals.recomputed, policy) : null,
    citation: policy.grades.citation,
  };
}
