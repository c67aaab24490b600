import { after, type Before, kinship, nothing, type Placed, type Prices, type RowReading } from './columns.js';
import type { Line, Piece } from './lines.js';

const MOST_PIECES = 12;
const OVER_LINE = 0.5;
const OVER_BLANK = 3;
const BEFORE_UNIT = 1;
/** Readings so much dearer than the best one up to the same place are given up. */
const MARGIN = 10;
const MOST_COST = 40;

interface Step {
  readonly cost: number;
  readonly before: Before;
  readonly back: Step | null;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** 10 万元: a figure and its unit, parted by a blank inside one cell. */
const isUnit = (a: Piece, b: Piece): boolean => /[\d.]$/u.test(a.text) && /^[^\d≥≤><=—-]{1,4}$/u.test(b.text);

/**
 * For each number of lines, the cheapest reading of these as one row whose cells stand one behind the other, each going
 * on over the ends of lines: what the text says as it stands. `result[n]` for the first n lines.
 */
export function flatRows(prices: Prices, lines: readonly Line[]): (RowReading | null)[] {
  const { columns } = prices;
  const pieces: Piece[] = [];
  const opens: boolean[] = [];
  const ends: number[] = [0];
  for (const line of lines) {
    for (const [i, piece] of line.entries()) {
      pieces.push(piece);
      opens.push(i === 0);
    }
    ends.push(pieces.length);
  }
  const start: Step = { cost: 0, before: nothing, back: null, column: -1, from: 0, to: 0 };
  const states: Map<number, Step>[] = Array.from({ length: pieces.length + 1 }, () => new Map());
  (states[0] as Map<number, Step>).set(-1, start);
  for (let from = 0; from < pieces.length; from++) {
    const here = [...(states[from] as Map<number, Step>).values()];
    const limit = Math.min(MOST_COST, ...here.map((state) => state.cost + MARGIN));
    for (const state of here) {
      if (state.cost > limit) continue;
      let blanks = 0;
      for (let column = state.column + 1; column < columns.length; column++) {
        extend(state, from, column, blanks);
        blanks += prices.blank(column);
        if (blanks > 14) break;
      }
    }
  }
  function extend(state: Step, from: number, column: number, blanks: number): void {
    let text = '';
    let joins = 0;
    const widths: number[] = [];
    for (let to = from + 1; to <= Math.min(pieces.length, from + MOST_PIECES); to++) {
      const piece = pieces[to - 1] as Piece;
      text += piece.text;
      const newLine = to - 1 === from || opens[to - 1] === true;
      if (newLine) widths.push(piece.width);
      else widths[widths.length - 1] = (widths.at(-1) as number) + piece.width;
      if (to - 1 > from)
        joins += opens[to - 1] === true ? OVER_LINE : isUnit(pieces[to - 2] as Piece, piece) ? BEFORE_UNIT : OVER_BLANK;
      if (joins > 10) break;
      const cost =
        state.cost +
        blanks +
        joins +
        prices.text(column, text) +
        prices.shape(column, widths) +
        kinship(columns, column, text, state.before);
      const there = (states[to] as Map<number, Step>).get(column);
      if (there !== undefined && there.cost <= cost) continue;
      const before = after(columns, column, text, state.before);
      (states[to] as Map<number, Step>).set(column, { cost, before, back: state, column, from, to });
    }
  }
  return ends.map((end) => {
    let best: Step | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const state of (states[end] as Map<number, Step>).values()) {
      let cost = state.cost;
      for (let column = state.column + 1; column < columns.length; column++) cost += prices.blank(column);
      if (cost < least) [least, best] = [cost, state];
    }
    if (best === null || end === 0) return null;
    const cells: Placed[] = [];
    for (let step: Step | null = best; step !== null && step.column >= 0; step = step.back)
      cells.push({ column: step.column, pieces: pieces.slice(step.from, step.to) });
    return { cost: least, cells: cells.reverse() };
  });
}
