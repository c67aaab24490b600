import { expect, test } from 'vitest';
import { isPastEnd } from './past-end.js';

test('A later page that has become empty is behind the end; the first one and one not yet known are not', () => {
  expect(isPastEnd({ found: 0, cursors: ['a'] })).toBe(true);
  expect(isPastEnd({ found: 1, cursors: ['a'] })).toBe(false);
  expect(isPastEnd({ found: null, cursors: ['a'] })).toBe(false);
  expect(isPastEnd({ found: 0, cursors: [] })).toBe(false);
});
