import type { Row } from '../content/nodes.js';

type Kind = 'head' | 'body' | 'foot';
const KINDS: Readonly<Record<string, Kind>> = { thead: 'head', tbody: 'body', tfoot: 'foot' };

/** The groups of the rows of a table (thead, tbody, tfoot) while it is read. */
export class RowGroups {
  readonly #groups: { readonly kind: Kind; readonly rows: Row[] }[] = [];
  #isOpen = false;

  /** Whether an element is such a group. */
  static has(name: string): boolean {
    return Object.hasOwn(KINDS, name);
  }

  open(name: string): void {
    this.#groups.push({ kind: KINDS[name] ?? 'body', rows: [] });
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
  }

  add(row: Row): void {
    if (!this.#isOpen && this.#groups.at(-1)?.kind !== 'body') this.#groups.push({ kind: 'body', rows: [] });
    this.#groups.at(-1)?.rows.push(row);
  }

  /** The rows as a browser shows them: the head first and the foot last; an endless row span ends with its group. */
  rows(): Row[] {
    const head = this.#groups.findIndex(({ kind }) => kind === 'head');
    const foot = this.#groups.findIndex(({ kind }) => kind === 'foot');
    const placeOf = (at: number): number => (at === head ? -1 : at === foot ? 1 : 0);
    const inOrder = this.#groups
      .map((group, at) => ({ group, place: placeOf(at) }))
      .sort((a, b) => a.place - b.place)
      .map(({ group }) => group);
    return inOrder.flatMap(({ rows }) =>
      rows.map((row, at) =>
        row.cells.some(({ rowSpan }) => rowSpan === 0)
          ? { cells: row.cells.map((cell) => (cell.rowSpan === 0 ? { ...cell, rowSpan: rows.length - at } : cell)) }
          : row,
      ),
    );
  }
}
