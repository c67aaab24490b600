import { Decimal } from './decimal.js';
import type { DateValue, QuantityValue, Value } from './value.js';
import { looseUnits, type Unit, units } from './vocabulary.js';

/** Why two values cannot be held against each other. */
export type Incomparable = 'blank' | 'not-measured' | 'unit-differs' | 'percent-differs' | 'kind-differs' | 'words';

export type Comparison =
  | {
      readonly ok: true;
      readonly kind: 'quantity' | 'date';
      /** Both in one unit, and as printed where both print one magnitude (万, 亿); dates as ordered numbers of days. */
      readonly target: Decimal;
      readonly actual: Decimal;
      /** What one side does not print and the other lends it; null where nothing had to be assumed. */
      readonly assumed: 'unit' | 'magnitude' | 'percent' | 'year' | null;
    }
  | { readonly ok: false; readonly reason: Incomparable };

function refuse(reason: Incomparable): Comparison {
  return { ok: false, reason };
}

function unitOf(value: QuantityValue): Unit | null {
  if (value.unit === null) return null;
  return units.at(value.unit, 0)?.meaning ?? { family: value.unit, factor: Decimal.one };
}

function isLoose(a: string, b: string): boolean {
  return looseUnits.some((pair) => pair.includes(a) && pair.includes(b));
}

/** Of two readings of a bare number, the one whose ratio to the target is nearer to one. */
function nearer(target: Decimal, plain: Decimal, lent: Decimal): 'plain' | 'lent' {
  if (target.isZero() || plain.isZero() || plain.sign() !== target.sign()) return 'lent';
  const distance = (value: Decimal): Decimal => {
    const [a, b] = [value.abs(), target.abs()];
    return Decimal.max(a, b).div(Decimal.min(a, b), 6);
  };
  return distance(plain).lessThan(distance(lent)) ? 'plain' : 'lent';
}

function done(target: Decimal, actual: Decimal, assumed: 'unit' | 'magnitude' | 'percent' | null): Comparison {
  return { ok: true, kind: 'quantity', target, actual, assumed };
}

function compareQuantities(target: QuantityValue, actual: QuantityValue): Comparison {
  if (target.percent !== null || actual.percent !== null) {
    if (target.percent !== null && actual.percent !== null) return done(target.amount, actual.amount, null);
    const bare = target.percent !== null ? actual : target;
    if (!isBare(bare)) return refuse('percent-differs');
    if (target.percent !== null) {
      const lent = actual.number.shift(target.percent === '%' ? -2 : -3);
      const ratio = nearer(target.amount, actual.number, lent) === 'plain';
      return ratio ? done(target.amount, actual.number, null) : done(target.amount, lent, 'percent');
    }
    const lent = target.number.shift(actual.percent === '%' ? -2 : -3);
    const ratio = nearer(actual.amount, target.number, lent) === 'plain';
    return ratio ? done(target.number, actual.amount, null) : done(lent, actual.amount, 'percent');
  }
  if (isBare(target) && isBare(actual)) return done(target.number, actual.number, null);
  const a = unitOf(target);
  const b = unitOf(actual);
  if (actual.kind === 'rate' && target.kind === 'rate' && !samePer(target.per, actual.per))
    return refuse('unit-differs');
  if (a !== null && b !== null) {
    if (a.family !== b.family && !isLoose(a.family, b.family)) return refuse('unit-differs');
    const assumed = a.family !== b.family || target.kind !== actual.kind ? 'unit' : null;
    if (target.magnitude !== actual.magnitude) return lendMagnitude(target, actual, a, b, assumed);
    const isOneUnit = a.factor === b.factor || a.factor.equals(b.factor);
    if (isOneUnit && target.magnitude !== '') return done(target.number, actual.number, assumed);
    return done(inUnits(target.amount, a), inUnits(actual.amount, b), assumed);
  }
  // One side prints no unit: it is the other's; its magnitude too where that is the nearer reading.
  if (actual.magnitude === target.magnitude) return done(target.number, actual.number, a === b ? null : 'unit');
  return lendMagnitude(target, actual, null, null, a === b ? null : 'unit');
}

function inUnits(amount: Decimal, unit: Unit | null): Decimal {
  return unit === null || unit.factor === Decimal.one ? amount : amount.mul(unit.factor);
}

function lendMagnitude(
  target: QuantityValue,
  actual: QuantityValue,
  a: Unit | null,
  b: Unit | null,
  assumed: 'unit' | null,
): Comparison {
  const [t, plain] = [inUnits(target.amount, a), inUnits(actual.amount, b)];
  const both = { ok: true, kind: 'quantity' } as const;
  // A printed unit behind a bare number (1000人 against 278.9万) speaks for itself.
  if (actual.magnitude !== '' && target.magnitude !== '') return { ...both, target: t, actual: plain, assumed };
  if (actual.magnitude === '' && actual.unit === null) {
    const lent = actual.number.shift(target.exponent);
    if (nearer(t, plain, lent) === 'lent') return { ...both, target: t, actual: lent, assumed: 'magnitude' };
  } else if (target.magnitude === '' && target.unit === null) {
    const lent = target.number.shift(actual.exponent);
    if (nearer(plain, t, lent) === 'lent') return { ...both, target: lent, actual: plain, assumed: 'magnitude' };
  }
  return { ...both, target: t, actual: plain, assumed };
}

function isBare(value: QuantityValue): boolean {
  return value.unit === null && value.percent === null && value.magnitude === '' && value.kind === 'number';
}

function samePer(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((unit) => b.includes(unit));
}

/** The last day that a date allows, as an ordered number. 7月前 is read generously as the end of July. */
function lastDay(value: DateValue, year: number | null): number {
  return (year ?? 0) * 372 + ((value.month ?? 12) - 1) * 31 + (value.day ?? 31);
}

function compareDates(target: DateValue, actual: DateValue): Comparison {
  const bothYears = target.year !== null && actual.year !== null;
  const [t, a] = [lastDay(target, bothYears ? target.year : null), lastDay(actual, bothYears ? actual.year : null)];
  const assumed = (target.year === null) === (actual.year === null) ? null : 'year';
  return { ok: true, kind: 'date', target: Decimal.of(t), actual: Decimal.of(a), assumed };
}

/** Whether the actual is a measurement: no range, no operator but =. */
export function isMeasured(actual: Value): boolean {
  if (actual.kind !== 'number' && actual.kind !== 'rate') return actual.kind === 'date';
  return actual.operator === null || actual.operator === '=';
}

/**
 * Target and actual in one unit, or the reason why they cannot be held against each other.
 * 万 and 人, 元 and 万元, % and a ratio go together; a bare number takes the other side's unit, and `assumed` says so.
 */
export function comparable(target: Value, actual: Value): Comparison {
  if (target.kind === 'blank' || actual.kind === 'blank' || actual.kind === 'not-applicable') return refuse('blank');
  const targetIs = target.kind === 'number' || target.kind === 'rate';
  const actualIs = actual.kind === 'number' || actual.kind === 'rate';
  if (targetIs && actualIs) return isMeasured(actual) ? compareQuantities(target, actual) : refuse('not-measured');
  if (target.kind === 'date' && actual.kind === 'date') return compareDates(target, actual);
  if (targetIs && (actual.kind === 'range' || actual.kind === 'list')) return refuse('not-measured');
  if (isWords(target) && isWords(actual)) return refuse('words');
  return refuse('kind-differs');
}

function isWords(value: Value): boolean {
  return value.kind === 'qualitative' || value.kind === 'text' || value.kind === 'relative';
}
