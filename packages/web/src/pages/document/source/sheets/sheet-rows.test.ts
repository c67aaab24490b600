import type { SourceCell } from '@kaocheng/contracts/source-sheets';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelsOf } from './sheet-labels.js';
import { gridRows } from './sheet-rows.js';

const cell = (row: number, column: number, rowSpan = 1, colSpan = 1, address = ''): SourceCell => ({
  row,
  column,
  rowSpan,
  colSpan,
  spans: [[row * 100 + column, row * 100 + column + 1]],
  ...(address === '' ? {} : { address }),
});

test('A merged cell is drawn once, the places that it covers not at all, and blanks where nothing is', () => {
  const rows = gridRows({ columns: 3, cells: [cell(0, 0, 2, 2), cell(1, 2)] }, 0, 3);
  expect(
    rows.map(({ places }) =>
      places.map(({ column, rowSpan, colSpan, cell: of }) => [column, rowSpan, colSpan, of !== null]),
    ),
  ).toEqual([
    [
      [0, 2, 2, true],
      [2, 1, 1, false],
    ],
    [[2, 1, 1, true]],
    [
      [0, 1, 1, false],
      [1, 1, 1, false],
      [2, 1, 1, false],
    ],
  ]);
});

test('In a part of a long sheet a merged cell that began above goes on in its first row', () => {
  const [first] = gridRows({ columns: 2, cells: [cell(0, 0, 10), cell(5, 1)] }, 4, 8);
  expect(first?.places.map(({ column, rowSpan }) => [column, rowSpan])).toEqual([
    [0, 4],
    [1, 1],
  ]);
});

test('Whatever cells claim, every place of the grid is covered once', () => {
  const any = fc.record({
    row: fc.nat(9),
    column: fc.nat(9),
    rowSpan: fc.integer({ min: 1, max: 12 }),
    colSpan: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), fc.nat(5), (claims, from) => {
      const cells = claims.map(({ row, column, rowSpan, colSpan }) => cell(row, column, rowSpan, colSpan));
      const counts = new Map<string, number>();
      for (const { row, places } of gridRows({ columns: 10, cells }, from, 10)) {
        for (const { column, rowSpan, colSpan } of places) {
          for (let r = row; r < row + rowSpan; r += 1) {
            for (let c = column; c < column + colSpan; c += 1)
              counts.set(`${r} ${c}`, (counts.get(`${r} ${c}`) ?? 0) + 1);
          }
        }
      }
      expect(counts.size).toBe((10 - from) * 10);
      expect([...counts.values()].every((count) => count === 1)).toBe(true);
    }),
  );
});

test('Rows and columns bear the names of the worksheet, and leap over what is hidden', () => {
  const labels = labelsOf({
    columns: 5,
    cells: [cell(0, 0, 1, 1, 'B3'), cell(2, 2, 1, 1, 'D7'), cell(2, 4, 1, 1, 'H7')],
  });
  // C is blank; between D and H three columns lie and one place, so that two are hidden and nobody knows which.
  expect(labels.columns).toEqual(['B', 'C', 'D', '', 'H']);
  expect([...labels.rows]).toEqual([
    [0, '3'],
    [2, '7'],
  ]);
  expect(labelsOf({ columns: 28, cells: [cell(0, 0, 1, 1, 'A1')] }).columns.slice(25)).toEqual(['Z', 'AA', 'AB']);
  expect(labelsOf({ columns: 2, cells: [cell(0, 0)] }).columns).toEqual(['A', 'B']);
});
