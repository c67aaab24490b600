import type { Node } from '../content/nodes.js';
import { isOn } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';
import type { Paragraphs } from './paragraphs.js';
import { DraftTable, joinTables, tableOf } from './table.js';
import { type OpenTable, takeTableProperty } from './table-properties.js';

/** The tables that are open, one in the other: what stands in their cells is put there, and each where it stands itself. */
export class OpenTables {
  readonly #paragraphs: Paragraphs;
  /** Each with where it stands. */
  readonly #open: (OpenTable & { readonly outer: Node[] })[] = [];
  #inRowProperties = false;

  constructor(paragraphs: Paragraphs) {
    this.#paragraphs = paragraphs;
  }

  /** Takes an element that says that the row is hidden or its deletion tracked; false where it is none. */
  takeGone(name: string, attributes: Attributes): boolean {
    if (!this.#inRowProperties) return false;
    if (name !== 'w:del' && !(name === 'w:hidden' && isOn(attributes.local('val'), true))) return false;
    const row = this.#open.at(-1)?.row;
    if (row) row.gone = true;
    return true;
  }

  /** Takes the elements of tables; false where it is none of them. */
  open(name: string, attributes: Attributes): boolean {
    if (name === 'w:tbl') {
      this.#open.push({ draft: new DraftTable(), row: null, cell: null, outer: this.#paragraphs.into });
      return true;
    }
    const table = this.#open.at(-1);
    if (table === undefined) return false;
    switch (name) {
      case 'w:tr':
        table.row = table.draft.openRow();
        return true;
      case 'w:tc':
        table.cell = table.draft.openCell();
        this.#paragraphs.into = table.cell.children;
        return true;
      case 'w:trPr':
        this.#inRowProperties = true;
        return true;
      default:
        return takeTableProperty(name, attributes, table);
    }
  }

  closeRowProperties(): void {
    this.#inRowProperties = false;
  }

  closeCell(): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    table.cell = null;
    this.#paragraphs.into = table.outer;
  }

  close(): void {
    const table = this.#open.pop();
    if (table === undefined) return;
    this.#paragraphs.into = table.outer;
    for (const row of table.draft.rows)
      for (const cell of row.cells) {
        const joined = joinTables(cell.children);
        if (joined.length < cell.children.length) cell.children.splice(0, cell.children.length, ...joined);
      }
    this.#paragraphs.into.push(tableOf(table.draft));
  }
}
