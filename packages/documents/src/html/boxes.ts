import { buildLexicon, foldLabel, REGIONS } from '@kaocheng/forms/labels/lexicon';
import type { Node, Table } from '../content/nodes.js';

/** As many rows below each other with one box each are a list to choose rows from. */
const LEAST_CHOSEN = 3;

/** The boxes of one cell, and where in its nodes they stand. */
interface BoxedCell {
  readonly table: Table;
  readonly row: number;
  readonly nodes: Node[];
  readonly boxes: { readonly at: number; readonly isTicked: boolean }[];
}

/**
 * The boxes of a page's tables. One that answers the words of its cell is printed; one by which a program chooses a row
 * (alone in its cell, beside a label of the form, the one box of row after row) is none of what the form says.
 */
export class Boxes {
  readonly #cells = new Map<readonly Node[], BoxedCell>();

  /**
   * Keeps a box that stands next in a cell.
   * @param table the table that is open, with the rows that it has so far
   * @param nodes what was put into the cell so far
   */
  put(table: Table, nodes: Node[], isTicked: boolean): void {
    const cell = this.#cells.get(nodes) ?? { table, row: table.rows.length, nodes, boxes: [] };
    this.#cells.set(nodes, cell);
    cell.boxes.push({ at: nodes.length, isTicked });
  }

  /** Puts the boxes that answer something into their cells, at the end of the page. */
  print(): void {
    const lone = new Map<Table, Set<number>>();
    for (const { table, row, boxes } of this.#cells.values())
      if (boxes.length === 1) lone.set(table, (lone.get(table) ?? new Set()).add(row));
    for (const { table, row, nodes, boxes } of this.#cells.values()) {
      if (!answers(nodes)) continue;
      if (boxes.length === 1 && runAt(lone.get(table) ?? new Set(), row) >= LEAST_CHOSEN) continue;
      for (const { at, isTicked } of boxes.toReversed())
        if (at <= nodes.length) nodes.splice(at, 0, isTicked ? '☑' : '□');
    }
  }
}

/** How many numbers of a set follow each other around one of them, as far as it matters. */
function runAt(numbers: ReadonlySet<number>, at: number): number {
  let [first, last] = [at, at];
  while (at - first < LEAST_CHOSEN && numbers.has(first - 1)) first--;
  while (last - at < LEAST_CHOSEN && numbers.has(last + 1)) last++;
  return last - first + 1;
}

const lexicon = buildLexicon();

/** Whether a cell holds words that a box may answer, and not just a label of a form. */
function answers(nodes: readonly Node[]): boolean {
  const words = foldLabel(nodes.map((node) => (typeof node === 'string' ? node : '')).join(''));
  return /[\p{L}\p{N}]/u.test(words) && !REGIONS.some((region) => lexicon.exact(region, words) !== null);
}
