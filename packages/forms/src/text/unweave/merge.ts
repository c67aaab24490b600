import type { Fold, Woven } from './folds.js';
import { Role } from './neighbours.js';
import type { Placed, Prices, RowReading } from './prices.js';

/** A text that costs more than this in a column does not stand there. */
const MOST_CELL = 13;
/** What beside-each-other cells may take off at most. */
export const MOST_KIN = 3;
/** What leaving a column blank that every row fills costs at least. */
const LEAST_BLANK = 3;
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
  let cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  let target = new Int16Array(size).fill(-1);
  let weight = new Int16Array(size).fill(-1);
  cost[0] = 0;
  const chosen = new Uint8Array(size * columns.length);
  for (let column = 0; column < columns.length; column++) {
    const role = roles[column] as Role;
    const nextCost = cost.map((one) => one + prices.blank(column));
    const nextTarget = target.slice();
    const nextWeight = weight.slice();
    for (let at = 0; at < size; at++) {
      const base = cost[at] as number;
      if (base === Number.POSITIVE_INFINITY) continue;
      const [i, j] = [Math.floor(at / width), at % width];
      for (const kind of [ODD, EVEN]) {
        if (kind === ODD ? i >= odd.length : j >= even.length) continue;
        const index = kind === ODD ? i : odd.length + j;
        const own = costs[index]?.columns[column] as number;
        if (own > MOST_CELL) continue;
        const { text } = cells[index] as Woven;
        const [goal, mark] = [cells[target[at] as number], cells[weight[at] as number]];
        let total = base + own;
        if (role === Role.actual && goal !== undefined) total += prices.besideTarget(goal.text, text);
        else if (role === Role.score && mark !== undefined) total += prices.besideWeight(mark.text, text);
        const to = kind === ODD ? at + width : at + 1;
        if (total >= (nextCost[to] as number)) continue;
        nextCost[to] = total;
        nextTarget[to] = role === Role.target ? index : (target[at] as number);
        nextWeight[to] = role === Role.weight ? index : (weight[at] as number);
        chosen[column * size + to] = kind;
      }
    }
    [cost, target, weight] = [nextCost, nextTarget, nextWeight];
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
