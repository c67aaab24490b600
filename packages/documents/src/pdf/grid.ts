import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import type { Box } from './ink.js';
import { type Frame, type Line, NEAR } from './rulings.js';

/** A cell of a ruled table before anything is known of its text. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly box: Box;
}

/** A ruled table of one page. */
export interface RuledTable {
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly RuledCell[];
  /** Places of the column borders, one more than there are columns. */
  readonly borders: readonly number[];
  /** Places of the row borders. */
  readonly levels: readonly number[];
  /** Whether the first row has no line above it, the last none below: it goes on over the page. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** Share of a cell's side that must be drawn. */
const DRAWN = 0.6;
/** Share of the lines across that must reach past the outermost line down to make a side that is not drawn; where text stands there, one is enough. */
const REACHING = 0.6;

interface Axes {
  readonly xs: readonly Line[];
  readonly ys: readonly Line[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

const reaches = (line: Line, at: number): boolean =>
  line.stretches.some(([from, to]) => at >= from - NEAR && at <= to + NEAR);

const first = (line: Line): number => line.stretches[0]?.[0] ?? line.at;
const last = (line: Line): number => Math.max(...line.stretches.map(([, to]) => to));

/** Whether something is printed in a box. */
export type Printed = (box: Box) => boolean;

/** Adds the sides that are not drawn: left and right of a table open at its sides, top and bottom of one cut by the page. */
function withSides({ horizontal, vertical }: Frame, printed: Printed): Axes {
  const left = Math.min(...horizontal.map(first), ...vertical.map(({ at }) => at));
  const right = Math.max(...horizontal.map(last), ...vertical.map(({ at }) => at));
  const top = Math.min(...vertical.map(first));
  const bottom = Math.max(...vertical.map(last));
  const [lowX, highX] = [vertical[0]?.at ?? 0, vertical.at(-1)?.at ?? 0];
  const [lowY, highY] = [horizontal[0]?.at ?? 0, horizontal.at(-1)?.at ?? 0];
  /** Whether a column is open at its outer side: the lines that reach there, and what is printed in it, show it. */
  const isOpen = (test: (line: Line) => boolean, from: number, to: number): boolean => {
    const reaching = horizontal.filter(test).length;
    if (to - from <= NEAR * 2) return false;
    return reaching >= horizontal.length * REACHING || (reaching > 0 && printed([from, top, to, bottom]));
  };
  const whole = (at: number, from: number, to: number): Line => ({ at, stretches: [[from, to]] });
  const openTop = top < lowY - NEAR * 2;
  const openBottom = bottom > highY + NEAR * 2;
  const ys = [...horizontal];
  if (openTop) ys.unshift(whole(top, left, right));
  if (openBottom) ys.push(whole(bottom, left, right));
  const xs = [...vertical];
  if (isOpen((line) => first(line) < lowX - NEAR * 2, left, lowX)) xs.unshift(whole(left, top, bottom));
  if (isOpen((line) => last(line) > highX + NEAR * 2, highX, right)) xs.push(whole(right, top, bottom));
  return { xs: closed(xs, top, bottom), ys: closed(ys, left, right), openTop, openBottom };
}

/** Lines of which the outermost two go from end to end: a table has its sides even where a page's edge cuts them off. */
function closed(lines: readonly Line[], from: number, to: number): Line[] {
  return lines.map((line, i) => (i === 0 || i === lines.length - 1 ? { at: line.at, stretches: [[from, to]] } : line));
}

/** Cuts each line off where it last meets a line across: what juts out, or meets only one, is no side of a cell. */
function trimmed(lines: readonly Line[], across: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const meets = across.filter((other) => reaches(other, line.at)).map((other) => other.at);
    const stretches = line.stretches.flatMap(([from, to]): [number, number][] => {
      const inside = meets.filter((at) => at >= from - NEAR && at <= to + NEAR);
      const [low, high] = [inside[0], inside.at(-1)];
      return low === undefined || high === undefined || high - low <= NEAR ? [] : [[low, high]];
    });
    return stretches.length === 0 ? [] : [{ at: line.at, stretches }];
  });
}

/** For each stretch between neighbours on the other axis, whether the line is drawn there. */
function sides(line: Line, places: readonly number[]): boolean[] {
  return places.slice(1).map((to, i) => {
    const from = places[i] ?? to;
    const drawn = line.stretches.reduce(
      (sum, [low, high]) => sum + Math.max(0, Math.min(high, to) - Math.max(low, from)),
      0,
    );
    return drawn >= DRAWN * (to - from);
  });
}

/**
 * The cells of a frame: places between its lines, merged where the line between them is missing. Null where the frame
 * holds none.
 * @param printed what stands on the page, by which a column is known whose outer side is not drawn
 */
export function ruledTable(frame: Frame, printed: Printed): RuledTable | null {
  const { xs: allXs, ys: allYs, openTop, openBottom } = withSides(frame, printed);
  const xs = trimmed(allXs, allYs).slice(0, LIMITS.columns + 1);
  const ys = trimmed(allYs, xs).slice(0, 2000);
  const across = xs.map((line) => line.at);
  const down = ys.map((line) => line.at);
  const [columns, rows] = [across.length - 1, down.length - 1];
  if (columns < 1 || rows < 1) return null;
  const beside = xs.map((line) => sides(line, down));
  const above = ys.map((line) => sides(line, across));
  const cells = cellsOf(rows, columns, beside, above).map((cell) => ({
    ...cell,
    box: [
      across[cell.column] ?? 0,
      down[cell.row] ?? 0,
      across[cell.column + cell.colSpan] ?? 0,
      down[cell.row + cell.rowSpan] ?? 0,
    ] as const,
  }));
  const box: Box = [across[0] ?? 0, down[0] ?? 0, across.at(-1) ?? 0, down.at(-1) ?? 0];
  return { box, rows, columns, cells, borders: across, levels: down, openTop, openBottom };
}

type Place = Omit<RuledCell, 'box'>;

/** Merges places without a line between them into the largest rectangles, from the upper left on. */
function cellsOf(rows: number, columns: number, beside: boolean[][], above: boolean[][]): Place[] {
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const cells: Place[] = [];
  const open = (row: number, column: number): boolean => taken[row]?.[column] === false;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!open(row, column)) continue;
      let colSpan = 1;
      while (column + colSpan < columns && open(row, column + colSpan) && beside[column + colSpan]?.[row] === false)
        colSpan++;
      let rowSpan = 1;
      const joins = (next: number): boolean => {
        for (let at = column; at < column + colSpan; at++) {
          if (!open(next, at) || above[next]?.[at] !== false) return false;
          if (at > column && beside[at]?.[next] !== false) return false;
        }
        return true;
      };
      while (row + rowSpan < rows && joins(row + rowSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + colSpan; c++) {
          const line = taken[r];
          if (line !== undefined) line[c] = true;
        }
      cells.push({ row, column, rowSpan, colSpan });
    }
  }
  return cells;
}
