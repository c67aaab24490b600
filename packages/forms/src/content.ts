import type { Omitted } from '@kaocheng/core/model/transcript';
import type { Sheet } from './sheet/sheet.js';

/** Where a line of text is printed: [start, end) of the content's text, page from 1, box as of a cell. */
export interface PlacedLine {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** A stretch of text between tables: [start, end) of the content's text. */
export interface TextBlock {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
  /** Its lines in order, where the container has pages. */
  readonly lines?: readonly PlacedLine[];
}

/** A table; its cells' spans point into the content's text. */
export interface SheetBlock {
  readonly kind: 'sheet';
  readonly sheet: Sheet;
}

export type DocumentFormat = 'text' | 'html' | 'xlsx' | 'xls' | 'docx' | 'pdf';

/**
 * What a container holds, in reading order, before anything is recognised in it. `text` is the whole text that spans
 * point into: of a plain text the text itself, of other containers the text of all blocks in reading order.
 */
export interface DocumentContent {
  readonly text: string;
  readonly blocks: readonly (TextBlock | SheetBlock)[];
  readonly format: DocumentFormat;
  /** What the container holds but does not show. */
  readonly omitted?: readonly Omitted[];
}
