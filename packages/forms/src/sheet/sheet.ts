import type { Span } from '@kaocheng/core/model/transcript';
import type { PageSetup } from './page-setup.js';

/** A stretch of a cell's or line's text in one type. Where a cell has runs, their texts joined are its `text`. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Points. */
  readonly size?: number;
  readonly face?: TypeFace;
}

/**
 * The faces of official documents (GB/T 9704) by their use: `title` 方正小标宋简体, `body` 仿宋_GB2312, `heading` 黑体,
 * `subheading` 楷体_GB2312, `table` 宋体. Each writer names or embeds the font that stands for it.
 */
export type TypeFace = 'title' | 'body' | 'heading' | 'subheading' | 'table';

export type Align = 'left' | 'center' | 'right' | 'justify';
export type VerticalAlign = 'top' | 'middle' | 'bottom';

/** Which ruling lines a cell has; a side that is not named has one. */
export interface Borders {
  readonly top?: boolean;
  readonly right?: boolean;
  readonly bottom?: boolean;
  readonly left?: boolean;
}

/** A cell of a sheet. `row` and `column` count from 0; a merged cell covers `rowSpan` × `colSpan` places. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** As printed, line breaks of the layout included. */
  readonly text: string;
  /** Where its glyphs stand in the text of the content; empty in a sheet that is to be written. */
  readonly spans: readonly Span[];
  /** Page of a pdf, from 1. */
  readonly page?: number;
  /** Left, top, right, bottom on the page, in points from its upper left corner. */
  readonly box?: readonly [number, number, number, number];
  /** Where it goes on, if a page cuts it: further pages with its box on each. */
  readonly goesOn?: readonly { readonly page: number; readonly box: readonly [number, number, number, number] }[];
  /** Name of the worksheet. */
  readonly sheet?: string;
  /** Place in the worksheet: B12 (of a merged cell, its first). */
  readonly address?: string;
  readonly align?: Align;
  readonly verticalAlign?: VerticalAlign;
  readonly bold?: boolean;
  /** Points. */
  readonly size?: number;
  readonly face?: TypeFace;
  /** Where the type changes inside the cell. */
  readonly runs?: readonly TextRun[];
  /** Without: a ruling on each side. */
  readonly borders?: Borders;
  /** What the worksheet stores where it is not what is shown: 0.9875 for 98.75%, 45000 for a date. Never a float. */
  readonly stored?: string;
  /** Number format code of a worksheet (0.00, 0.00%, #,##0.00); read from one, or to be written to one. */
  readonly numberFormat?: string;
  /** Formula without the equals sign, for a writer that can hold one; `text` is its value. References are to this sheet's cells, A1 being row 0, column 0. */
  readonly formula?: string;
  /** The values among which a user picks. */
  readonly choices?: readonly string[];
  /** True where a user fills in, false where the form prints a label: a worksheet is locked but for its editable cells. */
  readonly editable?: boolean;
}

/** A line of text above or below a table: title, year, money unit, note, signature. */
export interface SheetLine {
  readonly text: string;
  readonly role: 'title' | 'subtitle' | 'heading' | 'line' | 'note';
  readonly align?: Align;
  readonly bold?: boolean;
  /** Points. */
  readonly size?: number;
  readonly face?: TypeFace;
}

/**
 * One table of a document, in any container: what xlsx, docx, pdf and html are read into and written from.
 * Cells stand in reading order (row, then column); a place that no cell covers is blank.
 */
export interface Sheet {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly SheetCell[];
  /** Range of the table in the text of the content. */
  readonly start: number;
  readonly end: number;
  /**
   * True where a column is a place (html, xlsx, docx, ruled pdf); false where it is only the count of separators before
   * the cell (tabs, pipes), which merged cells and page breaks shift.
   */
  readonly placed: boolean;
  /** Width of each column, mm. */
  readonly widths?: readonly number[];
  /** Height of each row, mm; null where its text decides. */
  readonly heights?: readonly (number | null)[];
  /** How many rows from the first on are printed again on each further page. */
  readonly repeatRows?: number;
  /**
   * Rows further down that head the rows below them, each printed again on each page to which these go on. A cell that reaches
   * down out of such a row belongs to the rows below it.
   */
  readonly headRows?: readonly number[];
  /** Rows before which a new page begins. */
  readonly breaksBefore?: readonly number[];
  readonly page?: PageSetup;
  /** Lines above and below the table. A reader gives them as text blocks, a writer takes them from here. */
  readonly before?: readonly SheetLine[];
  readonly after?: readonly SheetLine[];
  /** Name of the worksheet. */
  readonly name?: string;
}

/** Limits that no form comes near; a reader that meets more leaves the rest out. */
export const LIMITS = { rows: 20_000, columns: 256, cells: 100_000 } as const;
