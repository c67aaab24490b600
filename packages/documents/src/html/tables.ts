import { BREAK, type Cell, type Node, type Row, type Table } from '../content/nodes.js';
import { RowGroups } from './row-groups.js';

/** Tables one in the other: a limit that no published page comes near. */
const DEEPEST = 24;

const span = (text: string | undefined, most: number): number => {
  const value = Number.parseInt(text ?? '1', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, most) : 1;
};

interface OpenTable {
  readonly table: Table;
  readonly groups: RowGroups;
  row: Row | null;
  cell: Cell | null;
  caption: Node[] | null;
  inCaption: boolean;
  readonly outer: Node[];
}

/** The tables that are open, one in the other, and into which of their parts the page goes on. */
export class OpenTables {
  readonly #open: OpenTable[] = [];
  /** What comes next is put here. */
  into: Node[];

  /** @param root what stands outside of all tables is put here */
  constructor(root: Node[]) {
    this.into = root;
  }

  /** Whether a cell is open. */
  get isInCell(): boolean {
    return this.#open.at(-1)?.cell != null;
  }

  /** The innermost table that is open. */
  get table(): Table | null {
    return this.#open.at(-1)?.table ?? null;
  }

  openGroup(name: string): void {
    this.#open.at(-1)?.groups.open(name);
  }

  closeGroup(): void {
    this.#open.at(-1)?.groups.close();
  }

  /** Opens a table, after it is itself put where it stands; false where it lies too deep. */
  openTable(put: (table: Table) => void): boolean {
    if (this.#open.length >= DEEPEST) return false;
    const table: Table = { kind: 'table', rows: [] };
    put(table);
    this.#open.push({
      table,
      groups: new RowGroups(),
      row: null,
      cell: null,
      caption: null,
      inCaption: false,
      outer: this.into,
    });
    return true;
  }

  /** The caption of a table stands above it, wherever in the table it is written. */
  openCaption(): void {
    const open = this.#open.at(-1);
    if (open === undefined || open.caption !== null) return;
    open.caption = [];
    open.inCaption = true;
    this.into = open.caption;
  }

  /** A caption without an end tag ends where a row or a cell begins, or with its table. */
  closeCaption(): void {
    const open = this.#open.at(-1);
    if (open === undefined || open.caption === null || !open.inCaption) return;
    open.inCaption = false;
    this.into = open.cell?.children ?? open.outer;
    const at = open.outer.lastIndexOf(open.table);
    if (at >= 0) open.outer.splice(at, 0, BREAK, ...open.caption, BREAK);
  }

  openRow(): void {
    this.closeCaption();
    const open = this.#open.at(-1);
    if (open === undefined) return;
    open.row = { cells: [] };
    open.cell = null;
    open.groups.add(open.row);
    open.table.rows.push(open.row);
    this.into = open.outer;
  }

  openCell(attributes: Readonly<Record<string, string>>): void {
    this.closeCaption();
    const open = this.#open.at(-1);
    if (open === undefined) return;
    if (open.row === null) this.openRow();
    const cell: Cell = {
      rowSpan: span(attributes['rowspan'], 65_535),
      colSpan: Math.max(1, span(attributes['colspan'], 1_000)),
      children: [],
    };
    open.row?.cells.push(cell);
    open.cell = cell;
    this.into = cell.children;
  }

  closeCell(): void {
    const open = this.#open.at(-1);
    if (open === undefined) return;
    open.cell = null;
    this.into = open.outer;
  }

  closeTable(): void {
    this.closeCaption();
    const open = this.#open.pop();
    if (open === undefined) return;
    open.table.rows.length = 0;
    for (const row of open.groups.rows()) open.table.rows.push(row);
    this.into = this.#open.at(-1)?.cell?.children ?? open.outer;
  }
}
