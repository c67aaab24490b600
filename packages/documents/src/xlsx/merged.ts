import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { type Range, WORKSHEET } from './address.js';
import type { Worksheet } from './worksheet.js';

/** Merged ranges by their first place, and all places that they cover besides. */
export interface Merged {
  /** The range that begins at a place. */
  at(row: number, column: number): Range | undefined;
  covers(row: number, column: number): boolean;
}

const key = (row: number, column: number): number => row * WORKSHEET.columns + column;

/** The merged ranges of a worksheet that lie within limits; of such as overlap only the first. */
export function merged(worksheet: Worksheet): Merged {
  const first = new Map<number, Range>();
  /** Ranges by each row they cover. */
  const byRow = new Map<number, Range[]>();
  let covered = 0;
  for (const range of worksheet.merges) {
    const rows = range.bottom - range.top + 1;
    if (
      range.left >= LIMITS.columns ||
      rows > LIMITS.rows ||
      range.right - range.left >= LIMITS.columns ||
      covered + rows > LIMITS.cells
    )
      continue;
    const overlaps = (byRow.get(range.top) ?? []).some(
      (other) => range.left <= other.right && range.right >= other.left,
    );
    if (overlaps) continue;
    covered += rows;
    first.set(key(range.top, range.left), range);
    for (let row = range.top; row <= range.bottom; row += 1) {
      const ranges = byRow.get(row);
      if (ranges === undefined) byRow.set(row, [range]);
      else ranges.push(range);
    }
  }
  return {
    at: (row, column) => first.get(key(row, column)),
    covers: (row, column) =>
      byRow
        .get(row)
        ?.some((range) => column >= range.left && column <= range.right && (row > range.top || column > range.left)) ===
      true,
  };
}

/** The first row of a range that is not hidden: there a merged cell is seen. Each range is looked through once. */
export function firstVisible({ hiddenRows }: Worksheet): (range: Range) => number | null {
  const known = new Map<Range, number | null>();
  return (range) => {
    const before = known.get(range);
    if (before !== undefined) return before;
    let row = range.top;
    while (row <= range.bottom && hiddenRows.has(row)) row += 1;
    const found = row <= range.bottom ? row : null;
    known.set(range, found);
    return found;
  };
}
