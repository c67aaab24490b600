import { expect, test } from 'vitest';
import { sayInstant, saySize, sayUpload } from './state-words.js';

const upload = {
  key: 1,
  name: 'a.txt',
  size: 1,
  state: 'sending',
  sent: 0.456,
  document: null,
  problem: null,
  canRetry: false,
} as const;

test('A file on its way says how far it is', () => {
  expect(sayUpload(upload)).toContain('46');
  expect(sayUpload({ ...upload, state: 'waiting' })).not.toBe(sayUpload(upload));
});

test('Sizes are short', () => {
  expect(saySize(999)).toBe('999 B');
  expect(saySize(49_297)).toBe('49 kB');
  expect(saySize(2_340_000)).toBe('2.3 MB');
});

test('An instant that is none is shown as it is', () => {
  expect(sayInstant('2026-11-22T07:05:00Z')).toMatch(/^2026-11-2\d \d\d:\d5$/);
  expect(sayInstant('?')).toBe('?');
});
