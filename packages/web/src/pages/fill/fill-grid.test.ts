import { canMove } from '@kaocheng/core/correct/edit-form';
import { templates } from '@kaocheng/forms/templates/registry';
import { expect, test } from 'vitest';
import { nameOfCell } from '../document/cell/cell-name.js';
import { fillGrid, valuesAt } from './fill-grid.js';
import { begun } from './testing/begun.js';

test('Rows of the final accounts that are printed, or stand beside others, have no tools', () => {
  const [open, sided] = ['cn-account-03', 'cn-account-01'].map((id) => {
    const { template, form } = begun(id);
    return fillGrid(template, form).rows.flatMap(({ of }) => (of === null ? [] : [of.index]));
  });
  expect(open).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(sided).toEqual([]);
});

test('A row of the final accounts whose name was typed before its code moves, and changes places with no printed one', () => {
  const { template, form, fill } = begun('cn-account-03');
  const named = fill({ 'rows.2.name': '乙' }, form);
  const { fixedRows } = fillGrid(template, named);
  expect([...fixedRows]).toEqual([0]);
  const moves = [1, 2, 3].map((at) => [
    canMove(named, 'rows', at, -1, fixedRows),
    canMove(named, 'rows', at, 1, fixedRows),
  ]);
  expect(moves).toEqual([
    [false, true],
    [true, true],
    [true, true],
  ]);
  expect(fillGrid(begun().template, begun().form).fixedRows.size).toBe(0);
});

test('Every place of every official form has a name in words', () => {
  for (const { id } of templates) {
    const { template, form } = begun(id);
    const names = fillGrid(template, form).places.flatMap(({ path }) =>
      valuesAt(path).map((one) => nameOfCell(form, one)),
    );
    expect([id, names.filter((name) => /[a-z]/.test(name))]).toEqual([id, []]);
  }
});
