import type { EvaluatedForm, EvaluatedFundRow, Figure } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';

/** The columns of the funds block that hold amounts. */
export const COLUMNS = ['initial', 'annual', 'executed'] as const;
export type Column = (typeof COLUMNS)[number];

/** Sources that a total is made of, by kind of money; `fiscal` may be given by levels of government instead. */
const KINDS = ['fiscal', 'carryover', 'special', 'own', 'other'];
const LEVELS: ReadonlySet<string> = new Set(['central', 'province', 'region', 'city', 'county', 'town', 'local']);

function isLevel(source: string): boolean {
  return LEVELS.has(source);
}

function partsOf({ funds, totalFunds }: EvaluatedForm): EvaluatedFundRow[] {
  const parts: EvaluatedFundRow[] = [];
  for (const row of funds) if (row !== totalFunds) parts.push(row);
  return parts;
}

/** The ways in which the printed rows may make up the total: by kind, by level, central + local. */
export function partitions(form: EvaluatedForm): EvaluatedFundRow[][] {
  const parts = partsOf(form);
  const pick = (keep: (source: string) => boolean): EvaluatedFundRow[] => parts.filter(({ source }) => keep(source));
  if (!parts.some(({ source }) => isLevel(source))) return parts.length === 0 ? [] : [parts];
  const known = (source: string): boolean => isLevel(source) || KINDS.includes(source);
  return [
    pick((source) => !isLevel(source)),
    pick((source) => source !== 'fiscal' && source !== 'local' && known(source)),
    pick((source) => source !== 'fiscal' && (source === 'central' || source === 'local' || !isLevel(source))),
    pick((source) => source !== 'fiscal'),
  ].filter((rows) => rows.length > 0);
}

/** The sum of a column over some rows, and how many of them print a number that is not zero. */
export function columnSum(
  rows: readonly EvaluatedFundRow[],
  column: Column,
): { sum: Decimal; printed: number; nonzero: number } {
  let sum = Decimal.zero;
  let printed = 0;
  let nonzero = 0;
  for (const row of rows) {
    const { value } = row[column];
    if (value === null) continue;
    printed += 1;
    if (value.isZero()) continue;
    nonzero += 1;
    sum = sum.add(value);
  }
  return { sum, printed, nonzero };
}

/**
 * An amount of the total row; where the total prints nothing or zero while its parts add up to more, the sum of the parts.
 */
export function amountOf(form: EvaluatedForm, column: Column): Decimal | null {
  const own = form.totalFunds?.[column].value ?? null;
  if (own !== null && !own.isZero()) return own;
  for (const rows of partitions(form)) {
    const { sum, nonzero } = columnSum(rows, column);
    if (nonzero > 0) return sum;
  }
  return own;
}

/** Parts with what they print, for the facts of a finding. */
export function printedParts(rows: readonly EvaluatedFundRow[], column: Column): { source: string; printed: string }[] {
  return rows
    .filter((row) => row[column].printed !== null)
    .map((row) => ({ source: row.source, printed: row[column].printed ?? '' }));
}

/** The unit of a form's amounts as a sentence says it behind a figure; nothing where the form prints none. */
export function unitOf({ form }: EvaluatedForm): string {
  return form.moneyUnit === null || form.moneyUnit === '' ? '' : ` ${form.moneyUnit}`;
}

/** Whether a figure prints a number above zero. */
export function isPositive(figure: Figure): boolean {
  return figure.value !== null && figure.value.sign() > 0;
}
