import { FORM_PAGE, pageSize } from '@kaocheng/forms/sheet/page-setup';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { textWidth, widestUnit } from './text-width.js';

/** Narrowest column, and the em of the usual type of tables (10.5 pt), mm. */
const LEAST = 9;
const EM = 3.7;
/** Room between text and rulings, mm. */
const PADDING = 3;
/** Texts longer than this many ems are wrapped anyway and ask for no more room. */
const LONG = 14;

/** Width of the page between its margins, mm. */
export function typeArea(sheet: Sheet): number {
  const page = sheet.page ?? FORM_PAGE;
  return pageSize(page).width - page.margins.left - page.margins.right;
}

/**
 * Width of each column, mm: those of the sheet, made narrower together where the page is too narrow for them, else by
 * what stands in the columns, so that they fill the page.
 */
export function columnWidths(sheet: Sheet): number[] {
  const room = typeArea(sheet);
  const given = Array.from({ length: sheet.columns }, (_, at) => sheet.widths?.[at] ?? 0);
  if (sheet.widths !== undefined && given.every((width) => width > 0)) {
    const total = given.reduce((sum, width) => sum + width, 0);
    return total > room ? given.map((width) => (width * room) / total) : given;
  }
  const least = Array.from({ length: sheet.columns }, () => LEAST);
  const wanted = [...least];
  for (const cell of sheet.cells) {
    const width = (Math.min(textWidth(cell.text), LONG * cell.colSpan) * EM + PADDING) / cell.colSpan;
    const unbroken = cell.colSpan === 1 ? widestUnit(cell.text) * EM + PADDING : 0;
    for (let at = cell.column; at < Math.min(cell.column + cell.colSpan, wanted.length); at += 1) {
      wanted[at] = Math.max(wanted[at] ?? LEAST, width);
      least[at] = Math.max(least[at] ?? LEAST, Math.min(unbroken, width));
    }
  }
  const [low, high] = [sumOf(least), sumOf(wanted)];
  if (low >= room || high <= low) return wanted.map((width) => (width * room) / Math.max(high, 1));
  const share = (room - low) / (high - low);
  return wanted.map((width, at) => (least[at] ?? LEAST) + (width - (least[at] ?? LEAST)) * share);
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
