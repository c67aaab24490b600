import type { DocumentContent, PlacedLine, SheetBlock, TextBlock } from '@kaocheng/forms/content';
import { LIMITS, type SheetCell } from '@kaocheng/forms/sheet/sheet';
import { cellPieces } from './cell-text.js';
import type { FlowItem, FlowLine } from './flow.js';
import type { Box } from './ink.js';
import { type Piece, piecesOf } from './lines.js';
import type { LongTable } from './long-tables.js';

/** Writes tables and lines out in reading order, as the one text that spans point into. */
class Writer {
  text = '';
  readonly blocks: (TextBlock | SheetBlock)[] = [];
  #from = 0;
  #lines: PlacedLine[] = [];
  /** Whether the line before is to be ended. To take its end away again would go through all of the text. */
  #isOpen = false;
  #isPrinted = false;

  line({ line, runsOn, page, layout }: FlowLine): void {
    if (!runsOn) this.#endLine();
    const start = this.text.length;
    this.#write(piecesOf(line, true));
    this.#lines.push({ start, end: this.text.length, page, box: rounded(layout.back(line.box)) });
    this.#isOpen = true;
  }

  closeText(): void {
    this.#endLine();
    if (this.#isPrinted)
      this.blocks.push({ kind: 'text', start: this.#from, end: this.text.length, lines: this.#lines });
    this.#from = this.text.length;
    this.#lines = [];
    this.#isPrinted = false;
  }

  #endLine(): void {
    if (this.#isOpen) this.text += '\n';
    this.#isOpen = false;
  }

  table(table: LongTable): void {
    this.closeText();
    const start = this.text.length;
    const cells: SheetCell[] = [];
    let row = 0;
    for (const cell of table.cells.slice(0, LIMITS.cells)) {
      if (cell.row > row) this.text += '\n';
      else if (this.text.length > start) this.text += '\t';
      row = cell.row;
      const from = this.text.length;
      const text = this.#write(cell.parts.flatMap(({ lines, box }) => cellPieces(lines, box)));
      const to = this.text.length;
      if (to === from) continue;
      const filled = cell.parts.filter(({ lines }) => lines.length > 0);
      const [{ page, shown } = { page: 1, shown: [0, 0, 0, 0] }, ...further] = filled;
      cells.push({
        row: cell.row,
        column: cell.column,
        rowSpan: cell.rowSpan,
        colSpan: cell.colSpan,
        text,
        spans: [[from, to]],
        page,
        box: rounded(shown),
        ...(further.length > 0 && { goesOn: further.map((part) => ({ page: part.page, box: rounded(part.shown) })) }),
      });
    }
    this.text += '\n';
    this.#from = this.text.length;
    this.#isPrinted = false;
    const { rows, columns } = table;
    this.blocks.push({ kind: 'sheet', sheet: { rows, columns, cells, start, end: this.text.length, placed: true } });
  }

  #write(pieces: readonly Piece[]): string {
    const written = pieces.map(({ text }) => text).join('');
    this.text += written;
    this.#isPrinted ||= written.trim() !== '';
    return written;
  }
}

/** Hundredths of a point are more than a screen can show. */
const rounded = (box: readonly number[]): Box => {
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map((value) => Math.round(value * 100) / 100);
  return [left, top, right, bottom];
};

/** Content of the pages of a document, in reading order. */
export function contentOf(items: readonly FlowItem[]): DocumentContent {
  const writer = new Writer();
  for (const item of items) {
    if (item.kind === 'table') writer.table(item);
    else writer.line(item);
  }
  writer.closeText();
  return { text: writer.text, blocks: writer.blocks, format: 'pdf' };
}
