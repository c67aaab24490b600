import type { Form, FundRow, Indicator, IndicatorForm } from '../../model/transcript.js';

/** A fault that a form may have, planted in a sound one. */
export interface Plant {
  /** What the rules say of it: the code, with its case where the case matters. */
  readonly code: string;
  readonly what: string;
  /** Changes the form and returns the place that must be named; null where this layout has no such cell. */
  readonly plant: (form: IndicatorForm) => string | null;
  /** Codes that may stand beside it, for the fault is also theirs. */
  readonly beside?: readonly string[];
}

/** A copy that may be changed. */
export function copyOf<Kind extends Form>(form: Kind): Kind {
  return JSON.parse(JSON.stringify(form));
}

export const placeOf = (row: Indicator, field: string): string => `indicators[${row.name}].${field}`;

/** The first row that a test holds for. */
export function pick(form: IndicatorForm, test: (row: Indicator) => boolean): Indicator | null {
  return form.indicators.find(test) ?? null;
}

export const isScored = ({ weight, score }: Indicator): boolean => weight != null && score != null;
export const isFull = (row: Indicator): boolean => isScored(row) && Number(row.weight) === Number(row.score);
export const digits = (cell: string | null | undefined): string => /\d+(?:\.\d+)?/.exec(cell ?? '')?.[0] ?? '';
export const isCount = (row: Indicator): boolean =>
  row.level2 === '数量指标' && /^[≥=]?\d+(?:\.\d+)?[^\d-]*$/.test(row.target ?? '') && Number(digits(row.target)) > 5;
export const isRate = (row: Indicator): boolean => `${row.target}${row.unit ?? ''}`.endsWith('%');
export const isFloor = (row: Indicator): boolean => row.operator === '≥' || (row.target ?? '').startsWith('≥');

/** Prints a target and the same as done, in the manner of the row: in one cell, or with sign and unit in columns of their own. */
export function write(row: Indicator, operator: string, value: string, unit: string): void {
  const columns = row.operator != null;
  if (columns) Object.assign(row, { operator: operator === '' ? '=' : operator, unit });
  row.target = columns ? value : `${operator}${value}${unit}`;
  if (row.actual != null) row.actual = columns ? value : `${value}${unit}`;
}

export function scale(cell: string | null | undefined, factor: number): string {
  return (cell ?? '').replace(/\d+(?:\.\d+)?/, (number) => String(Math.round(Number(number) * factor * 100) / 100));
}

/** Adds marks to a row and to the total, so that only the row is wrong. */
export function mark(form: IndicatorForm, row: Indicator, score: number): void {
  move(form, score - Number(row.score));
  row.score = number(score);
}

export function move(form: IndicatorForm, by: number): void {
  if (form.total?.score == null) return;
  form.total.score = number(Number(form.total.score) + by);
  form.total.grade = null;
}

export const number = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '');
export const amount = (value: number): string => value.toFixed(2);
export const of = (cell: string | null | undefined): number => Number((cell ?? '').replaceAll(',', ''));

export function total(form: IndicatorForm): FundRow | null {
  return form.funds?.['total'] ?? null;
}

/** The first source of money, which every layout has. */
export function firstPart(form: IndicatorForm): { key: string; row: FundRow } | null {
  for (const [key, row] of Object.entries(form.funds ?? {})) if (key !== 'total' && row !== null) return { key, row };
  return null;
}

/** Sets what was spent in total and of the first source, the rate and the marks that follow from it. */
export function spend(form: IndicatorForm, share: number): void {
  const [whole, part] = [total(form), firstPart(form)?.row];
  if (whole === null || part == null) return;
  const executed = of(whole.annual) * share;
  for (const row of Object.values(form.funds ?? {}))
    if (row !== null && row !== whole) row.executed = row.annual === null ? null : '0.00';
  part.executed = amount(executed);
  whole.executed = amount(executed);
  whole.rate = `${amount(share * 100)}%`;
  if (whole.weight !== null) {
    const score = Math.min(Number(whole.weight), (Number(whole.weight) * Math.round(share * 10000)) / 10000);
    move(form, score - Number(whole.score));
    whole.score = number(score);
  }
}
