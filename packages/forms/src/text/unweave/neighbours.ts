import type { IndicatorColumn } from '../../raw/raw-form.js';

/** What of a column later ones are judged by, and what judges them. */
export const Role = { none: 0, target: 1, actual: 2, weight: 3, score: 4 } as const;
export type Role = (typeof Role)[keyof typeof Role];

export const roleOf = (column: IndicatorColumn): Role =>
  column === 'target' || column === 'actual' || column === 'weight' || column === 'score' ? Role[column] : Role.none;

const SAME = -1.5;
const SAME_UNIT = -1.2;
const ABOVE_WEIGHT = 5;
const FULL_SCORE = -1;

const unitOf = (text: string): string => text.replace(/^[^\d]*[\d.,]+/u, '');

/** An actual value that says the same as its target, or has its unit, is likely. */
export function besideTarget(target: string, actual: string): number {
  if (target === actual) return SAME;
  return /\d/u.test(target) && /\d/u.test(actual) && unitOf(target) === unitOf(actual) ? SAME_UNIT : 0;
}

/** A score is as high as its weight as a rule, and never higher. */
export function besideWeight(weight: string, score: string): number {
  const [most, got] = [Number(weight), Number(score)];
  return got > most ? ABOVE_WEIGHT : got === most ? FULL_SCORE : 0;
}
