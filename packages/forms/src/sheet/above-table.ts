import type { Lexicon } from '../labels/lexicon.js';
import type { RawCell, RawLabelled } from '../raw/raw-form.js';
import type { FormBuilder } from './form-builder.js';
import { readInline } from './head-row.js';
import type { GridRow } from './rows.js';
import { type GridTitle, yearLine } from './titles.js';

/** Lines that may stand between a title and its table. */
const NEAR = 8;

/** A title above a table, and what the lines between the two say: the year, labels with their values. */
export class AboveTable {
  #year: { readonly cell: RawCell; readonly row: GridRow } | null = null;
  readonly #lines: {
    readonly labelled: readonly RawLabelled[];
    readonly unit: string | null;
    readonly row: GridRow;
  }[] = [];

  /** @param at place of the title's row among all rows */
  constructor(
    private readonly lexicon: Lexicon,
    private readonly title: GridTitle,
    private readonly row: GridRow,
    private readonly at: number,
  ) {}

  /** Whether a row is the line under the title that names the year. */
  takesYear(row: GridRow, at: number): boolean {
    if (at - this.at > NEAR) return false;
    const cell = yearLine(row);
    if (cell === null) return false;
    this.#year = { cell, row };
    return true;
  }

  /** Keeps what a line says above the table, where it is near and has labels. */
  line(row: GridRow, at: number): void {
    const cell = row.cells[0];
    const inline = cell === undefined || at - this.at > NEAR ? null : readInline(this.lexicon, cell.raw);
    if (inline !== null) this.#lines.push({ labelled: inline.labelled, unit: inline.moneyUnit, row });
  }

  /** Gives all of it to the form whose table begins. */
  giveTo(form: FormBuilder): void {
    form.title = this.title.title;
    form.subtitle = this.#year?.cell ?? this.title.subtitle;
    form.take(this.row);
    if (this.#year !== null) form.take(this.#year.row);
    for (const line of this.#lines) {
      form.take(line.row);
      form.head.push(...line.labelled);
      form.moneyUnit ??= line.unit;
    }
  }
}
