import type { SheetBlock, TextBlock } from '@kaocheng/forms/content';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { MOST_KEPT_CELLS, MOST_LOOSE_TEXT, MOST_TABLES, MOST_TEXT } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Cell, Node, Row, Table } from './nodes.js';
import { place } from './place.js';

/** An inner table smaller than this is part of its cell's text. */
const LEAST_CELLS = 6;

const isTable = (node: Node): node is Table => typeof node !== 'string' && node.kind === 'table';

const SPACE = /[\s\u00a0]/u;

/** Texts laid out so far, by the list of nodes: a table asks for its cells' several times. */
const printed = new WeakMap<readonly Node[], string>();

/** Text of nodes as a browser would lay it out: runs of white space are one space, blocks are lines. */
function textOf(nodes: readonly Node[]): string {
  const [first] = nodes;
  if (first === undefined) return '';
  if (nodes.length === 1 && typeof first === 'string' && !SPACE.test(first)) return first;
  const before = printed.get(nodes);
  if (before !== undefined) return before;
  const text = layOut(nodes);
  printed.set(nodes, text);
  return text;
}

/** Runs of white space are one space, however many nodes they come in; blank lines are left out. */
function layOut(nodes: readonly Node[]): string {
  const pieces: string[] = [];
  let last = '\n';
  const put = (text: string): void => {
    const piece = last === ' ' || last === '\n' ? text.replace(/^ /u, '') : text;
    if (piece === '') return;
    pieces.push(piece);
    last = piece.at(-1) ?? last;
  };
  const end = (): void => {
    if (last === ' ') pieces[pieces.length - 1] = pieces.at(-1)?.slice(0, -1) ?? '';
    if (pieces.length > 0 && last !== '\n') pieces.push('\n');
    last = '\n';
  };
  for (const node of nodes) {
    if (typeof node === 'string') put(node.replace(/[\s\u00a0]+/gu, ' '));
    else {
      end();
      if (!isTable(node)) continue;
      for (const row of node.rows) {
        put(row.cells.map((cell) => textOf(cell.children)).join(' '));
        end();
      }
    }
  }
  return pieces.join('').trim();
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
  return cells.some(holdsTable);
}

/** Whether a cell holds a table that stands by itself. */
const holdsTable = (cell: Cell): boolean =>
  cell.children.some((node) => isTable(node) && (isOfItsOwn(node) || isLayoutOfTables(node)));

const isLayoutOfTables = (table: Table): boolean =>
  table.rows.some((row) => row.cells.some((cell) => cell.children.some((node) => isTable(node) && isOfItsOwn(node))));

/** Whether some row has a cell beside its first that prints something. */
const isRowOfCells = (table: Table): boolean =>
  table.rows.some((row) => row.cells.filter((cell) => textOf(cell.children) !== '').length >= 2);

/** A row whose cells reach no further down than `most` rows. */
const clipped = (row: Row, most: number): Row => ({
  cells: row.cells.map((cell) => (cell.rowSpan > most ? { ...cell, rowSpan: most } : cell)),
});

function demandShort(length: number, limit: number): void {
  if (length > limit) throw new Refusal('too-long', { length: String(length), limit: String(limit) });
}

/** Writes the nodes of a container out in reading order: the text, and its tables as sheets whose spans point into it. */
export class ContentWriter {
  readonly blocks: (TextBlock | SheetBlock)[] = [];
  readonly #pieces: string[] = [];
  #length = 0;
  #loose = 0;
  #from = 0;
  #cells = 0;
  #tables = 0;

  /** All that was written so far. */
  get text(): string {
    return this.#pieces.join('');
  }

  /**
   * Writes nodes behind what was written so far.
   * @throws Refusal too-long, document-too-large, too-many-tables as soon as the text is longer, or its tables have more
   *   cells or are more, than any reader is given
   */
  write(nodes: readonly Node[]): void {
    let run: Node[] = [];
    const flush = (): void => {
      const text = textOf(run);
      if (text !== '') this.#put(`${text}\n`);
      this.#loose += text.length;
      demandShort(this.#loose, MOST_LOOSE_TEXT);
      run = [];
    };
    for (const node of nodes) {
      if (!isTable(node)) {
        run.push(node);
        continue;
      }
      flush();
      if (node.facts?.isSheet !== true && isLayout(node)) this.#layout(node);
      else this.#sheet(node);
    }
    flush();
  }

  /**
   * Writes a table that holds tables: its cells one by one, but rows above an inner table that make a table by themselves
   * as one, and then what follows below it: a form whose indicators are a table in a cell.
   */
  #layout(table: Table): void {
    let own: Row[] = [];
    let holds = false;
    const flush = (): void => {
      const part: Table = { kind: 'table', rows: own.map((row, at) => clipped(row, own.length - at)) };
      own = [];
      if (isOfItsOwn(part) || (holds && isRowOfCells(part))) {
        this.#sheet(part);
        holds = true;
      } else for (const row of part.rows) for (const cell of row.cells) this.write(cell.children);
    };
    for (const row of table.rows) {
      if (!row.cells.some(holdsTable)) {
        own.push(row);
        continue;
      }
      flush();
      for (const cell of row.cells) this.write(cell.children);
    }
    flush();
  }

  /** Ends the block of text that was begun, if there is one: what is written between tables is never blank. */
  closeText(): void {
    if (this.#length > this.#from) this.blocks.push({ kind: 'text', start: this.#from, end: this.#length });
    this.#from = this.#length;
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    demandShort(this.#length, MOST_TEXT);
  }

  #sheet(table: Table): void {
    this.closeText();
    const start = this.#length;
    const cells: SheetCell[] = [];
    let columns = 0;
    let row = 0;
    for (const { cell, row: at, column, rowSpan, colSpan } of place(table)) {
      columns = Math.max(columns, column + colSpan);
      const text = textOf(cell.children);
      if (at > row) this.#put('\n');
      else if (cells.length > 0) this.#put('\t');
      row = at;
      if (text === '') continue;
      const from = this.#length;
      this.#put(text);
      this.#cells += 1;
      if (this.#cells > MOST_KEPT_CELLS) throw new Refusal('document-too-large', { limit: String(MOST_KEPT_CELLS) });
      cells.push({ row: at, column, rowSpan, colSpan, text, spans: [[from, this.#length]], ...cell.facts });
    }
    this.#put('\n');
    this.#from = this.#length;
    if (cells.length === 0) return;
    this.#tables += 1;
    if (this.#tables > MOST_TABLES) throw new Refusal('too-many-tables', { limit: String(MOST_TABLES) });
    const { isSheet: _, ...facts } = table.facts ?? {};
    const end = this.#length;
    const sheet: Sheet = { ...facts, rows: table.rows.length, columns, cells, start, end, placed: true };
    this.blocks.push({ kind: 'sheet', sheet });
  }
}
