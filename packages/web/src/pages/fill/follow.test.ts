import { expect, test } from 'vitest';
import { followed, isComputed, lockedCells, textAt } from './follow.js';
import { begun } from './testing/begun.js';

const { template, form, fill } = begun();

test('Formulas follow what is filled in, totals included', () => {
  const amounts = followed(template, form, fill({ 'funds.total.annual': '100', 'funds.total.executed': '90' }));
  expect([textAt(amounts, 'funds.total.rate'), textAt(amounts, 'funds.total.score')]).toEqual(['90.00%', '9.00']);
  expect(textAt(amounts, 'total.score')).toBe('9');
  const scored = followed(template, amounts, fill({ 'indicators.0.score': '50' }, amounts));
  expect(textAt(scored, 'total.score')).toBe('59');
  const more = followed(template, scored, fill({ 'funds.total.executed': '100' }, scored));
  expect([textAt(more, 'funds.total.score'), textAt(more, 'total.score')]).toEqual(['10.00', '60']);
  const none = followed(template, more, fill({ 'funds.total.executed': '' }, more));
  expect([textAt(none, 'funds.total.rate'), textAt(none, 'total.score')]).toEqual(['', '50']);
});

test('A figure that somebody put there himself stays, and is told beside what the formula gives', () => {
  const printed = fill({ 'funds.total.annual': '100', 'funds.total.executed': '90', 'funds.total.rate': '75%' });
  const next = followed(template, printed, fill({ 'funds.total.executed': '80' }, printed));
  expect(textAt(next, 'funds.total.rate')).toBe('75%');
  expect(lockedCells(template, next).get('funds.total.rate')).toEqual({ computed: '80.00%', isLocked: false });
});

test('A figure that agrees is left as it is printed until its parts change', () => {
  const printed = fill({ 'funds.total.annual': '100', 'funds.total.executed': '90', 'funds.total.rate': '90%' });
  const other = followed(template, printed, fill({ supervisor: '某局' }, printed));
  expect(textAt(other, 'funds.total.rate')).toBe('90%');
  expect(lockedCells(template, other).get('funds.total.rate')?.isLocked).toBe(true);
  const next = followed(template, other, fill({ 'funds.total.executed': '80' }, other));
  expect(textAt(next, 'funds.total.rate')).toBe('80.00%');
  expect(isComputed('90', null)).toBe(false);
});
