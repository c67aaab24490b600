import type { ScoredForm } from '@kaocheng/contracts/overview';
import { Decimal } from '@kaocheng/core/values/decimal';
import { sayOverview } from '../../words/say-overview.js';

/** Printed less recomputed total with its sign, exact; null where one of them is missing. */
export function differenceOf(form: Pick<ScoredForm, 'printedTotal' | 'recomputedTotal'>): string | null {
  if (form.printedTotal === null || form.recomputedTotal === null) return null;
  const by = Decimal.of(form.printedTotal).sub(Decimal.of(form.recomputedTotal));
  return by.sign() > 0 ? `+${by}` : by.toString();
}

/** 优, or 优 → 良 where the recomputed grade is another one than the printed one, or the one that its total earns. */
export function gradeChangeOf(
  form: Pick<ScoredForm, 'printedGrade' | 'gradeOfPrinted' | 'recomputedGrade'>,
): string | null {
  const printed = form.printedGrade ?? form.gradeOfPrinted;
  const { recomputedGrade: recomputed } = form;
  if (printed === null || recomputed === null || printed === recomputed) return printed ?? recomputed;
  return sayOverview('lists.gradeChange', { printed, recomputed });
}

/** An execution rate of four places as per cent: 0.9153 → 91.53%. */
export function percentOf(rate: string | null): string | null {
  return rate === null ? null : `${Decimal.of(rate).mul(Decimal.hundred)}%`;
}
