import type { ColumnVariant } from '@kaocheng/core/accounts/definitions';
import { Decimal } from '@kaocheng/core/values/decimal';

/** A row whose figures are to be put into columns: `fixed` where the layout shows the column. `parent`: index of the row that sums it up. */
export interface RowToPlace {
  readonly figures: readonly string[];
  readonly fixed: readonly (number | null)[];
  readonly parent: number | null;
}

export interface Placement {
  /** Column of each figure; null where the row has more figures than columns. */
  readonly columns: readonly (number | null)[];
  /** 0…1: 1 where the print leaves one reading, less where sums or habit decided. */
  readonly confidence: number;
}

interface Candidate {
  readonly columns: readonly number[];
  readonly cost: number;
}

const MOST_CANDIDATES = 1000;
const MOST_KEPT = 8;
const BEAM = 128;
/** Beam over families of more children than any printed table has. */
const NARROW_BEAM = 16;
const LARGE_FAMILY = 60;
const BROKEN_SUM = 12;
const BROKEN_PARENT = 6;
const NEW_COLUMN = 3;

/** Amount of a printed figure in hundredths; a dash is nothing. */
const hundredths = (printed: string): number => {
  const value = Decimal.parse(printed.replace(/[,，]/g, ''));
  return value === null ? 0 : Number(value.shift(2).toFixed(0));
};

/** Every way to put `count` figures into `width` columns in order, at most {@link MOST_CANDIDATES}. */
function ways(count: number, width: number, fixed: readonly (number | null)[]): number[][] {
  let heads: number[][] = [[]];
  for (let i = 0; i < count; i++) {
    const next: number[][] = [];
    for (const head of heads) {
      const low = (head.at(-1) ?? -1) + 1;
      const high = width - (count - i);
      const own = fixed[i] ?? null;
      for (let column = own ?? low; column <= (own ?? high) && next.length < MOST_CANDIDATES; column++) {
        if (column >= low && column <= high) next.push([...head, column]);
      }
    }
    heads = next;
  }
  return heads;
}

function candidates(row: RowToPlace, amounts: readonly number[], variant: ColumnVariant): Candidate[] {
  const width = variant.columns.length;
  const found = ways(amounts.length, width, row.fixed).map((columns) => {
    const filled = new Map(columns.map((column, index) => [column, amounts[index] ?? 0]));
    let cost = 0;
    for (const column of columns) cost += variant.columns[column]?.rare ?? 0;
    for (const [whole = 0, ...parts] of variant.sums) {
      const sum = parts.reduce((total, part) => total + (filled.get(part) ?? 0), 0);
      const off = Math.abs((filled.get(whole) ?? 0) - sum);
      if (off > parts.length + 1) cost += BROKEN_SUM;
      else if (off > 0) cost += 1;
    }
    return { columns, cost };
  });
  return found.sort((a, b) => a.cost - b.cost).slice(0, MOST_KEPT);
}

interface State {
  readonly sums: readonly number[];
  readonly cost: number;
  readonly pick: Candidate;
  readonly previous: State | null;
}

/** Chooses a candidate for every child so that the columns add up to the parent's, at the least cost. */
function together(
  children: readonly (readonly Candidate[])[],
  amounts: readonly (readonly number[])[],
  parent: ReadonlyMap<number, number>,
  width: number,
): Candidate[] {
  let states: (State | null)[] = [null];
  children.forEach((options, child) => {
    const next = new Map<string, State>();
    for (const state of states) {
      for (const pick of options) {
        const sums = state === null ? new Array<number>(width).fill(0) : [...state.sums];
        let cost = (state?.cost ?? 0) + pick.cost;
        pick.columns.forEach((column, index) => {
          sums[column] = (sums[column] ?? 0) + (amounts[child]?.[index] ?? 0);
          if (!parent.has(column)) cost += NEW_COLUMN;
        });
        const key = sums.join(',');
        const known = next.get(key);
        if (known === undefined || known.cost > cost) next.set(key, { sums, cost, pick, previous: state });
      }
    }
    states = [...next.values()]
      .sort((a, b) => a.cost - b.cost)
      .slice(0, children.length > LARGE_FAMILY ? NARROW_BEAM : BEAM);
  });
  let best: State | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const state of states) {
    if (state === null) continue;
    let cost = state.cost;
    for (let column = 0; column < width; column++) {
      if (Math.abs((state.sums[column] ?? 0) - (parent.get(column) ?? 0)) > children.length + 1) cost += BROKEN_PARENT;
    }
    if (cost < least) {
      least = cost;
      best = state;
    }
  }
  const picks: Candidate[] = [];
  for (let state = best; state !== null; state = state.previous) picks.unshift(state.pick);
  return picks;
}

/**
 * Puts the figures of rows into the columns of a table whose blank cells may have left no trace. What is printed in a
 * row decides where it can (as many figures as columns); else the sums of the row and of its parent, and last how
 * seldom a column is filled. No figure is changed or left out because of a sum.
 */
export function placeFigures(rows: readonly RowToPlace[], variant: ColumnVariant): Placement[] {
  const width = variant.columns.length;
  const amounts = rows.map((row) => row.figures.map(hundredths));
  const placed: (Placement | undefined)[] = new Array(rows.length);
  const families = new Map<number | null, number[]>();
  rows.forEach((row, index) => {
    const parent = row.parent !== null && row.parent !== index ? row.parent : null;
    const family = families.get(parent);
    if (family === undefined) families.set(parent, [index]);
    else family.push(index);
  });
  const settle = (indices: readonly number[], parent: ReadonlyMap<number, number> | null): void => {
    const options = indices.map((index) => candidates(rows[index] as RowToPlace, amounts[index] ?? [], variant));
    const fitting = indices.filter((_, position) => (options[position]?.length ?? 0) > 0);
    const choices = options.filter((own) => own.length > 0);
    const picks =
      parent === null
        ? choices.map((own) => own[0] as Candidate)
        : together(
            choices,
            fitting.map((index) => amounts[index] ?? []),
            parent,
            width,
          );
    fitting.forEach((index, position) => {
      const pick = picks[position] as Candidate;
      placed[index] = {
        columns: pick.columns,
        confidence: confidenceOf(choices[position] ?? [], pick, parent !== null),
      };
    });
    for (const index of indices) placed[index] ??= overfull(rows[index] as RowToPlace, width);
  };
  const queue: (number | null)[] = [null];
  while (queue.length > 0) {
    const parent = queue.shift() ?? null;
    const children = families.get(parent) ?? [];
    families.delete(parent);
    if (children.length === 0) continue;
    const columns = parent === null ? null : placed[parent]?.columns;
    const filled = new Map<number, number>();
    columns?.forEach((column, index) => {
      if (column !== null && parent !== null) filled.set(column, amounts[parent]?.[index] ?? 0);
    });
    settle(children, columns === null || filled.size === 0 ? null : filled);
    queue.push(...children);
  }
  return rows.map((row, index) => placed[index] ?? overfull(row, width));
}

function confidenceOf(options: readonly Candidate[], pick: Candidate, withParent: boolean): number {
  if (options.length === 1) return 1;
  const second = options.find((other) => other !== pick);
  if (pick.cost < BROKEN_SUM && (second?.cost ?? 0) >= pick.cost + BROKEN_SUM) return 0.98;
  return withParent ? 0.9 : 0.7;
}

/** More figures than columns, or no way to place them: the first ones in order, the others in no column. */
const overfull = (row: RowToPlace, width: number): Placement => ({
  columns: row.figures.map((_, index) => (index < width ? index : null)),
  confidence: 0.3,
});
