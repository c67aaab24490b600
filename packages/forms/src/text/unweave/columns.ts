import type { IndicatorColumn } from '../../raw/raw-form.js';
import { price } from '../rows/price.js';
import type { Fold, Woven } from './folds.js';
import type { Piece } from './lines.js';

/** A cell in its column. */
export interface Placed {
  readonly column: number;
  readonly pieces: readonly Piece[];
}

/** Cells of a row in their columns, and what this reading costs. */
export interface RowReading {
  readonly cost: number;
  readonly cells: readonly Placed[];
}

const BLANK: { readonly [C in IndicatorColumn]?: number } = {
  name: 8,
  operator: 2.5,
  target: 3.5,
  unit: 1.5,
  actual: 3.5,
  weight: 3.5,
  score: 3,
  definition: 0.5,
  deviation: 0,
};
const OTHER_BLANK = 0.8;

/** Widths of columns as far as cells that wrap show them; 0 where they do not. */
export type Widths = readonly number[];

/** Prices of texts in the columns of one form, each worked out once. */
export class Prices {
  private readonly known: readonly Map<string, number>[];
  private readonly blanks: readonly number[];
  readonly columns: readonly IndicatorColumn[];
  readonly widths: Widths;

  constructor(columns: readonly IndicatorColumn[], widths: Widths = columns.map(() => 0), like: Prices | null = null) {
    this.columns = columns;
    this.widths = widths;
    this.known = like?.known ?? columns.map(() => new Map<string, number>());
    this.blanks = columns.map((column) => BLANK[column] ?? OTHER_BLANK);
  }

  /** The same prices with other widths of the columns. */
  withWidths(widths: Widths): Prices {
    return new Prices(this.columns, widths, this);
  }

  blank(column: number): number {
    return this.blanks[column] as number;
  }

  /** What it costs to read a text in a column by its kind. */
  text(column: number, text: string): number {
    const known = this.known[column] as Map<string, number>;
    let cost = known.get(text);
    if (cost === undefined) {
      cost = price(this.columns[column] as IndicatorColumn, text, true, false);
      known.set(text, cost);
    }
    return cost;
  }

  /** What the widths of the lines of a cell cost: all but the last fill the column, the last is no longer than these. */
  shape(column: number, widths: readonly number[]): number {
    const wide = this.widths[column] ?? 0;
    const full = Math.max(wide, ...widths);
    let cost = 0;
    for (const [i, width] of widths.entries()) {
      if (wide > 0 && width > wide + 1) cost += 1.5;
      if (i === widths.length - 1) continue;
      const short = full - width;
      if (short > 1.6) cost += Math.min(2, short / 2.5);
    }
    return cost;
  }

  cell(column: number, pieces: readonly Piece[]): number {
    const text = pieces.length === 1 ? (pieces[0] as Piece).text : pieces.map((piece) => piece.text).join('');
    return (
      this.text(column, text) +
      this.shape(
        column,
        pieces.map((piece) => piece.width),
      )
    );
  }
}

const unitOf = (text: string): string => text.replace(/^[^\d]*[\d.,]+/u, '');

/** Values beside each other: the same text or unit makes a target and its actual value likely, a score above its weight not. */
export function kinship(columns: readonly IndicatorColumn[], column: number, text: string, before: Before): number {
  const field = columns[column];
  if (field === 'actual' && before.target !== '') {
    if (before.target === text) return -1.5;
    const [a, b] = [unitOf(before.target), unitOf(text)];
    return /\d/u.test(before.target) && /\d/u.test(text) && a === b ? -1.2 : 0;
  }
  if (field === 'score' && before.weight !== '') {
    const [weight, score] = [Number(before.weight), Number(text)];
    return score > weight ? 5 : score === weight ? -1 : 0;
  }
  return 0;
}

/** The values of a row that later ones are judged by. */
export interface Before {
  readonly target: string;
  readonly weight: string;
}

export const nothing: Before = { target: '', weight: '' };

export function after(columns: readonly IndicatorColumn[], column: number, text: string, before: Before): Before {
  const field = columns[column];
  return field === 'target' ? { ...before, target: text } : field === 'weight' ? { ...before, weight: text } : before;
}

interface Step {
  readonly cost: number;
  readonly before: Before;
  readonly back: Step | null;
  readonly cell: Woven | null;
  readonly column: number;
}

/** Merges the cells of a fold, each kind from left to right, into the columns of a row; null where they do not all find one. */
export function mergeFold(prices: Prices, { odd, even }: Fold): RowReading | null {
  const { columns } = prices;
  if (odd.length + even.length > columns.length) return null;
  const width = even.length + 1;
  let states: (Step | null)[] = Array.from({ length: (odd.length + 1) * width }, () => null);
  states[0] = { cost: 0, before: nothing, back: null, cell: null, column: -1 };
  for (let column = 0; column < columns.length; column++) {
    const next: (Step | null)[] = states.map(() => null);
    const offer = (at: number, step: Step): void => {
      const there = next[at];
      if (there == null || step.cost < there.cost) next[at] = step;
    };
    for (const [at, state] of states.entries()) {
      if (state === null) continue;
      const [i, j] = [Math.floor(at / width), at % width];
      offer(at, { ...state, cost: state.cost + prices.blank(column) });
      const put = (cell: Woven, to: number): void => {
        const cost = state.cost + prices.cell(column, cell.pieces) + kinship(columns, column, cell.text, state.before);
        offer(to, { cost, before: after(columns, column, cell.text, state.before), back: state, cell, column });
      };
      const [first, second] = [odd[i], even[j]];
      if (first !== undefined) put(first, at + width);
      if (second !== undefined) put(second, at + 1);
    }
    states = next;
  }
  const end = states.at(-1) ?? null;
  if (end === null) return null;
  const cells: Placed[] = [];
  for (let step: Step | null = end; step !== null; step = step.back)
    if (step.cell !== null) cells.push({ column: step.column, pieces: step.cell.pieces });
  return { cost: end.cost, cells: cells.reverse() };
}
