import { tableDefinitions } from '@kaocheng/core/accounts/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeFigures } from './place.js';

const variantOf = (id: string, size: number) => {
  const variant = tableDefinitions
    .find((table) => table.id === id)
    ?.variants.find((one) => one.columns.length === size);
  if (variant === undefined) throw new Error(`no variant of ${id} with ${size} columns`);
  return variant;
};
const open = (figures: readonly string[], parent: number | null = null) => ({
  figures,
  parent,
  fixed: figures.map(() => null),
});

describe('placeFigures', () => {
  it('leaves as many figures as columns where they stand, whatever the sums say', () => {
    const [row] = placeFigures([open(['1.00', '2.00', '3.00', '4.00', '5.00', '6.00'])], variantOf('expenditure', 6));
    expect(row).toEqual({ columns: [0, 1, 2, 3, 4, 5], confidence: 1 });
  });

  it('lets the sums of the row decide', () => {
    const [row] = placeFigures([open(['4.00', '1.00', '1.00', '3.00'])], variantOf('three-public', 8));
    expect(row?.columns).toEqual([0, 2, 4, 5]);
  });

  it('lets the parent decide between children that look alike', () => {
    const rows = [open(['9.00', '5.00', '4.00']), open(['5.00', '5.00'], 0), open(['4.00', '4.00'], 0)];
    expect(placeFigures(rows, variantOf('expenditure', 6)).map((row) => row.columns)).toEqual([
      [0, 1, 2],
      [0, 1],
      [0, 2],
    ]);
  });

  it('follows the columns of the parent where a figure breaks the sums', () => {
    const rows = [open(['25.77', '25.77']), open(['25.77', '26.77'], 0), open(['25.77', '27.77'], 1)];
    expect(placeFigures(rows, variantOf('general', 3)).map((row) => row.columns)).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('keeps a column that the layout shows', () => {
    const [row] = placeFigures(
      [{ figures: ['5.00', '5.00'], parent: null, fixed: [0, 4] }],
      variantOf('expenditure', 6),
    );
    expect(row?.columns).toEqual([0, 4]);
  });

  it('puts a figure too many into no column', () => {
    const [row] = placeFigures([open(['1', '2', '3', '4'])], variantOf('general', 3));
    expect(row?.columns).toEqual([0, 1, 2, null]);
  });

  it('places every figure once, in order, for any rows', () => {
    const figure = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
    const rows = fc.array(fc.array(figure, { maxLength: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (all) => {
        const placed = placeFigures(
          all.map((figures, index) => open(figures, index === 0 ? null : 0)),
          variantOf('expenditure', 6),
        );
        placed.forEach(({ columns, confidence }, index) => {
          expect(columns).toHaveLength(all[index]?.length ?? 0);
          expect(columns.every((column, at) => column !== null && (at === 0 || column > (columns[at - 1] ?? 0)))).toBe(
            true,
          );
          expect(confidence).toBeGreaterThan(0);
        });
      }),
      { numRuns: 100 },
    );
  });
});
