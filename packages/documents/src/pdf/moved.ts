import type { LongTable } from './long-tables.js';

/** How far borders may stand off from one another that are the same, in points. */
const OFF = 4;
/** How far a table may stand aside on its next page, as with margins for binding, in points, and how much wider it may be. */
const ASIDE = 60;
const WIDER = 0.03;
/** Fewest borders by which two tables are known to have the same columns. */
const FEWEST = 4;

/**
 * A table with its borders put where those of the table are that it may go on with, if it only stands aside of it or is
 * drawn a little larger or smaller; as it is where its columns are others.
 */
export function movedUnder(table: LongTable, next: LongTable): LongTable {
  const [left, right] = [table.borders[0] ?? 0, table.borders.at(-1) ?? 0];
  const [nextLeft, nextRight] = [next.borders[0] ?? 0, next.borders.at(-1) ?? 0];
  if (Math.abs(left - nextLeft) <= OFF && Math.abs(right - nextRight) <= OFF) return next;
  const scale = (right - left) / (nextRight - nextLeft);
  if (!(Math.abs(scale - 1) < WIDER) || Math.abs(left - nextLeft) > ASIDE) return next;
  const borders = next.borders.map((at) => left + (at - nextLeft) * scale);
  const [few, many] = borders.length < table.borders.length ? [borders, table.borders] : [table.borders, borders];
  const isSame = few.every((at) => many.some((other) => Math.abs(other - at) <= OFF));
  return few.length >= FEWEST && isSame ? { ...next, borders } : next;
}
