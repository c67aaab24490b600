import type { SheetBlock, TextBlock } from '@kaocheng/forms/content';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import type { Node, Table } from './nodes.js';
import { place } from './place.js';

/** An inner table smaller than this is part of its cell's text. */
const LEAST_CELLS = 6;

const isTable = (node: Node): node is Table => typeof node !== 'string' && node.kind === 'table';

/** Texts laid out so far, by the list of nodes: a table asks for its cells' several times. */
const printed = new WeakMap<readonly Node[], string>();

/** Text of nodes as a browser would lay it out: runs of white space are one space, blocks are lines. */
function textOf(nodes: readonly Node[]): string {
  const before = printed.get(nodes);
  if (before !== undefined) return before;
  const text = layOut(nodes);
  printed.set(nodes, text);
  return text;
}

function layOut(nodes: readonly Node[]): string {
  let text = '';
  for (const node of nodes) {
    if (typeof node === 'string') text += node.replace(/[\s\u00a0]+/gu, ' ');
    else if (isTable(node))
      text += `\n${node.rows.map((row) => row.cells.map((cell) => textOf(cell.children)).join(' ')).join('\n')}\n`;
    else text += '\n';
  }
  return text
    .replace(/ *\n */gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

/** A table by itself: two columns and rows at least, with some cells filled. */
function isOfItsOwn(table: Table): boolean {
  const filled = table.rows.reduce(
    (sum, row) => sum + row.cells.filter((cell) => textOf(cell.children) !== '').length,
    0,
  );
  return table.rows.length >= 2 && table.rows.some((row) => row.cells.length >= 2) && filled >= LEAST_CELLS;
}

/** A table that holds tables, or one cell, only lays out the page. */
function isLayout(table: Table): boolean {
  const cells = table.rows.flatMap((row) => row.cells);
  if (cells.length <= 1) return true;
  return cells.some((cell) =>
    cell.children.some((node) => isTable(node) && (isOfItsOwn(node) || isLayoutOfTables(node))),
  );
}

const isLayoutOfTables = (table: Table): boolean =>
  table.rows.some((row) => row.cells.some((cell) => cell.children.some((node) => isTable(node) && isOfItsOwn(node))));

/** Writes the nodes of a container out in reading order: the text, and its tables as sheets whose spans point into it. */
export class ContentWriter {
  text = '';
  readonly blocks: (TextBlock | SheetBlock)[] = [];
  #from = 0;

  write(nodes: readonly Node[]): void {
    let run: Node[] = [];
    const flush = (): void => {
      const text = textOf(run);
      if (text !== '') this.text += `${text}\n`;
      run = [];
    };
    for (const node of nodes) {
      if (!isTable(node)) {
        run.push(node);
        continue;
      }
      flush();
      if (node.facts?.isSheet !== true && isLayout(node))
        for (const row of node.rows) for (const cell of row.cells) this.write(cell.children);
      else this.#sheet(node);
    }
    flush();
  }

  closeText(): void {
    if (this.text.slice(this.#from).trim() !== '')
      this.blocks.push({ kind: 'text', start: this.#from, end: this.text.length });
    this.#from = this.text.length;
  }

  #sheet(table: Table): void {
    this.closeText();
    const start = this.text.length;
    const cells: SheetCell[] = [];
    let columns = 0;
    let row = 0;
    for (const { cell, row: at, column, rowSpan, colSpan } of place(table)) {
      columns = Math.max(columns, column + colSpan);
      const text = textOf(cell.children);
      if (at > row) this.text += '\n';
      else if (cells.length > 0) this.text += '\t';
      row = at;
      if (text === '') continue;
      const from = this.text.length;
      this.text += text;
      cells.push({ ...cell.facts, row: at, column, rowSpan, colSpan, text, spans: [[from, this.text.length]] });
    }
    this.text += '\n';
    this.#from = this.text.length;
    if (cells.length === 0) return;
    const { isSheet: _, ...facts } = table.facts ?? {};
    const { length: end } = this.text;
    const sheet: Sheet = { ...facts, rows: table.rows.length, columns, cells, start, end, placed: true };
    this.blocks.push({ kind: 'sheet', sheet });
  }
}
