import { rowAt } from './bands.js';
import { middleY } from './ink.js';
import type { PrintedLine } from './lines.js';
import type { FilledCell } from './page-layout.js';

/** How far the middles of two lines of one row may stand from one another, in points. */
const LEVEL = 0.8;
/** Space between two lines from which on they are none of one cell that was wrapped, in type sizes. */
const WRAPPED = 0.65;
/** Fewest cells of a row beside it by which a line is known to stand in that row. */
const FEWEST_BESIDE = 2;

/**
 * Cells of a ruled table of which a column lacks the lines between rows: a cell over rows that has one line of text in each
 * of them, level with the text of the other cells there, is as many cells.
 * @param levels places of the row borders
 * @param borders places of the column borders
 */
export function withMissingLines(
  cells: readonly FilledCell[],
  levels: readonly number[],
  borders: readonly number[],
): FilledCell[] {
  const beside = new Map<number, number[]>();
  for (const { row, rowSpan, lines } of cells) {
    const [line] = lines;
    if (rowSpan === 1 && lines.length === 1 && line !== undefined)
      beside.set(row, [...(beside.get(row) ?? []), middleY(line.box)]);
  }
  const isLevel = (line: PrintedLine, row: number): boolean => {
    const at = middleY(line.box);
    return (beside.get(row) ?? []).filter((other) => Math.abs(other - at) <= LEVEL).length >= FEWEST_BESIDE;
  };
  const parted = cells.flatMap((cell) => {
    const { row, rowSpan, lines } = cell;
    if (rowSpan < 2 || lines.length !== rowSpan) return [cell];
    const isOwn = lines.every((line, i) => {
      const above = lines[i - 1];
      const space = above === undefined ? Number.POSITIVE_INFINITY : line.box[1] - above.box[3];
      return (
        line.turned !== true &&
        rowAt(levels, middleY(line.box)) === row + i &&
        space > line.size * WRAPPED &&
        isLevel(line, row + i)
      );
    });
    if (!isOwn) return [cell];
    const [left = 0, right = 0] = [borders[cell.column], borders[cell.column + cell.colSpan]];
    return lines.map((line, i) => ({
      ...cell,
      row: row + i,
      rowSpan: 1,
      lines: [line],
      box: [left, levels[row + i] ?? 0, right, levels[row + i + 1] ?? 0] as const,
    }));
  });
  return parted.length === cells.length ? parted : parted.sort((a, b) => a.row - b.row || a.column - b.column);
}
