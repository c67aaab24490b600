import type { Span } from '@kaocheng/core/model/transcript';

/** A cell of a sheet. `row` and `column` count from 0; a merged cell covers `rowSpan` × `colSpan` places. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** As printed, line breaks of the layout included. */
  readonly text: string;
  /** Where its glyphs stand in the text of the content. */
  readonly spans: readonly Span[];
  readonly page?: number;
  readonly box?: readonly [number, number, number, number];
  readonly sheet?: string;
  readonly address?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
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
  readonly widths?: readonly number[];
  readonly name?: string;
}

/** Limits that no form comes near; a reader that meets more leaves the rest out. */
export const LIMITS = { rows: 20_000, columns: 256, cells: 100_000 } as const;
