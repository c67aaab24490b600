import type { Finding } from '@kaocheng/core/model/finding';
import { expect, test } from 'vitest';
import { keepingSame } from './sameness.js';

const finding = (id: string, printed: string): Finding => ({
  id,
  form: 1,
  rule: 'sum',
  code: 'A1',
  severity: 'error',
  where: [],
  quote: [],
  printed,
  expected: null,
  facts: {},
  citation: null,
  source: [],
  hangs: [],
  weight: 0,
});

test('A finding that says the same stays the same object; one that says another thing does not', () => {
  const before = [finding('a', '1'), finding('b', '2')];
  const now = [finding('b', '2'), finding('a', '3'), finding('c', '4')];
  const kept = keepingSame(before, now);
  expect(kept[0]).toBe(before[1]);
  expect(kept[1]).toBe(now[1]);
  expect(kept[2]).toBe(now[2]);
});
