import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { LIMITS } from '@kaocheng/forms/sheet/sheet';

/** A row as ranges of the text, one a cell, blank ones included. */
export type RowRanges = readonly (readonly [start: number, end: number])[];

/** Tags that a careless conversion leaves in a plain text stand for layout. */
const MARKUP = /<\/?(?:p|br|div|span|b|strong|u|font|td|tr)\b[^<>]{0,200}>/giu;

/**
 * A sheet of rows that are ranges of `text`; null where nothing is printed in them.
 * @param said what a cell says, where that is not all that stands in its range
 */
export function sheetOf(
  text: string,
  rows: readonly RowRanges[],
  said?: (text: string, range: readonly [number, number]) => string,
): Sheet | null {
  const cells: SheetCell[] = [];
  let columns = 0;
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  rows.slice(0, LIMITS.rows).forEach((ranges, row) => {
    ranges.slice(0, LIMITS.columns).forEach((range, column) => {
      const [from, to] = range;
      const raw = text.slice(from, to);
      const lead = raw.length - raw.trimStart().length;
      const trimmed = raw.trim();
      columns = Math.max(columns, column + 1);
      if (trimmed === '' || cells.length >= LIMITS.cells) return;
      start = Math.min(start, from + lead);
      end = Math.max(end, from + lead + trimmed.length);
      const own = said?.(text, range).trim() ?? trimmed;
      const plain = own.includes('<') ? own.replace(MARKUP, ' ').trim() : own;
      cells.push({
        row,
        column,
        rowSpan: 1,
        colSpan: 1,
        text: plain,
        spans: [[from + lead, from + lead + trimmed.length]],
      });
    });
  });
  if (cells.length === 0) return null;
  return { rows: Math.min(rows.length, LIMITS.rows), columns, cells, start, end, placed: false };
}
