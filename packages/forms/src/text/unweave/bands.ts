import type { Flat } from './flat.js';
import { centredFolds, type Fold, topFolds } from './folds.js';
import type { Line } from './lines.js';
import { MOST_KIN, mergeFold } from './merge.js';
import { Role } from './neighbours.js';
import type { Placed, Prices, RowReading } from './prices.js';

/** How the cells of a row stand to each other: one behind the other in the text, or woven, centred or from the top. */
export type Alignment = 'flat' | 'centred' | 'top';

/** The lines [from, to) as one row. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly alignment: Alignment;
  readonly row: RowReading;
}

export interface Banding {
  readonly cost: number;
  readonly bands: readonly Band[];
  /** What the lines before each line cost, and in the end all. */
  readonly costs: readonly number[];
}

const MOST_LINES = 21;
/** What a woven row must be better than one read as it stands. */
const WOVEN = 0.5;
/** A weight or a score, which never wraps, or the dash in its place. */
const MARK = /^(?:\d{1,3}(?:\.\d+)?|[-—–―/])$/u;
/** A row that begins so much dearer than another reading that has come further is given up. */
const BEHIND = 8;
/** A line that is no part of a row. */
const UNREADABLE = 16;

/** A row that costs more than this is no woven one. */
const MOST_ROW = 7;

function bestFold(prices: Prices, folds: readonly Fold[], most: number): RowReading | null {
  let best: RowReading | null = null;
  let least = most;
  for (const fold of folds) {
    const row = mergeFold(prices, fold, least);
    if (row !== null) [best, least] = [row, row.cost];
  }
  return best;
}

/**
 * Could the lines [from, to) be those of one woven row: mirrored round one that holds a weight or score, or fewer and
 * fewer pieces below such a line?
 */
function mayBeRow(
  lines: readonly Line[],
  marks: readonly boolean[],
  from: number,
  to: number,
  alignment: Alignment,
): boolean {
  const size = (i: number): number => (lines[i] as Line).length;
  if (alignment === 'top') {
    for (let i = from + 1; i < to; i++) if (size(i) > size(i - 1)) return false;
    return marks[from] === true;
  }
  if ((to - from) % 2 === 1 ? marks[(from + to - 1) / 2] !== true : marks[from] !== true) return false;
  for (let i = from, k = to - 1; i < k; i++, k--) if (size(i) !== size(k)) return false;
  return true;
}

/** A reading of pieces up to one place: the last cell, and the line with which its row began. */
interface Step {
  readonly cost: number;
  /** Texts of the row that later ones are judged by. */
  readonly target: string;
  readonly weight: string;
  readonly back: Step | null;
  readonly column: number;
  readonly from: number;
  readonly count: number;
  readonly line: number;
}

interface Reached {
  readonly cost: number;
  readonly from: number;
  /** The row as it stands, or as woven. */
  readonly flat: Step | null;
  readonly woven: RowReading | null;
}

/** Which lines hold a weight or a score, as far as the form has such columns. */
function marksOf({ lines, prices }: Flat): boolean[] {
  const marked = prices.columns.some((column) => column === 'weight' || column === 'score');
  return lines.map((line) => !marked || line.some((piece) => MARK.test(piece.text)));
}

/**
 * The woven rows that begin at a line and cost less than what is known of the lines they would hold.
 * @param most what a row up to a line may cost
 */
function wovenRows(
  { lines, prices }: Flat,
  marks: readonly boolean[],
  alignment: Alignment,
  from: number,
  most: (to: number) => number,
  offer: (to: number, row: RowReading) => void,
): void {
  const folds = alignment === 'centred' ? centredFolds : topFolds;
  for (let to = from + 2; to <= Math.min(lines.length, from + MOST_LINES); to++) {
    if (!mayBeRow(lines, marks, from, to, alignment)) continue;
    const limit = Math.min(MOST_ROW, most(to));
    if (limit <= -MOST_KIN) continue;
    const row = bestFold(prices, folds(lines.slice(from, to), prices.needed - 1, prices.columns.length), limit);
    if (row !== null) offer(to, row);
  }
}

/**
 * Whether any woven row makes the lines up to its end cheaper than they are as they stand.
 * @param plain the lines as they stand
 */
export function mayWeave(flat: Flat, alignment: Alignment, { costs }: Banding): boolean {
  const marks = marksOf(flat);
  let found = false;
  for (let from = 0; from < flat.lines.length && !found; from++) {
    const most = (to: number): number => (costs[to] as number) - (costs[from] as number) - WOVEN;
    wovenRows(flat, marks, alignment, from, most, () => {
      found = true;
    });
  }
  return found;
}

/**
 * The cheapest way to part the lines of a block into rows: rows whose cells stand one behind the other and go on over the
 * ends of lines, which is what the text says as it stands, and where `alignment` says so, rows whose lines are woven.
 * @param plain the lines as they stand, where that is known at the same prices
 */
export function bandsOf(flat: Flat, alignment: Alignment, plain: Banding | null = null): Banding {
  const { lines, prices } = flat;
  const { columns } = prices;
  const marks = marksOf(flat);
  const best: (Reached | null)[] = lines.map(() => null);
  best.push(null);
  best[0] = { cost: 0, from: 0, flat: null, woven: null };
  const states: (Step | null)[][] = Array.from({ length: flat.pieces.length + 1 }, () => columns.map(() => null));
  const sums = [0];
  for (let i = 0; i < columns.length; i++) sums.push((sums[i] as number) + prices.blank(i));
  const blanks = (after: number, column: number): number => (sums[column] as number) - (sums[after + 1] as number);
  const offer = (to: number, reached: Reached): void => {
    const there = best[to];
    if (there === null || (there !== undefined && reached.cost < there.cost)) best[to] = reached;
  };
  let line = 0;
  for (let at = 0; at <= flat.pieces.length; at++) {
    const here = states[at] as (Step | null)[];
    let fresh: Step | null = null;
    if (at === flat.starts[line]) {
      for (const step of here)
        if (step !== null)
          offer(line, {
            cost: step.cost + blanks(step.column, columns.length),
            from: step.line,
            flat: step,
            woven: null,
          });
      if (line < lines.length) {
        const { cost } = best[line] as Reached;
        offer(line + 1, { cost: cost + UNREADABLE, from: line, flat: null, woven: null });
        if (alignment !== 'flat') offerWoven(line, cost);
        fresh = { cost, target: '', weight: '', back: null, column: -1, from: at, count: 0, line };
      }
      line++;
    }
    if (at < flat.pieces.length) extend(at, here, fresh);
  }
  function offerWoven(from: number, base: number): void {
    for (let to = from + 1; to <= Math.min(lines.length, from + MOST_LINES); to++)
      if ((best[to]?.cost ?? Number.POSITIVE_INFINITY) + BEHIND < base) return;
    const least = (to: number): number =>
      Math.min(best[to]?.cost ?? Number.POSITIVE_INFINITY, plain?.costs[to] ?? Number.POSITIVE_INFINITY);
    wovenRows(
      flat,
      marks,
      alignment,
      from,
      (to) => least(to) - base - WOVEN,
      (to, woven) => offer(to, { cost: base + woven.cost + WOVEN, from, flat: null, woven }),
    );
  }
  function extend(at: number, here: readonly (Step | null)[], fresh: Step | null): void {
    for (let column = 0; column < columns.length; column++) {
      const role = prices.roles[column] as Role;
      let back = fresh;
      let base = fresh === null ? Number.POSITIVE_INFINITY : fresh.cost + blanks(-1, column);
      for (let previous = 0; previous < column; previous++) {
        const step = here[previous] as Step | null;
        if (step === null || step.cost + blanks(previous, column) >= base) continue;
        [back, base] = [step, step.cost + blanks(previous, column)];
      }
      if (back === null) continue;
      for (let count = 1; count <= Math.min(prices.most(column), flat.pieces.length - at); count++) {
        const own = flat.cost(column, at, count);
        if (own === Number.POSITIVE_INFINITY) break;
        const text = flat.text(at, count);
        let cost = base + own;
        if (role === Role.actual && back.target !== '') cost += prices.besideTarget(back.target, text);
        else if (role === Role.score && back.weight !== '') cost += prices.besideWeight(back.weight, text);
        const there = (states[at + count] as (Step | null)[])[column] as Step | null;
        if (there !== null && there.cost <= cost) continue;
        (states[at + count] as (Step | null)[])[column] = {
          cost,
          target: role === Role.target ? text : back.target,
          weight: role === Role.weight ? text : back.weight,
          back,
          column,
          from: at,
          count,
          line: back.line,
        };
      }
    }
  }
  const costs = best.map((reached) => reached?.cost ?? Number.POSITIVE_INFINITY);
  return { cost: best[lines.length]?.cost ?? 0, bands: bandsTo(best, flat, alignment), costs };
}

function bandsTo(best: readonly (Reached | null)[], flat: Flat, alignment: Alignment): Band[] {
  const bands: Band[] = [];
  for (let to = best.length - 1; to > 0; ) {
    const { from, flat: last, woven, cost } = best[to] as Reached;
    const cells: Placed[] = [];
    for (let step = last; step !== null && step.column >= 0; step = step.back)
      cells.push({ column: step.column, pieces: flat.pieces.slice(step.from, step.from + step.count) });
    const own = cost - (best[from] as Reached).cost;
    bands.push(
      woven === null
        ? { from, to, alignment: 'flat', row: { cost: own, cells: cells.reverse() } }
        : { from, to, alignment, row: woven },
    );
    to = from;
  }
  return bands.reverse();
}
