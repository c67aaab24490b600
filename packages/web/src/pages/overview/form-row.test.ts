import { expect, test } from 'vitest';
import { differenceOf, gradeChangeOf, percentOf } from './form-row.js';

test('The difference of totals is exact and has its sign', () => {
  expect(differenceOf({ printedTotal: '90.4', recomputedTotal: '90.10' })).toBe('+0.3');
  expect(differenceOf({ printedTotal: '79', recomputedTotal: '89' })).toBe('-10');
  expect(differenceOf({ printedTotal: '90', recomputedTotal: '90.00' })).toBe('0');
  expect(differenceOf({ printedTotal: null, recomputedTotal: '89' })).toBeNull();
});

test('A grade is shown with what it becomes', () => {
  const grades = (printedGrade: string | null, gradeOfPrinted: string | null, recomputedGrade: string | null) =>
    gradeChangeOf({ printedGrade, gradeOfPrinted, recomputedGrade });
  expect(grades('优', '优', '良')).toBe('优 → 良');
  expect(grades(null, '优', '良')).toBe('优 → 良');
  expect(grades('优', '优', '优')).toBe('优');
  expect(grades(null, null, '良')).toBe('良');
  expect(grades(null, null, null)).toBeNull();
});

test('A rate is said in per cent without rounding', () => {
  expect(percentOf('0.9153')).toBe('91.53%');
  expect(percentOf('1.0000')).toBe('100%');
  expect(percentOf(null)).toBeNull();
});
