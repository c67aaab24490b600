import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Grid } from '../generator/grid.js';
import { placed } from './placed-grid.js';

/** Forms as a document to be written by our writers: a figure gets the number format that shows it. */
export function asSheets(grids: readonly Grid[], footer = '第 1 稿 & 校验码 00ff'): SheetDocument {
  return {
    title: grids[0]?.title ?? '',
    footer,
    sheets: grids.map((grid) => ({
      rows: grid.rows.length,
      columns: grid.width,
      start: 0,
      end: 0,
      placed: true,
      before: [
        { role: 'title', text: grid.title },
        ...(grid.subtitle === '' ? [] : [{ role: 'subtitle', text: grid.subtitle } as const]),
      ],
      cells: placed(grid)
        .flat()
        .map(({ text, row, column, rows, columns }) => {
          const format = formatFor(text);
          return {
            row,
            column,
            rowSpan: rows,
            colSpan: columns,
            text,
            spans: [],
            ...(format !== null && { numberFormat: format }),
          };
        }),
    })),
  };
}

function formatFor(text: string): string | null {
  const match = /^\d+(?:\.(\d+))?(%?)$/.exec(text);
  if (match === null) return null;
  const decimals = match[1]?.length ?? 0;
  return `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${match[2] ?? ''}`;
}
