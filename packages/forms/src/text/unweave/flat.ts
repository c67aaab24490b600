import type { Line, Piece } from './lines.js';
import { MOST_PIECES, type Prices } from './prices.js';

const OVER_LINE = 0.5;
const OVER_BLANK = 3;
/** What joins over more than this many blanks cost is too much. */
const MOST_JOINS = 10;
const UNPRICED = -1000;

/** The pieces of lines one behind the other, and what runs of them cost as cells: each worked out once. */
export class Flat {
  readonly pieces: readonly Piece[];
  /** Index of the first piece of each line, and of the end. */
  readonly starts: readonly number[];
  readonly lines: readonly Line[];
  readonly prices: Prices;
  private readonly opens: Uint8Array;
  private readonly texts: (string | undefined)[];
  private readonly costs: Float64Array;
  /** Joins and shape of a cell where no width of a column is known, so that they are the same in all columns. */
  private readonly bases: Float64Array;

  constructor(prices: Prices, lines: readonly Line[]) {
    this.prices = prices;
    this.lines = lines;
    this.pieces = lines.flat();
    const starts = [0];
    for (const line of lines) starts.push((starts.at(-1) as number) + line.length);
    this.starts = starts;
    this.opens = new Uint8Array(this.pieces.length + 1);
    for (const start of starts) this.opens[start] = 1;
    this.texts = new Array(this.pieces.length * MOST_PIECES);
    this.bases = new Float64Array(this.pieces.length * MOST_PIECES).fill(UNPRICED);
    this.costs = new Float64Array(this.pieces.length * MOST_PIECES * prices.columns.length).fill(UNPRICED);
  }

  /** The folded text of `count` pieces. */
  text(from: number, count: number): string {
    const key = from * MOST_PIECES + count - 1;
    let text = this.texts[key];
    if (text === undefined) {
      const last = (this.pieces[from + count - 1] as Piece).text;
      text = count === 1 ? last : this.text(from, count - 1) + last;
      this.texts[key] = text;
    }
    return text;
  }

  /** What `count` pieces cost as one cell of a column, over ends of lines and blanks; infinite where that is too much. */
  cost(column: number, from: number, count: number): number {
    const key = (from * MOST_PIECES + count - 1) * this.prices.columns.length + column;
    let cost = this.costs[key] as number;
    if (cost === UNPRICED) {
      cost = this.base(column, from, count);
      if (cost !== Number.POSITIVE_INFINITY) cost += this.prices.text(column, this.text(from, count));
      this.costs[key] = cost;
    }
    return cost;
  }

  private base(column: number, from: number, count: number): number {
    const key = from * MOST_PIECES + count - 1;
    const known = this.bases[key] as number;
    if (known !== UNPRICED && !this.prices.knowsWidths) return known;
    const joins = this.joins(from, count);
    const cost =
      joins > MOST_JOINS ? Number.POSITIVE_INFINITY : joins + this.prices.shape(column, this.widths(from, count));
    this.bases[key] = cost;
    return cost;
  }

  private joins(from: number, count: number): number {
    let cost = 0;
    for (let i = from + 1; i < from + count; i++) cost += this.opens[i] === 1 ? OVER_LINE : OVER_BLANK;
    return cost;
  }

  private widths(from: number, count: number): number[] {
    const widths: number[] = [];
    for (let i = from; i < from + count; i++) {
      const { width } = this.pieces[i] as Piece;
      if (i === from || this.opens[i] === 1) widths.push(width);
      else widths[widths.length - 1] = (widths.at(-1) as number) + width;
    }
    return widths;
  }
}
