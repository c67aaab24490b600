import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { placed } from '../containers/placed-grid.js';
import type { Grid } from '../generator/grid.js';

/** A laid-out form as a sheet to be written: its cells in their places, title and year above it. */
function sheetOf(grid: Grid): Sheet {
  const cells = placed(grid)
    .flat()
    .map(
      ({ row, column, rows, columns, text }): SheetCell => ({
        row,
        column,
        rowSpan: rows,
        colSpan: columns,
        text,
        spans: [],
      }),
    );
  return {
    rows: grid.rows.length,
    columns: grid.width,
    cells,
    start: 0,
    end: 0,
    placed: true,
    before: [
      { text: grid.title, role: 'title' },
      ...(grid.subtitle === '' ? [] : [{ text: grid.subtitle, role: 'subtitle' as const }]),
    ],
  };
}

/** Forms as a document that writers take, each on a page of its own. */
export function asSheets(grids: readonly Grid[]): SheetDocument {
  return { title: grids[0]?.title ?? '', sheets: grids.map(sheetOf), footer: '考成 1 校验码 3f2a9c' };
}
