import type { PageSetup } from '@kaocheng/forms/sheet/page-setup';
import { plainCell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { reportWord } from './words.js';

const PAGE: PageSetup = {
  paper: 'A4',
  orientation: 'landscape',
  margins: { top: 20, right: 15, bottom: 20, left: 15 },
};

/** Columns whose text begins at the left. */
const LEFT = new Set(['place', 'finding', 'opinion', 'steps', 'clause', 'advice', 'answer', 'name']);

/** Columns of a table with their widths, mm. */
export type Columns = Readonly<Record<string, number>>;

/** How a row is set. */
export interface RowLook {
  /** Columns in bold. */
  readonly bold?: readonly string[];
}

/** A table of the report, built row by row; its first row holds the names of its columns. */
export class Rows {
  readonly #cells: SheetCell[] = [];
  readonly #groups: number[] = [];
  #row = 0;

  /** @param columns together as wide as the page between its margins, 267 mm */
  constructor(private readonly columns: Columns) {
    const keys = Object.keys(columns);
    this.add(Object.fromEntries(keys.map((key) => [key, reportWord(`columns.${key}`)])), { bold: keys });
  }

  /** A row of texts by their column; a column that is not named is blank. */
  add(texts: Readonly<Record<string, string>>, { bold = [] }: RowLook = {}): void {
    const isHead = this.#row === 0;
    Object.keys(this.columns).forEach((key, column) => {
      const look: Partial<SheetCell> = {
        align: !isHead && LEFT.has(key) ? 'left' : 'center',
        size: 9,
        ...(bold.includes(key) && { bold: true }),
        editable: !isHead && key === 'answer',
      };
      this.#cells.push(plainCell(this.#row, column, texts[key] ?? '', look));
    });
    this.#row += 1;
  }

  /** A row of one cell that heads what follows, on each page to which that goes on. */
  group(text: string): void {
    const colSpan = Object.keys(this.columns).length;
    this.#cells.push(plainCell(this.#row, 0, text, { colSpan, align: 'left', bold: true, size: 9, editable: false }));
    this.#groups.push(this.#row);
    this.#row += 1;
  }

  sheet(name: string): Sheet {
    return {
      rows: this.#row,
      columns: Object.keys(this.columns).length,
      cells: this.#cells,
      start: 0,
      end: 0,
      placed: true,
      widths: Object.values(this.columns),
      repeatRows: 1,
      headRows: this.#groups,
      page: PAGE,
      name,
    };
  }
}
