/**
 * A stored number as its digits: the value is 0.digits × 10^point, without leading or trailing zeros; zero has no digits.
 */
export interface Digits {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

const NUMBER = /^\s*([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?\s*$/;

/** Digits that a worksheet keeps of a number; what a file holds beyond them is noise of binary fractions. */
const KEPT = 15;

/** Digits of a number as a worksheet stores it (`0.30000000000000004`, `1.2E-3`), rounded to 15; null where it is none. */
export function digitsOf(stored: string): Digits | null {
  const match = NUMBER.exec(stored);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole.length + fraction.length === 0) return null;
  const all = whole + fraction;
  const lead = all.length - all.replace(/^0+/, '').length;
  const digits = all.slice(lead).replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '', point: 0 };
  const point = whole.length - lead + Number.parseInt(exponent, 10);
  return roundTo({ negative: sign === '-', digits, point }, KEPT - point);
}

/** Rounds half up, away from zero, to a number of decimals (negative: to tens, hundreds …). */
export function roundTo(value: Digits, decimals: number): Digits {
  const keep = value.point + decimals;
  if (keep >= value.digits.length) return value;
  if (keep < 0) return { negative: false, digits: '', point: 0 };
  const up = (value.digits[keep] ?? '0') >= '5';
  const kept = value.digits.slice(0, keep);
  if (!up) return normal(value.negative, kept, value.point);
  const raised = (BigInt(kept === '' ? '0' : kept) + 1n).toString();
  const grown = raised.length > keep;
  return normal(value.negative, grown ? raised : raised.padStart(keep, '0'), value.point + (grown ? 1 : 0));
}

function normal(negative: boolean, digits: string, point: number): Digits {
  const trimmed = digits.replace(/0+$/, '');
  const lead = trimmed.length - trimmed.replace(/^0+/, '').length;
  if (trimmed === '') return { negative: false, digits: '', point: 0 };
  return { negative, digits: trimmed.slice(lead), point: point - lead };
}

/** The value times a power of ten. */
export function shifted(value: Digits, by: number): Digits {
  return value.digits === '' ? value : { ...value, point: value.point + by };
}

/** Whole part without leading zeros (empty for 0) and the decimals there are. */
export function partsOf({ digits, point }: Digits): { readonly whole: string; readonly fraction: string } {
  if (digits === '') return { whole: '', fraction: '' };
  if (point <= 0) return { whole: '', fraction: '0'.repeat(-point) + digits };
  if (point >= digits.length) return { whole: digits.padEnd(point, '0'), fraction: '' };
  return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/** `12.5`, `-0.03`, `0`: all digits, never with an exponent. */
export function plainOf(value: Digits): string {
  const { whole, fraction } = partsOf(value);
  return `${value.negative ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}
