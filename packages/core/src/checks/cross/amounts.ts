import type { Figure } from '../../narrative/figures.js';
import { Decimal } from '../../values/decimal.js';
import type { QuantityValue, Value } from '../../values/value.js';
import { units } from '../../values/vocabulary.js';
import { isQuantity } from '../values/rows.js';

/** What a number counts, so that only like is held against like: %, a family of units, or null for a bare number. */
export function kindOf(value: QuantityValue): string | null {
  if (value.percent !== null) return '%';
  if (value.unit === null) return null;
  return units.at(value.unit, 0)?.meaning.family ?? value.unit;
}

/** A figure of a running text as number and kind; null for years, dates, marks and bare numbers. */
export function readFigure({
  kind,
  number,
  unit,
  exponent,
}: Figure): { readonly kind: string; readonly amount: Decimal } | null {
  const parsed = Decimal.parse(number);
  if (parsed === null) return null;
  const amount = parsed.shift(exponent);
  if (kind === 'percent') return unit.includes('点') ? null : { kind: '%', amount };
  if (kind === 'money') return { kind: '元', amount };
  if (kind !== 'count') return null;
  const bare = unit.replace(/^[万亿][余多]?/, '');
  return { kind: units.at(bare, 0)?.meaning.family ?? bare, amount };
}

/** Money of a cell in yuan; a bare number is in the form's unit only where the caller says so. */
export function yuanOf(value: Value, bareExponent: number | null): Decimal | null {
  if (!isQuantity(value) || value.kind === 'rate' || value.percent !== null) return null;
  if (kindOf(value) === '元') return value.amount;
  if (value.unit !== null) return null;
  if (value.magnitude !== '') return value.amount;
  return bareExponent === null ? null : value.number.shift(bareExponent);
}

/** Whether the shorter print is the longer one rounded. */
export function isRounded(a: Decimal, b: Decimal): boolean {
  const [first, second] = [decimalsOf(a), decimalsOf(b)];
  return first <= second ? b.round(first).equals(a) : a.round(second).equals(b);
}

/** Decimals that count, trailing zeros left out. */
function decimalsOf(value: Decimal): number {
  const text = value.toString();
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
