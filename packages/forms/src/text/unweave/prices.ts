import type { IndicatorColumn } from '../../raw/raw-form.js';
import { price } from '../rows/price.js';
import type { Woven } from './folds.js';
import type { Piece } from './lines.js';
import { besideTarget, besideWeight, type Role, roleOf } from './neighbours.js';

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
/** A column that costs so much to leave blank is filled in every row. */
const NEEDED = 3;

/** The most pieces that a cell is read of where the text is taken as it stands, and one of a figure, a sign, a unit. */
export const MOST_PIECES = 12;
const MOST_OF_SHORT = 3;
const SHORT_CELLS: ReadonlySet<IndicatorColumn> = new Set([
  'operator',
  'unit',
  'weight',
  'score',
  'reviewScore',
  'coefficient',
  'core',
  'nature',
  'direction',
  'likelihood',
]);

/** Widths of columns as far as cells that wrap show them; 0 where they do not. */
export type Widths = readonly number[];

/** A line wider than its column, and the least by which one that does not fill it is short. */
const TOO_WIDE = 1.5;
const SHORT = 1.6;

/** What a cell costs in each column, and at least. */
export interface CellCosts {
  readonly columns: Float64Array;
  readonly least: number;
}

/** Prices of texts in the columns of one form, each worked out once. */
export class Prices {
  readonly columns: readonly IndicatorColumn[];
  readonly roles: readonly Role[];
  /** How many columns every row fills. */
  readonly needed: number;
  readonly knowsWidths: boolean;
  private readonly widths: Widths;
  private readonly texts: readonly Map<string, number>[];
  private readonly cells = new Map<string, CellCosts>();
  private readonly kin: Map<string, number>;
  private readonly blanks: readonly number[];

  constructor(columns: readonly IndicatorColumn[], widths: Widths = columns.map(() => 0), like: Prices | null = null) {
    this.columns = columns;
    this.widths = widths;
    this.knowsWidths = widths.some((width) => width > 0);
    this.roles = columns.map(roleOf);
    this.needed = columns.filter((column) => (BLANK[column] ?? 0) >= NEEDED).length;
    this.texts = like?.texts ?? columns.map(() => new Map<string, number>());
    this.kin = like?.kin ?? new Map<string, number>();
    this.blanks = columns.map((column) => BLANK[column] ?? OTHER_BLANK);
  }

  /** The same prices with other widths of the columns. */
  withWidths(widths: Widths): Prices {
    return new Prices(this.columns, widths, this);
  }

  /** Pieces that a cell of a column may be read of. */
  most(column: number): number {
    return SHORT_CELLS.has(this.columns[column] as IndicatorColumn) ? MOST_OF_SHORT : MOST_PIECES;
  }

  /** What it costs to leave a column of a row blank. */
  blank(column: number): number {
    return this.blanks[column] as number;
  }

  /** What it costs to read a text in a column by its kind. */
  text(column: number, text: string): number {
    const known = this.texts[column] as Map<string, number>;
    let cost = known.get(text);
    if (cost === undefined) {
      cost = price(this.columns[column] as IndicatorColumn, text, true, false);
      known.set(text, cost);
    }
    return cost;
  }

  /** What the widths of the lines of a cell cost: all but the last fill the column, none is wider than it. */
  shape(column: number, widths: readonly number[]): number {
    const wide = this.widths[column] ?? 0;
    if (widths.length === 1 && wide === 0) return 0;
    const full = Math.max(wide, ...widths);
    let cost = 0;
    for (const [i, width] of widths.entries()) {
      if (wide > 0 && width > wide + 1) cost += TOO_WIDE;
      const short = full - width;
      if (i < widths.length - 1 && short > SHORT) cost += Math.min(2, short / 2.5);
    }
    return cost;
  }

  /** What a cell put together from pieces costs in each column. */
  cell({ pieces, text }: Woven): CellCosts {
    let key = '';
    for (const piece of pieces) key += `${piece.start},`;
    let costs = this.cells.get(key);
    if (costs === undefined) {
      const widths = pieces.map((piece) => piece.width);
      const columns = Float64Array.from(this.columns, (_, i) => this.text(i, text) + this.shape(i, widths));
      costs = { columns, least: Math.min(...columns) };
      this.cells.set(key, costs);
    }
    return costs;
  }

  /** What an actual value costs beside its target. */
  besideTarget(target: string, actual: string): number {
    const key = `${target}|${actual}`;
    let cost = this.kin.get(key);
    if (cost === undefined) {
      cost = besideTarget(target, actual);
      this.kin.set(key, cost);
    }
    return cost;
  }

  /** What a score costs beside its weight. */
  besideWeight(weight: string, score: string): number {
    return besideWeight(weight, score);
  }
}
