import { expect, test } from 'vitest';
import { figureText } from './figure-text.js';

test('A printed figure keeps its digits', () => {
  expect(figureText('9.10', false)).toBe('9.10');
  expect(figureText('≥95%', true)).toBe('≥95%');
  expect(figureText('0', false)).toBe('0');
});

test('A count is grouped by three digits', () => {
  expect(figureText(1234567, true)).toBe('1,234,567');
  expect(figureText('-12345.678', true)).toBe('-12,345.678');
  expect(figureText(999, true)).toBe('999');
});

test('Nothing is blank', () => {
  expect(figureText(null, true)).toBeNull();
  expect(figureText(undefined, false)).toBeNull();
  expect(figureText('', false)).toBeNull();
});
