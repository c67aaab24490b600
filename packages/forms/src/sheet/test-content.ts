import type { DocumentContent, SheetBlock, TextBlock } from '../content.js';
import type { SheetCell } from './sheet.js';

/** A cell of a test's table: its text, or its text with the rows and columns that it spans. */
export type TestCell = string | readonly [text: string, rows: number, columns: number];

/** A line of text, or a table of rows. */
export type TestPart = string | readonly (readonly TestCell[])[];

/**
 * Content for tests: a string is a line of text, a list a table of rows. With spans the table's columns are places,
 * as of a web page; without, counts of separators, as of a text with tabs.
 */
export function contentOf(...parts: TestPart[]): DocumentContent {
  let text = '';
  const blocks: (TextBlock | SheetBlock)[] = [];
  for (const part of parts) {
    const start = text.length;
    if (typeof part === 'string') {
      text += `${part}\n`;
      blocks.push({ kind: 'text', start, end: text.length });
      continue;
    }
    const placed = part.some((row) => row.some((cell) => typeof cell !== 'string'));
    const taken: boolean[][] = part.map(() => []);
    const cells: SheetCell[] = [];
    let columns = 0;
    part.forEach((row, at) => {
      let column = 0;
      for (const cell of row) {
        while (taken[at]?.[column]) column++;
        const [print, rowSpan, colSpan] = typeof cell === 'string' ? [cell, 1, 1] : cell;
        for (let r = at; r < at + rowSpan; r++)
          for (let c = column; c < column + colSpan; c++) {
            const line = taken[r];
            if (line !== undefined) line[c] = true;
          }
        const from = text.length;
        text += `${print}\t`;
        if (print !== '')
          cells.push({ row: at, column, rowSpan, colSpan, text: print, spans: [[from, from + print.length]] });
        column += colSpan;
        columns = Math.max(columns, column);
      }
      text += '\n';
    });
    blocks.push({ kind: 'sheet', sheet: { rows: part.length, columns, cells, start, end: text.length, placed } });
  }
  return { text, blocks, format: 'text' };
}
