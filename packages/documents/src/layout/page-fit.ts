import { FORM_PAGE, pageSize } from '@kaocheng/forms/sheet/page-setup';
import type { Sheet, SheetLine } from '@kaocheng/forms/sheet/sheet';
import type { LineSetting } from './cell-height.js';
import { columnWidths } from './column-widths.js';
import { lineType } from './faces.js';
import { rowHeights } from './row-heights.js';

const POINTS_PER_MM = 72 / 25.4;
/** Margins that a form may be given rather than a second page for its last rows, mm; the foot needs the lower one. */
const LEAST_MARGINS = { top: 10, bottom: 14 } as const;
/** The line above and below a table, in its size, and the space behind it, points. */
const LINE = 1.45;
const AFTER = 5;
const AFTER_TITLE = 12;
/** What an estimate may be short of, points. */
const SAFETY = 8;

/**
 * A sheet that would put its last rows alone on a second page, brought onto one: first the room that is left for handwriting
 * is made smaller, then the margins above and below. One that needs more than that, or says itself where pages begin, is given
 * back as it is.
 * @param setting how the program sets the lines of a cell
 */
export function onOnePage(sheet: Sheet, setting: LineSetting): Sheet {
  if (sheet.cells.length === 0 || (sheet.breaksBefore ?? []).length > 0) return sheet;
  const page = sheet.page ?? FORM_PAGE;
  const widths = columnWidths(sheet);
  const { heights: given, ...bare } = sheet;
  const full = rowHeights(sheet, widths, setting);
  const least = given === undefined ? full : rowHeights(bare, widths, setting);
  const lines = [...(sheet.before ?? []), ...(sheet.after ?? [])].reduce((sum, line) => sum + lineHeight(line), SAFETY);
  const room = (pageSize(page).height - page.margins.top - page.margins.bottom) * POINTS_PER_MM;
  const over = lines + sumOf(full) - room;
  if (over <= 0) return sheet;
  const slack = sumOf(full) - sumOf(least);
  const above = Math.max(0, page.margins.top - LEAST_MARGINS.top) * POINTS_PER_MM;
  const below = Math.max(0, page.margins.bottom - LEAST_MARGINS.bottom) * POINTS_PER_MM;
  if (over > slack + above + below) return sheet;
  const kept = 1 - Math.min(1, slack === 0 ? 0 : over / slack);
  const share = Math.max(0, over - slack) / Math.max(above + below, 1);
  const margins = {
    ...page.margins,
    top: page.margins.top - (above * share) / POINTS_PER_MM,
    bottom: page.margins.bottom - (below * share) / POINTS_PER_MM,
  };
  return {
    ...sheet,
    page: { ...page, margins },
    ...(given !== undefined && {
      heights: given.map((height, row) =>
        height === null ? null : ((least[row] ?? 0) + ((full[row] ?? 0) - (least[row] ?? 0)) * kept) / POINTS_PER_MM,
      ),
    }),
  };
}

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0);

function lineHeight(line: SheetLine): number {
  const { size } = lineType(line);
  return line.text.split('\n').length * size * LINE + (line.role === 'title' ? AFTER_TITLE : AFTER);
}
