import { expect, it } from 'vitest';
import { anyOf, containing, ending, starting, whole } from './word-pattern.js';

it('takes every sign of a word as it is printed', () => {
  const word = 'a-b.*+?^$' + '{}()|[]\\/';
  for (const pattern of [whole([word]), starting([word]), ending([word]), containing([word])])
    expect(word).toMatch(pattern);
  expect('axb').not.toMatch(containing(['a-b', 'a.b']));
});

it('puts the longest word first', () => {
  expect(anyOf(['大于', '大于等于'])).toBe('大于等于|大于');
});
