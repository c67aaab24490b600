import { type LongCell, type LongTable, printedText, repeatedRows } from './long-tables.js';

/** How far borders may stand off from one another that are the same, in points. */
const OFF = 4;
/** How far a table may stand aside on its next page, as with margins for binding, in points, and how much wider it may be. */
const ASIDE = 60;
const WIDER = 0.03;
/** Fewest borders by which two tables are known to have the same columns. */
const FEWEST = 4;
/** Rows at the end of a table that show which of its columns have figures. */
const LAST_ROWS = 3;
/** A figure, with what is compared and its unit, but no year, as heads have. */
const FIGURE = /^[≥≤＞＜><=±+-]?\d/u;
const YEAR = /^\d{4}年/u;

const isFigure = (cell: LongCell): boolean => FIGURE.test(printedText(cell)) && !YEAR.test(printedText(cell));

/** Whether the first row of a table has figures where the last rows of the one before it have them, and no words, as a head has. */
function isFurtherRow(table: LongTable, next: LongTable): boolean {
  const side = ({ borders }: LongTable, at: number): number => borders[at] ?? 0;
  const last = table.cells.filter(({ row }) => row >= table.rows - LAST_ROWS);
  const figures = last.filter(isFigure);
  const pairs = next.cells.flatMap((cell) => {
    if (cell.row > 0) return [];
    const isAbove = ({ column, colSpan }: LongCell): boolean =>
      Math.abs(side(table, column) - side(next, cell.column)) <= OFF &&
      Math.abs(side(table, column + colSpan) - side(next, cell.column + cell.colSpan)) <= OFF;
    return figures.some(isAbove) && printedText(cell) !== '' ? [cell] : [];
  });
  return pairs.length > 0 && pairs.every(isFigure);
}

/**
 * A table with its borders put where those of the table are that it may go on with, if it only stands aside of it or is
 * drawn a little larger or smaller; as it is where its columns are others, or where nothing shows that it is no other table:
 * its head is printed again, or its first row is one as those above.
 * @param goesOn whether the page says that the table goes on, or a cell is open where the page cuts it
 */
export function movedUnder(table: LongTable, next: LongTable, goesOn: boolean): LongTable {
  const [left, right] = [table.borders[0] ?? 0, table.borders.at(-1) ?? 0];
  const [nextLeft, nextRight] = [next.borders[0] ?? 0, next.borders.at(-1) ?? 0];
  if (Math.abs(left - nextLeft) <= OFF && Math.abs(right - nextRight) <= OFF) return next;
  const scale = (right - left) / (nextRight - nextLeft);
  if (!(Math.abs(scale - 1) < WIDER) || Math.abs(left - nextLeft) > ASIDE) return next;
  const borders = next.borders.map((at) => left + (at - nextLeft) * scale);
  const [few, many] = borders.length < table.borders.length ? [borders, table.borders] : [table.borders, borders];
  const isSame = few.every((at) => many.some((other) => Math.abs(other - at) <= OFF));
  if (few.length < FEWEST || !isSame) return next;
  const moved = { ...next, borders };
  return goesOn || repeatedRows(table, moved) > 0 || isFurtherRow(table, moved) ? moved : next;
}
