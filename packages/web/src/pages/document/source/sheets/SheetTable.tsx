import type { SourceCell, SourceSheet } from '@kaocheng/contracts/source-sheets';
import { memo, useEffect, useMemo, useState } from 'react';
import { saySource } from '../../../../words/say-source.js';
import { gravest } from '../source-marks.js';
import type { SourceView } from '../source-view.js';
import type { Spot } from '../spots.js';
import { labelsOf } from './sheet-labels.js';
import { type GridPlace, gridRows, ROWS_AT_ONCE } from './sheet-rows.js';

const PIXELS_PER_MM = 96 / 25.4;

interface SheetTableProps {
  readonly sheet: SourceSheet;
  readonly name: string;
  /** Whether rows and columns bear the names of a worksheet. */
  readonly isWorksheet: boolean;
  readonly view: SourceView;
  /** What is to be seen. */
  readonly chosen: Spot | null;
}

/** A sheet as a grid; of a long one so many rows at a time. */
export function SheetTable({ sheet, name, isWorksheet, view, chosen }: SheetTableProps) {
  const [from, setFrom] = useState(0);
  const row = useMemo(
    () => (chosen === null ? null : (sheet.cells.find((cell) => view.spots.ofCell.get(cell) === chosen)?.row ?? null)),
    [sheet, view.spots, chosen],
  );
  const { turn } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice brings its rows back
  useEffect(() => {
    if (row !== null) setFrom(Math.floor(row / ROWS_AT_ONCE) * ROWS_AT_ONCE);
  }, [row, turn]);
  const to = Math.min(from + ROWS_AT_ONCE, sheet.rows);
  return (
    <>
      {sheet.rows > ROWS_AT_ONCE ? (
        <nav className="sheet-parts" aria-label={name}>
          <button
            type="button"
            className="link-button"
            disabled={from === 0}
            onClick={() => setFrom(Math.max(0, from - ROWS_AT_ONCE))}
          >
            {saySource('sheets.before')}
          </button>
          <span>{saySource('sheets.rows', { from: from + 1, to, rows: sheet.rows })}</span>
          <button type="button" className="link-button" disabled={to >= sheet.rows} onClick={() => setFrom(to)}>
            {saySource('sheets.after')}
          </button>
        </nav>
      ) : null}
      <SheetRows sheet={sheet} name={name} isWorksheet={isWorksheet} view={view} from={from} to={to} />
    </>
  );
}

interface SheetRowsProps extends Omit<SheetTableProps, 'chosen'> {
  readonly from: number;
  readonly to: number;
}

const SheetRows = memo(function SheetRows({ sheet, name, isWorksheet, view, from, to }: SheetRowsProps) {
  const rows = useMemo(() => gridRows(sheet, from, to), [sheet, from, to]);
  const labels = useMemo(() => (isWorksheet ? labelsOf(sheet) : null), [sheet, isWorksheet]);
  const { widths } = sheet;
  return (
    <table className={labels === null ? 'sheet-grid' : 'sheet-grid sheet-work'} aria-label={name}>
      {widths === undefined || labels === null ? null : (
        <colgroup>
          <col className="sheet-number" />
          {widths.slice(0, sheet.columns).map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their number
            <col key={column} style={{ width: Math.max(24, width * PIXELS_PER_MM) }} />
          ))}
        </colgroup>
      )}
      {labels === null ? null : (
        <thead>
          <tr>
            <td />
            {labels.columns.map((letters, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their number
              <th key={column} scope="col">
                {letters}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ row, places }) => (
          <tr key={row}>
            {labels === null ? null : <th scope="row">{labels.rows.get(row) ?? ''}</th>}
            {places.map((place) => (
              <SheetPlace key={place.column} place={place} view={view} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

function SheetPlace({
  place: { cell, rowSpan, colSpan },
  view,
}: {
  readonly place: GridPlace;
  readonly view: SourceView;
}) {
  if (cell === null) return <td />;
  const spot = view.spots.ofCell.get(cell);
  if (spot === undefined) return <td />;
  const mark = gravest(view.marks, spot.spans);
  return (
    <td
      rowSpan={rowSpan}
      colSpan={colSpan}
      className={classesOf(cell, view.classOf(spot, mark))}
      data-spot={spot.start}
      title={view.titleOf(spot, mark)}
    >
      {cell.spans.map(([start, end]) => view.text.slice(start, end)).join('')}
    </td>
  );
}

function classesOf({ align, bold }: SourceCell, spot: string): string {
  return `${spot}${bold === true ? ' sheet-bold' : ''}${align === undefined ? '' : ` sheet-${align}`}`;
}
