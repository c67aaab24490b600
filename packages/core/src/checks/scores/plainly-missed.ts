import { betterSide } from '../../interpret/direction.js';
import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import { comparable } from '../../values/compare.js';
import type { DateValue, RangeValue, RelativeValue, Value } from '../../values/value.js';

/** A target that is plainly missed though no score follows from it: a day, one of several values, a range, a change. */
export type PlainMiss = 'late' | 'part' | 'outside' | 'change';

type Lower = (target: Value, actual: Value) => boolean;

/**
 * How a row misses its target where the regulation gives no proportion to score it by; null where it is met, where that
 * cannot be told, or where a score follows.
 */
export function plainMiss(indicator: EvaluatedIndicator, row: ScoreRow | null | undefined): PlainMiss | null {
  const { target, actual, direction } = indicator;
  if (row?.state !== 'undetermined') return null;
  if (target.kind === 'date' && actual.kind === 'date') return isLate(target, actual) ? 'late' : null;
  const atMost = direction === 'at-most' || direction === 'not-later';
  if (target.kind === 'list' && actual.kind === 'list') {
    const { items } = actual;
    if (target.items.length !== items.length) return null;
    return target.items.some((item, at) => misses(item, items[at], atMost)) ? 'part' : null;
  }
  if (target.kind === 'range') return isOutside(target, indicator) ? 'outside' : null;
  return target.kind === 'relative' && actual.kind === 'relative' && isLessChange(target, actual) ? 'change' : null;
}

/** Outside on the side that is the worse: 3个工作日 for 5-7个工作日 is quicker, and 2万元 for 3-5万元 cheaper. */
function isOutside(target: RangeValue, indicator: EvaluatedIndicator): boolean {
  const better = betterSide(indicator);
  if (better === null) return false;
  return better === 'at-least' ? isBelow(target.low, indicator.actual) : isAbove(target.high, indicator.actual);
}

const isBelow: Lower = (target, actual) => {
  const compared = comparable(target, actual);
  return compared.ok && compared.actual.lessThan(compared.target);
};
const isAbove: Lower = (target, actual) => {
  const compared = comparable(target, actual);
  return compared.ok && compared.target.lessThan(compared.actual);
};

function misses(target: Value, actual: Value | undefined, atMost: boolean): boolean {
  if (actual === undefined || (target.kind !== 'number' && target.kind !== 'rate')) return false;
  const ceiling = target.operator === null ? atMost : target.operator === '≤' || target.operator === '<';
  return ceiling ? isAbove(target, actual) : isBelow(target, actual);
}

/** Whether even the first day that the actual allows lies behind the last that the target allows. */
function isLate(target: DateValue, actual: DateValue): boolean {
  if (target.operator === '≥' || actual.operator !== null || actual.upTo) return false;
  const years = target.year !== null && actual.year !== null;
  // Without its month a year says only something of a year.
  if (!years && (target.month === null || actual.month === null)) return false;
  const first = ordered(years ? actual.year : 0, actual.month ?? 1, actual.day ?? 1);
  return first > ordered(years ? target.year : 0, target.month ?? 12, target.day ?? 31);
}

function ordered(year: number | null, month: number, day: number): number {
  return (year ?? 0) * 372 + (month - 1) * 31 + day;
}

/** 不低于上年 → 低于上年, 增长10% → 增长8%: the other way, or the same way and less. */
function isLessChange(target: RelativeValue, actual: RelativeValue): boolean {
  if (target.base !== null && actual.base !== null && target.base !== actual.base) return false;
  const [wanted, done] = [wayOf(target), wayOf(actual)];
  const [asked, given] = [target.change, actual.change];
  // 增长不超过3%: going down keeps to it.
  if (wanted === null || done === null || asked?.operator === '≤' || asked?.operator === '<') return false;
  if (wanted !== done) return true;
  if (asked === null || given === null || asked.percent !== given.percent || asked.unit !== given.unit) return false;
  if (given.operator !== null && given.operator !== '=') return false;
  return given.amount.lessThan(asked.amount);
}

function wayOf({ operator }: RelativeValue): 'up' | 'down' | null {
  if (operator === '>' || operator === '≥') return 'up';
  return operator === '<' || operator === '≤' ? 'down' : null;
}
