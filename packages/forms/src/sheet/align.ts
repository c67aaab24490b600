import type { Lexicon } from '../labels/lexicon.js';
import { type Field, pointsOf, price } from './prices.js';
import type { Grid } from './rows.js';

/** A column of a header over places [start, end). */
export interface Column {
  readonly field: Field;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** A filled cell to be put into a column. */
export interface Placed {
  readonly column: number;
  readonly fold: string;
}

type PriceOf = (field: Field, fold: string) => number;

/** Rows and headers wider than this are read by place alone. */
const WIDEST = 20;
const UNREAD = 5;
/** What a text may cost at most to be left where it stands. */
const MOST_IN_PLACE: { readonly [G in Grid]: number } = { placed: 3, counted: 1, packed: 1 };
/** What it costs that two neighbours have moved by different distances. */
const JUMP: { readonly [G in Grid]: number } = { placed: 3, counted: 2.4, packed: 0.8 };
/** What it costs for each column that a row has moved as a whole. */
const START: { readonly [G in Grid]: number } = { placed: 3, counted: 0.4, packed: 0.2 };
/** Steps tried for one row, and for all rows of a document, at the most. */
const TRIES = 60_000;
const BUDGET = 6_000_000;
/** What a whole row may give back: full marks, a result equal to its target. */
const LEAST_ROW = -0.9;

/** How far a cell stands from a column; 0 inside it. */
const shift = (cell: Placed, column: Column): number =>
  cell.column >= column.start && cell.column < column.end ? 0 : cell.column - column.start;

/** The texts of a row that are weighed against each other. */
interface Row {
  weight: string | undefined;
  score: string | undefined;
  target: string | undefined;
  actual: string | undefined;
  name: string | undefined;
}

/** Which of these columns the header has. */
type Has = { readonly [F in keyof Row]: boolean };

const isWeighed = (field: Field | undefined): field is keyof Row =>
  field === 'weight' || field === 'score' || field === 'target' || field === 'actual' || field === 'name';

/** What a whole row costs: a weight without a score, a score above its weight, a value without a name. */
function rowPrice({ weight, score, target, actual, name }: Row, has: Has): number {
  let cost = 0;
  if (weight !== undefined && score === undefined && has.score) cost += 1.6;
  if (score !== undefined && weight === undefined && has.weight) cost += 1.5;
  if (weight !== undefined && score !== undefined) {
    const most = pointsOf(weight);
    const got = pointsOf(score);
    if (most !== null && got !== null) cost += got > most ? 4 : got === most ? -0.5 : 0;
  }
  if (has.name && name === undefined && (target ?? actual ?? weight) !== undefined) cost += 3;
  if (has.target && target === undefined && actual !== undefined) cost += 1;
  if (has.actual && actual === undefined && target !== undefined) cost += 0.8;
  if (has.target && target === undefined && actual === undefined && weight !== undefined) cost += 1;
  if (target !== undefined && target === actual) cost -= 0.4;
  if (has.weight && weight === undefined && score === undefined && target !== undefined) cost += 1;
  return cost;
}

/** What each cell costs in each column. */
type Costs = readonly (readonly number[])[];

/** The longest text that may be a class of indicators nobody has heard of. */
const LONGEST_CLASS = 30;
/** What such a class costs where the rest of its row shows that the row stands in its columns. */
const OWN_CLASS = 0.9;

/**
 * What each cell costs in each column. A text that is no class known to the lexicon, but stands in the column of classes
 * of a row whose name and figures stand in theirs, is a class that the form has made for itself: 预算和财务管理.
 */
function costsOf(priceOf: PriceOf, cells: readonly Placed[], columns: readonly Column[], grid: Grid): Costs {
  const costs = cells.map((cell) => columns.map(({ field }) => priceOf(field, cell.fold)));
  const standing = (fits: (field: Field) => boolean, most: number): number =>
    columns.filter(
      (column, k) =>
        fits(column.field) && cells.some((cell, i) => shift(cell, column) === 0 && (costs[i]?.[k] ?? 9) <= most),
    ).length;
  const marks = columns.filter(({ field }) => MARKED.has(field)).length;
  const least = grid === 'placed' ? 1 : Math.min(2, marks);
  const inColumns =
    marks > 0 && standing((field) => field === 'name', 1.2) > 0 && standing((field) => MARKED.has(field), 0.3) >= least;
  if (!inColumns) return costs;
  return costs.map((row, i) =>
    row.map((cost, k) => {
      const cell = cells[i];
      const column = columns[k];
      if (cell === undefined || column === undefined || cost >= 9 || cell.fold.length > LONGEST_CLASS) return cost;
      const isClass = column.field === 'level1' || column.field === 'level2';
      return isClass && shift(cell, column) === 0 ? Math.min(cost, OWN_CLASS) : cost;
    }),
  );
}

/** Columns of marks, which only a number fits. */
const MARKED: ReadonlySet<Field> = new Set<Field>(['weight', 'score', 'reviewScore']);

/** Cells that all stand in a column of their own, with texts that fit: the usual row, for which nothing need be tried. */
function byPlace(costs: Costs, cells: readonly Placed[], columns: readonly Column[], most: number): number[] | null {
  const found: number[] = [];
  let last = -1;
  for (const [i, cell] of cells.entries()) {
    const at = columns.findIndex((column, index) => index > last && shift(cell, column) === 0);
    if (at < 0 || (costs[i]?.[at] ?? 9) > most) return null;
    found.push(at);
    last = at;
  }
  return found;
}

/** Puts the cells of rows into columns; made once for a document, over which its budget lasts. */
export class Aligner {
  #left = BUDGET;
  readonly #prices = new Map<string, number>();
  /** What rows of the same texts in the same places have been found to be, by their header. */
  readonly #found = new WeakMap<readonly Column[], Map<string, readonly number[]>>();

  constructor(private readonly lexicon: Lexicon) {}

  private readonly priceOf: PriceOf = (field, fold) => {
    const key = `${field}|${fold}`;
    let known = this.#prices.get(key);
    if (known === undefined) {
      known = price(this.lexicon, field, fold);
      this.#prices.set(key, known);
    }
    return known;
  };

  /**
   * Puts the filled cells of a row into the columns of its header, from left to right, where merged cells, spacer columns
   * and page breaks have shifted them: the assignment that costs least by place and by what a column can hold. Gives the
   * index of the column for each cell, -1 for a cell that fits nowhere. A document that has used up its budget, which
   * no real one comes near, is read by place alone.
   */
  align(cells: readonly Placed[], columns: readonly Column[], grid: Grid): readonly number[] {
    if (cells.length > WIDEST || columns.length > WIDEST || this.#left <= 0)
      return cells.map((cell) => columns.findIndex((column) => shift(cell, column) === 0));
    const found = this.#found.get(columns) ?? new Map<string, readonly number[]>();
    this.#found.set(columns, found);
    const key = `${grid}|${cells.map(({ column, fold }) => `${column} ${fold}`).join('\t')}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const placed = this.#place(cells, columns, grid);
    found.set(key, placed);
    return placed;
  }

  #place(cells: readonly Placed[], columns: readonly Column[], grid: Grid): readonly number[] {
    const costs = costsOf(this.priceOf, cells, columns, grid);
    const plain = byPlace(costs, cells, columns, MOST_IN_PLACE[grid]);
    if (plain !== null) return plain;
    const search = new Search(costs, cells, columns, grid, Math.min(TRIES, this.#left));
    const best = search.run();
    this.#left -= search.tries;
    return best;
  }
}

/** All assignments of one row that may be the cheapest, tried one after the other. */
class Search {
  tries = 0;
  #best: readonly number[];
  #bestCost = Number.POSITIVE_INFINITY;
  readonly #chosen: number[] = [];
  readonly #has: Has;

  constructor(
    private readonly costs: Costs,
    private readonly cells: readonly Placed[],
    private readonly columns: readonly Column[],
    private readonly grid: Grid,
    private readonly most: number,
  ) {
    this.#best = cells.map(() => -1);
    const has = (field: Field): boolean => columns.some((column) => column.field === field);
    this.#has = {
      weight: has('weight'),
      score: has('score'),
      target: has('target'),
      actual: has('actual'),
      name: has('name'),
    };
  }

  run(): readonly number[] {
    this.#step(0, 0, null, 0);
    return this.#best;
  }

  #finish(cost: number): void {
    const row: Row = { weight: undefined, score: undefined, target: undefined, actual: undefined, name: undefined };
    for (let i = 0; i < this.#chosen.length; i++) {
      const field = this.columns[this.#chosen[i] ?? -1]?.field;
      if (isWeighed(field)) row[field] = this.cells[i]?.fold ?? '';
    }
    const total = cost + rowPrice(row, this.#has);
    if (total >= this.#bestCost) return;
    this.#bestCost = total;
    this.#best = [...this.#chosen];
  }

  #step(index: number, from: number, before: number | null, cost: number): void {
    if (cost + LEAST_ROW >= this.#bestCost || ++this.tries > this.most) return;
    const cell = this.cells[index];
    if (cell === undefined) {
      this.#finish(cost);
      return;
    }
    for (let at = from; at < this.columns.length; at++) {
      const column = this.columns[at];
      if (column === undefined) break;
      const moved = shift(cell, column);
      const place =
        before === null ? START[this.grid] * Math.min(Math.abs(moved), 3) : moved === before ? 0 : JUMP[this.grid];
      this.#chosen.push(at);
      this.#step(index + 1, at + 1, moved, cost + place + (this.costs[index]?.[at] ?? UNREAD));
      this.#chosen.pop();
    }
    this.#chosen.push(-1);
    this.#step(index + 1, from, before, cost + UNREAD);
    this.#chosen.pop();
  }
}
