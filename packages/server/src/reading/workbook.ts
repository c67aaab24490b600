import { FORM_PAGE, type SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { plainCell } from '@kaocheng/forms/sheet/plain-cell';
import type { WorkbookTable } from './tasks.js';

/** Width of a column that holds sentences, and of one that holds words or figures, mm; and what is a sentence, in characters. */
const WIDE = 70;
const NARROW = 24;
const SENTENCE = 24;
/** Rows by which a column's width is judged. */
const JUDGED = 200;

/** A plain table as a worksheet: its titles repeated on each page, across. */
export function workbookOf({ title, columns, rows }: WorkbookTable): SheetDocument {
  const cells = [columns, ...rows].flatMap((texts, row) =>
    texts.map((text, column) => plainCell(row, column, text, { bold: row === 0 })),
  );
  const isWide = (column: number): boolean =>
    rows.slice(0, JUDGED).some((row) => (row[column]?.length ?? 0) > SENTENCE);
  return {
    title,
    sheets: [
      {
        name: title,
        rows: rows.length + 1,
        columns: columns.length,
        cells,
        start: 0,
        end: 0,
        placed: true,
        widths: columns.map((_, column) => (isWide(column) ? WIDE : NARROW)),
        repeatRows: 1,
        page: { ...FORM_PAGE, orientation: 'landscape' },
      },
    ],
  };
}
