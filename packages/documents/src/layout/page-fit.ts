import { FORM_PAGE, type PageSetup, pageSize } from '@kaocheng/forms/sheet/page-setup';
import type { Sheet, SheetCell, SheetLine } from '@kaocheng/forms/sheet/sheet';
import type { LineSetting } from './cell-height.js';
import { columnWidths } from './column-widths.js';
import { CELL_SIZE, lineType } from './faces.js';
import { rowHeights } from './row-heights.js';

const POINTS_PER_MM = 72 / 25.4;
/** Margins that a form may be given rather than a second page for its last rows, mm; the foot needs the lower one. */
const LEAST_MARGINS = { top: 10, bottom: 14 } as const;
/** How much smaller the type of a table may be made for the same end, the least last. */
const LEAST_SCALE = 0.8;
const SCALES = [0.95, 0.9, 0.85, LEAST_SCALE] as const;
/** The line above and below a table, in its size, and the space behind it, points. */
const LINE = 1.45;
const AFTER = 5;
const AFTER_TITLE = 12;
/** What an estimate may be short of, points. */
const SAFETY = 8;

/** A sheet as it goes on its pages, and by how much the type of its table and the room around it are made smaller. */
export interface Fitted {
  readonly sheet: Sheet;
  /** 1 where they are as they were. */
  readonly scale: number;
  /** Whether it goes on to further pages. */
  readonly isLong: boolean;
}

/**
 * A sheet that would put its last rows alone on a second page, brought onto one: first the room that is left for handwriting
 * is made smaller, then the margins above and below, then the type, as a spreadsheet program does that prints on one page. One
 * that needs more than that, or says itself where pages begin, is given back as it is.
 * @param setting how the program sets the lines of a cell
 */
export function onOnePage(sheet: Sheet, setting: LineSetting): Fitted {
  const asItIs = { sheet, scale: 1, isLong: false };
  if (sheet.cells.length === 0) return asItIs;
  if ((sheet.breaksBefore ?? []).length > 0) return { ...asItIs, isLong: true };
  const page = sheet.page ?? FORM_PAGE;
  const widths = columnWidths(sheet);
  const { heights: given, ...bare } = sheet;
  const full = rowHeights(sheet, widths, setting);
  const least = given === undefined ? full : rowHeights(bare, widths, setting);
  const lines = [...(sheet.before ?? []), ...(sheet.after ?? [])].reduce((sum, line) => sum + lineHeight(line), SAFETY);
  const room = (pageSize(page).height - page.margins.top - page.margins.bottom) * POINTS_PER_MM;
  const over = lines + sumOf(full) - room;
  if (over <= 0) return asItIs;
  const slack = sumOf(full) - sumOf(least);
  const above = Math.max(0, page.margins.top - LEAST_MARGINS.top) * POINTS_PER_MM;
  const below = Math.max(0, page.margins.bottom - LEAST_MARGINS.bottom) * POINTS_PER_MM;
  if (over > slack + above + below)
    return smaller(bare, setting, room + above + below - lines) ?? { ...asItIs, isLong: true };
  const kept = 1 - Math.min(1, slack === 0 ? 0 : over / slack);
  const share = Math.max(0, over - slack) / Math.max(above + below, 1);
  const eased: Sheet = {
    ...sheet,
    page: narrower(page, share),
    ...(given !== undefined && {
      heights: given.map((height, row) =>
        height === null ? null : ((least[row] ?? 0) + ((full[row] ?? 0) - (least[row] ?? 0)) * kept) / POINTS_PER_MM,
      ),
    }),
  };
  return { sheet: eased, scale: 1, isLong: false };
}

/** The page with its margins above and below made smaller, by a share of what can be. */
function narrower(page: PageSetup, share: number): PageSetup {
  const { top, bottom } = page.margins;
  const margins = {
    ...page.margins,
    top: top - Math.max(0, top - LEAST_MARGINS.top) * share,
    bottom: bottom - Math.max(0, bottom - LEAST_MARGINS.bottom) * share,
  };
  return { ...page, margins };
}

/** The sheet in the largest type in which its rows take no more than the room, points; null where none is small enough. */
function smaller(sheet: Sheet, setting: LineSetting, room: number): Fitted | null {
  const widths = columnWidths(sheet);
  const fitted = (scale: number): Fitted | null => {
    const scaled = { ...sheet, cells: sheet.cells.map((cell) => scaledCell(cell, scale)) };
    const own = { ...setting, padding: setting.padding * scale, least: setting.least * scale };
    return sumOf(rowHeights(scaled, widths, own)) <= room ? { sheet: scaled, scale, isLong: false } : null;
  };
  const last = fitted(LEAST_SCALE);
  if (last === null) return null;
  for (const scale of SCALES) {
    const found = fitted(scale);
    if (found !== null) return { ...found, sheet: { ...found.sheet, page: narrower(sheet.page ?? FORM_PAGE, 1) } };
  }
  return null;
}

/** A cell in smaller type, in halves of a point, and in none smaller than the least scale makes it. */
function scaledCell(cell: SheetCell, scale: number): SheetCell {
  const of = (size: number): number => Math.max(Math.floor(size * scale * 2), Math.ceil(size * LEAST_SCALE * 2)) / 2;
  return {
    ...cell,
    size: of(cell.size ?? CELL_SIZE),
    ...(cell.runs !== undefined && {
      runs: cell.runs.map((run) => (run.size === undefined ? run : { ...run, size: of(run.size) })),
    }),
  };
}

const sumOf = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0);

function lineHeight(line: SheetLine): number {
  const { size } = lineType(line);
  return line.text.split('\n').length * size * LINE + (line.role === 'title' ? AFTER_TITLE : AFTER);
}
