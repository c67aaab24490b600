import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';

/** Longest text of a row that heads what follows; longer ones are texts themselves. */
const LONGEST = 60;

/** A row that stays with the row below it. */
export interface HeadRow {
  readonly row: number;
  /** Whether it is printed again on each page to which the rows below it go on. */
  readonly repeat: boolean;
  /** Whether it stands among the rows of the head above it that is printed again, which goes on being so below it. */
  readonly isInside: boolean;
}

/** Rows that a cell from above reaches into. */
export function reachedRows(sheet: Sheet): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const { row, rowSpan } of sheet.cells)
    for (let at = row + 1; at < Math.min(row + rowSpan, sheet.rows); at++) reached.add(at);
  return reached;
}

/** The columns at which the cells of each row begin, those that reach into it from above among them. */
function columnStarts(sheet: Sheet): ReadonlyMap<number, ReadonlySet<number>> {
  const starts = new Map<number, Set<number>>();
  for (const { row, rowSpan, column } of sheet.cells)
    for (let at = row; at < Math.min(row + rowSpan, sheet.rows); at++) {
      const own = starts.get(at);
      if (own === undefined) starts.set(at, new Set([column]));
      else own.add(column);
    }
  return starts;
}

/**
 * The rows of a table that head those below them: the sheet's head rows, and rows of one short text over all columns, which are
 * not printed again. Rows that are repeated anyway, the last row, and rows that a cell from above reaches into are none.
 */
export function headRows(sheet: Sheet): readonly HeadRow[] {
  const own = new Set(sheet.headRows ?? []);
  const whole = new Set<number>();
  for (const { row, column, rowSpan, colSpan, text } of sheet.cells) {
    const isWhole = column === 0 && colSpan >= sheet.columns && rowSpan === 1 && text !== '' && text.length <= LONGEST;
    if (isWhole && !own.has(row)) whole.add(row);
  }
  const reached = own.size === 0 ? new Set<number>() : reachedRows(sheet);
  const heads = [...whole, ...[...own].filter((row) => !reached.has(row))]
    .filter((row) => row >= (sheet.repeatRows ?? 0) && row < sheet.rows - 1)
    .sort((a, b) => a - b);
  const starts = own.size === 0 ? new Map<number, ReadonlySet<number>>() : columnStarts(sheet);
  return insideOrNot(heads, own, starts);
}

/** Rows in the same columns as those of the head above are its rows, whatever heads them; other rows are something else. */
function insideOrNot(
  heads: readonly number[],
  repeated: ReadonlySet<number>,
  starts: ReadonlyMap<number, ReadonlySet<number>>,
): HeadRow[] {
  let columns: ReadonlySet<number> | null = null;
  const nextOf = new Map<number, number>();
  for (const row of heads.toReversed()) {
    const below = row + 1;
    nextOf.set(row, repeated.has(below) ? below : (nextOf.get(below) ?? below));
  }
  return heads.map((row) => {
    if (repeated.has(row)) {
      columns = starts.get(row) ?? null;
      return { row, repeat: true, isInside: false };
    }
    const below: ReadonlySet<number> | undefined = starts.get(nextOf.get(row) ?? row + 1);
    const isInside = columns !== null && [...columns].every((column) => below?.has(column) === true);
    if (!isInside) columns = null;
    return { row, repeat: false, isInside };
  });
}

/**
 * The cells of a sheet, those that reach down out of a head row parted below it with no ruling between the parts: only so can
 * the row be printed again without them. The text stands in the lower part.
 */
export function partedCells(sheet: Sheet, heads: readonly HeadRow[]): readonly SheetCell[] {
  const repeated = new Set(heads.filter(({ repeat }) => repeat).map(({ row }) => row));
  if (repeated.size === 0) return sheet.cells;
  return sheet.cells.flatMap((cell) => {
    if (cell.rowSpan === 1 || !repeated.has(cell.row)) return [cell];
    const { runs: _runs, ...bare } = cell;
    const above = { ...bare, text: '', rowSpan: 1, borders: { ...cell.borders, bottom: false } };
    const below = { ...cell, row: cell.row + 1, rowSpan: cell.rowSpan - 1, borders: { ...cell.borders, top: false } };
    return [above, below];
  });
}
