import { expect, test } from 'vitest';
import { fillGrid } from './fill-grid.js';
import { placeBeside, type Step } from './move-place.js';
import { begun } from './testing/begun.js';

const { template, form } = begun();
const grid = fillGrid(template, form);
const beside = (path: string, step: Step): string | null => placeBeside(grid, path, step)?.path ?? null;

test('Keys lead within the column and the row of the table', () => {
  expect(beside('supervisor', 'right')).toBe('implementer');
  expect(beside('implementer', 'right')).toBeNull();
  expect(beside('indicators.0.target', 'down')).toBe('indicators.1.target');
  expect(beside('indicators.1.target', 'up')).toBe('indicators.0.target');
  expect(beside('funds.total.executed', 'left')).toBe('funds.total.annual');
  expect(beside('codeAndName', 'up')).toBeNull();
});

test('Enter goes down, and on in reading order at the end of the column', () => {
  expect(beside('funds.total.annual', 'next')).toBe('funds.fiscal.annual');
  const [last] = grid.places.slice(-1);
  expect(last === undefined ? '' : beside(last.path, 'next')).toBeNull();
  expect(beside('no.such', 'next')).toBeNull();
});
