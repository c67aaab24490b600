import { expect, test } from 'vitest';
import { fillGrid } from './fill-grid.js';
import { begun } from './testing/begun.js';

test('Rows of the final accounts that are printed, or stand beside others, have no tools', () => {
  const [open, sided] = ['cn-account-03', 'cn-account-01'].map((id) => {
    const { template, form } = begun(id);
    return fillGrid(template, form).rows.flatMap(({ of }) => (of === null ? [] : [of.index]));
  });
  expect(open).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(sided).toEqual([]);
});
