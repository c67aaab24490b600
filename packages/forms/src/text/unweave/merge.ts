import type { Fold, Woven } from './folds.js';
import { Role } from './neighbours.js';
import type { CellCosts, Placed, Prices, RowReading } from './prices.js';

/** A text that costs more than this in a column does not stand there. */
const MOST_CELL = 13;
/** What beside-each-other cells may take off at most. */
export const MOST_KIN = 3;
/** What leaving a column blank that every row fills costs at least. */
const LEAST_BLANK = 3;
const NONE = -1;
const BLANK = 0;
const ODD = 1;
const EVEN = 2;

/**
 * Merges the cells of a fold, each kind from left to right, into the columns of a row: the cheapest way; null where they
 * do not all find a column or the row costs `most` or more.
 */
export function mergeFold(prices: Prices, { odd, even }: Fold, most: number): RowReading | null {
  const { columns, roles } = prices;
  const count = odd.length + even.length;
  if (count > columns.length || count < prices.needed - 1) return null;
  const cells: Woven[] = [...odd, ...even];
  const costs = cells.map((cell) => prices.cell(cell));
  const missing = Math.max(0, prices.needed - count) * LEAST_BLANK;
  if (costs.reduce((sum, cost) => sum + cost.least, missing - MOST_KIN) >= most) return null;
  const width = even.length + 1;
  const size = (odd.length + 1) * width;
  const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const target = new Int16Array(size).fill(NONE);
  const weight = new Int16Array(size).fill(NONE);
  cost[0] = 0;
  const chosen = new Uint8Array(size * columns.length);
  const textOf = (index: number): string => (cells[index] as Woven).text;
  const step = (column: number, from: number, index: number): number => {
    const own = (costs[index] as CellCosts).columns[column] as number;
    const base = cost[from] as number;
    if (own > MOST_CELL || base === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const role = roles[column] as Role;
    const judge = role === Role.actual ? target[from] : role === Role.score ? weight[from] : NONE;
    if (judge === undefined || judge === NONE) return base + own;
    return role === Role.actual
      ? base + own + prices.besideTarget(textOf(judge), textOf(index))
      : base + own + prices.besideWeight(textOf(judge), textOf(index));
  };
  for (let column = 0; column < columns.length; column++) {
    const role = roles[column] as Role;
    const blank = prices.blank(column);
    for (let to = size - 1; to >= 0; to--) {
      let least = (cost[to] as number) + blank;
      let kind: number = BLANK;
      let from = to;
      const asOdd = to < width ? Number.POSITIVE_INFINITY : step(column, to - width, Math.floor(to / width) - 1);
      if (asOdd < least) {
        least = asOdd;
        kind = ODD;
        from = to - width;
      }
      const at = to % width;
      const asEven = at === 0 ? Number.POSITIVE_INFINITY : step(column, to - 1, odd.length + at - 1);
      if (asEven < least) {
        least = asEven;
        kind = EVEN;
        from = to - 1;
      }
      cost[to] = least;
      if (kind === BLANK) continue;
      const index = kind === ODD ? Math.floor(from / width) : odd.length + at - 1;
      target[to] = role === Role.target ? index : (target[from] as number);
      weight[to] = role === Role.weight ? index : (weight[from] as number);
      chosen[column * size + to] = kind;
    }
  }
  const total = cost[size - 1] as number;
  if (total >= most) return null;
  const placed: Placed[] = [];
  for (let column = columns.length - 1, at = size - 1; column >= 0; column--) {
    const kind = chosen[column * size + at];
    if (kind === BLANK) continue;
    at -= kind === ODD ? width : 1;
    const index = kind === ODD ? Math.floor(at / width) : odd.length + (at % width);
    placed.push({ column, pieces: (cells[index] as Woven).pieces });
  }
  return { cost: total, cells: placed.reverse() };
}
