import { NO_TEXT } from './cells.js';

/** A reading of the block up to an atom. */
export interface Node {
  readonly at: number;
  /** Column last filled; −1 before a row. */
  readonly column: number;
  readonly cost: number;
  readonly previous: Node | null;
  /** First atom of the cell that ends here; −1 where none does. */
  readonly from: number;
  /** The atom left over here, −1 where none is. */
  readonly skipped: number;
  readonly opens: boolean;
  readonly marked: boolean;
  /** The row's target and weight so far, by number of their texts. */
  readonly target: number;
  readonly weight: number;
  /** Whether the score is below the weight. */
  readonly lost: boolean;
}

/** What of a reading's row later cells are judged by. */
export type Memory = Pick<Node, 'target' | 'weight' | 'lost'>;

/** Nothing of a row read yet. */
export const FRESH: Memory = { target: NO_TEXT, weight: NO_TEXT, lost: false };

/** Makes a reading that ends at `at`, with none of the marks; all are made alike, so that they are quick to go through. */
const make = (
  at: number,
  column: number,
  cost: number,
  previous: Node | null,
  from: number,
  skipped: number,
  opens: boolean,
  marked: boolean,
  { target, weight, lost }: Memory,
): Node => ({ at, column, cost, previous, from, skipped, opens, marked, target, weight, lost });

/** The reading of nothing. */
export const ROOT: Node = make(0, -1, 0, null, -1, -1, false, false, FRESH);

/** A reading and an atom left over behind it. */
export const leaving = (node: Node, cost: number): Node =>
  make(node.at + 1, node.column, cost, node, -1, node.at, false, node.marked, node);

/** A reading and a label behind it, which ends its row. */
export const closed = (node: Node, cost: number, marked: boolean): Node =>
  make(node.at + 1, -1, cost, node, -1, -1, false, marked, FRESH);

/** A reading and a label in the middle of its row. */
export const passing = (node: Node, cost: number): Node =>
  make(node.at + 1, node.column, cost, node, -1, -1, false, node.marked, node);

/** A reading and a cell behind it, [at, to) in a column. */
export const filling = (
  node: Node,
  at: number,
  to: number,
  column: number,
  cost: number,
  opens: boolean,
  memory: Memory,
): Node => make(to, column, cost, node, at, -1, opens, false, memory);

/** The best readings that end at each atom; of two that differ in nothing that matters later the cheaper stays. */
export interface Beams {
  /** Adds a reading where it is among the best. */
  readonly push: (node: Node) => void;
  /** Whether a reading would be among the best that end at an atom so far. */
  readonly wants: (
    at: number,
    cost: number,
    column: number,
    target: number,
    weight: number,
    lost: boolean,
    marked: boolean,
  ) => boolean;
  /** The cost above which a reading that ends at an atom is not worth keeping. */
  readonly limit: (at: number) => number;
  /** The best readings at an atom, cheapest first; `narrow` takes the best two only. */
  readonly take: (at: number, narrow: boolean) => readonly Node[];
}

const NARROW = 2;

/**
 * @param count atoms of the block
 * @param width readings kept at an atom
 * @param margin how far behind the best a reading may lie
 */
export function beamsOf(count: number, width: number, margin: number): Beams {
  const beams = new Array<Node[] | undefined>(count + 1);
  const limits = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const wants: Beams['wants'] = (at, cost, column, target, weight, lost, marked) => {
    if (cost > (limits[at] as number)) return false;
    const beam = beams[at];
    if (beam === undefined) return true;
    if (beam.length >= width && cost >= (beam[width - 1] as Node).cost) return false;
    for (const other of beam)
      if (
        other.cost <= cost &&
        other.column === column &&
        other.target === target &&
        other.weight === weight &&
        other.lost === lost &&
        other.marked === marked
      )
        return false;
    return true;
  };
  const insert = (node: Node): void => {
    let beam = beams[node.at];
    if (beam === undefined) {
      beam = [];
      beams[node.at] = beam;
    }
    let place = beam.length;
    while (place > 0 && (beam[place - 1] as Node).cost > node.cost) place--;
    let end = place;
    while (end < beam.length && !isSame(beam[end] as Node, node)) end++;
    if (end === beam.length && beam.length < width) beam.push(node);
    else if (end === beam.length) end--;
    for (let i = end; i > place; i--) beam[i] = beam[i - 1] as Node;
    beam[place] = node;
    limits[node.at] = Math.min(
      limits[node.at] as number,
      node.cost + margin,
      beam.length < width ? Number.POSITIVE_INFINITY : (beam[width - 1] as Node).cost,
    );
  };
  return {
    wants,
    push: (node) => {
      if (wants(node.at, node.cost, node.column, node.target, node.weight, node.lost, node.marked)) insert(node);
    },
    limit: (at) => limits[at] as number,
    take: (at, narrow) => {
      const beam = beams[at] ?? [];
      beams[at] = undefined;
      const limit = limits[at] as number;
      const kept = beam.findIndex((node, i) => node.cost > limit || (narrow && i >= NARROW));
      return kept < 0 ? beam : beam.slice(0, kept);
    },
  };
}

const isSame = (a: Node, b: Node): boolean =>
  a.column === b.column && a.target === b.target && a.weight === b.weight && a.lost === b.lost && a.marked === b.marked;
