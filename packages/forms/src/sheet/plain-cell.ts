import type { SheetCell } from './sheet.js';

/** A cell as it is to be written: one row and one column wide where nothing else is given. */
export const plainCell = (row: number, column: number, text: string, more: Partial<SheetCell> = {}): SheetCell => ({
  row,
  column,
  rowSpan: 1,
  colSpan: 1,
  text,
  spans: [],
  ...more,
});
