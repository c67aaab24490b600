import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridOf, label, type Piece, spread, value } from './grid.js';
import { coverageFaults } from './testing/coverage.js';

test('Rows that divide the width otherwise share their edges', () => {
  const grid = gridOf([
    [label('名', 1), value('name', '甲', 1)],
    [label('a', 1), label('b', 1), label('c', 1), label('d', 1)],
  ]);
  expect(grid.widths).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(grid.rows[0]?.map(({ colSpan }) => colSpan)).toEqual([2, 2]);
  expect(coverageFaults(grid)).toEqual([]);
});

test('A cell that reaches down is passed over by the rows below', () => {
  const grid = gridOf([
    [label('资金', 1, 3), label('来源', 2), label('数', 3)],
    [label('财政', 2), value('a', '1', 3)],
    [label('其他', 2), value('b', '2', 3)],
  ]);
  expect(grid.widths).toHaveLength(3);
  expect(grid.cellOf.get('b')).toMatchObject({ row: 2, column: 2 });
  expect(coverageFaults(grid)).toEqual([]);
});

test('A merged cell stands for the paths of all its rows', () => {
  const heading: Piece = {
    content: { kind: 'value', values: [{ path: 'indicators.0.level1', text: '产出' }], isHeading: true },
    width: 1,
    rows: 2,
    also: ['indicators.1.level1'],
  };
  const grid = gridOf([[heading, value('x', '1', 1)], [value('y', '2', 1)]]);
  expect(grid.cellOf.get('indicators.1.level1')).toBe(grid.cellOf.get('indicators.0.level1'));
});

test('Every part of a row is at least 1 wide and all is given out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (widths) => {
      const parts = spread(widths, 2400);
      expect(parts.every((part) => part >= 1)).toBe(true);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(2400);
    }),
  );
});

test('Whatever the rows, each place is covered once', () => {
  const rows = fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(rows, fc.boolean(), (widths, hasLead) => {
      const pieces = widths.map((row, at): Piece[] => [
        ...(hasLead && at === 0 ? [label('lead', 5, widths.length)] : []),
        ...row.map((width, column) => value(`${at}.${column}`, '', width)),
      ]);
      expect(coverageFaults(gridOf(pieces))).toEqual([]);
    }),
  );
});
