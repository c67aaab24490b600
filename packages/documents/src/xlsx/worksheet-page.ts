import type { PageSetup } from '@kaocheng/forms/sheet/page-setup';
import type { Worksheet } from './worksheet.js';

const MM_PER_INCH = 25.4;
/** A character of the standard font is 7 pixels wide, a pixel a 96th of an inch. */
const MM_PER_CHARACTER = (7 * MM_PER_INCH) / 96;
const A3 = 8;

/** The width of a column in mm. */
export function widthOf(worksheet: Worksheet, column: number): number {
  const found = worksheet.widths.find(([first, last]) => column >= first && column <= last);
  return (found?.[2] ?? worksheet.defaultWidth) * MM_PER_CHARACTER;
}

/** The height of a row in mm, where the file says it. */
export function heightOf(worksheet: Worksheet, row: number): number | null {
  const points = worksheet.heights.get(row);
  return points === undefined ? null : (points * MM_PER_INCH) / 72;
}

/** The page on which a worksheet is printed. */
export function pageOf({ landscape, paper, margins }: Worksheet): PageSetup {
  const { top, right, bottom, left } = margins ?? { top: 1, right: 0.75, bottom: 1, left: 0.75 };
  const mm = (inches: number): number => inches * MM_PER_INCH;
  return {
    paper: paper === A3 ? 'A3' : 'A4',
    orientation: landscape ? 'landscape' : 'portrait',
    margins: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left) },
  };
}
