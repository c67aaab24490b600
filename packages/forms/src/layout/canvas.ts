import type { Align, Borders, SheetCell } from '../sheet/sheet.js';
import { type FormulaRule, whereBlank } from './kept-formulas.js';
import { numberFormatOf } from './number-format.js';

export interface Drawn {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan?: number;
  /** Path of the value in the form where a user fills the cell in; null for a label. */
  readonly path: string | null;
  readonly align?: Align;
  readonly choices?: readonly string[];
  readonly borders?: Borders;
  /** True where digits are no figure: a code, the number of a line. */
  readonly isText?: boolean;
  /** True where a worksheet keeps what a user types as a text, though it be digits: a code. */
  readonly isTypedText?: boolean;
  /** A value inside of a label (等级：优): its path and what the label prints around it. */
  readonly inner?: { readonly path: string; readonly before: string; readonly after: string };
}

/** A place that a user fills in: the path of its value in the form, and what the cell prints around the value. */
export interface Field {
  readonly row: number;
  readonly column: number;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Where a drawn cell ended up, row and column from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A sheet that grows row by row; cells that reach down from rows above keep their columns. */
export class Canvas {
  readonly #cells: SheetCell[] = [];
  /** For each column the first row that is free. */
  readonly #free: number[];
  /** Path of each cell that holds a value. */
  readonly spots = new Map<string, Spot>();
  /** Where in the list of cells that of a path is. */
  readonly #places = new Map<string, number>();
  /** Each place that a user fills in: the cells that hold a value, and the values inside of labels. */
  readonly fields: Field[] = [];
  readonly #heights = new Map<number, number>();
  /** Rows that head those below them. */
  readonly headRows: number[] = [];
  #row = 0;

  constructor(readonly width: number) {
    this.#free = Array.from({ length: width }, () => 0);
  }

  /** Row that the next `put` draws into. */
  get row(): number {
    return this.#row;
  }

  get cells(): readonly SheetCell[] {
    return [...this.#cells].sort((a, b) => a.row - b.row || a.column - b.column);
  }

  /** The column that the next cell of the row is drawn into; negative where the row is full. */
  get column(): number {
    return this.#free.findIndex((row) => row <= this.#row);
  }

  /** Draws a cell at the first free column of the row. */
  put({
    text,
    colSpan,
    rowSpan = 1,
    path,
    align,
    choices,
    borders,
    isText = false,
    isTypedText = false,
    inner,
  }: Drawn): void {
    const { column } = this;
    if (column < 0 || colSpan < 1) return;
    const span = Math.min(colSpan, this.width - column);
    for (let at = column; at < column + span; at += 1) this.#free[at] = this.#row + rowSpan;
    const format = path === null ? null : isTypedText ? '@' : isText ? null : numberFormatOf(text);
    const side = align ?? (path === null || [...text].length < LONG ? 'center' : 'left');
    this.#cells.push({
      row: this.#row,
      column,
      rowSpan,
      colSpan: span,
      text,
      spans: [],
      align: side,
      verticalAlign: 'middle',
      ...(path !== null && { editable: true }),
      ...(format !== null && { numberFormat: format }),
      ...(borders !== undefined && { borders }),
      ...(choices !== undefined && choices.length > 0 && { choices }),
    });
    if (path !== null) {
      this.spots.set(path, { row: this.#row, column });
      this.#places.set(path, this.#cells.length - 1);
    }
    const field = path === null ? inner : { path, before: '', after: '' };
    if (field !== undefined) this.fields.push({ row: this.#row, column, ...field });
  }

  /** Heights of the rows, mm; null where the text decides. */
  get heights(): readonly (number | null)[] {
    return Array.from({ length: this.#row }, (_, row) => this.#heights.get(row) ?? null);
  }

  /** Leaves room in the row that is drawn, for a text that a user writes into it. */
  atLeast(mm: number): void {
    this.#heights.set(this.#row, mm);
  }

  /** Marks the row that is drawn as the head of those below it. */
  head(): void {
    this.headRows.push(this.#row);
  }

  /** Goes on in the next row. */
  next(): void {
    this.#row += 1;
  }

  /** Puts a formula into a cell that is filled in by a user, where the rule lets it stand. */
  compute(path: string, formula: string, numberFormat: string, rule: FormulaRule = whereBlank): void {
    const at = this.#places.get(path) ?? -1;
    const cell = this.#cells[at];
    const format = cell === undefined ? null : rule(path, cell.text, numberFormat);
    if (cell === undefined || format === null) return;
    this.#cells[at] = { ...cell, formula, numberFormat: format };
  }
}

/** Texts from this length on stand to the left. */
const LONG = 14;
