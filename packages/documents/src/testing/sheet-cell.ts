import type { SheetCell } from '@kaocheng/forms/sheet/sheet';

/** A cell as it is written: one row and one column wide where nothing else is given. */
export const cell = (row: number, column: number, text: string, more: Partial<SheetCell> = {}): SheetCell => ({
  row,
  column,
  rowSpan: 1,
  colSpan: 1,
  text,
  spans: [],
  ...more,
});
