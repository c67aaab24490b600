import type { TableDefinition } from '@kaocheng/core/accounts/definitions';
import type { Glyphs } from '../text/glyphs.js';
import { type CodedOptions, type ReadRows, readCodedRows } from './coded-rows.js';
import type { DraftRow } from './draft.js';
import { type ColumnLookup, type GridPlaces, settleByGrid } from './grid-columns.js';
import { orderByGroups } from './group-order.js';
import { type Columns, FRAME_LABELS, type HeaderText } from './read-columns.js';
import { readSideRows } from './side-rows.js';
import type { Token } from './tokens.js';
import { folded, frame, labelPaths } from './vocabulary.js';

/**
 * Reads the rows of a table from the tokens of its body, by the shape of the table.
 * @param lookup columns of the container's grid, where it has one
 */
export function readRows(
  glyphs: Glyphs,
  table: TableDefinition,
  tokens: readonly Token[],
  columns: Columns,
  head: HeaderText,
  lookup: ColumnLookup | null = null,
): ReadRows {
  if (table.shape === 'sides')
    return readSideRows(
      glyphs,
      tokens,
      frame.line.some((word) => head.fold.includes(word)),
    );
  const labels = new Set(FRAME_LABELS);
  if (columns.left.variant !== null) {
    for (const path of labelPaths(columns.left.variant).flat()) for (const part of path.parts) labels.add(part);
  }
  const rowNames = new Set(table.measures.map(folded));
  for (const name of rowNames) labels.delete(name);
  const options: CodedOptions = {
    splitCodes: head.fold.includes('类款项'),
    namelessRows: table.shape === 'measures',
    rowNames,
    labels: table.shape === 'groups' ? new Set(FRAME_LABELS) : labels,
  };
  const coded = readCodedRows(glyphs, tokens, options);
  const hasLines = frame.line.some((word) => head.fold.includes(word));
  const read = hasLines ? { rows: takeLines(coded.rows, columns.left.paths.length), used: coded.used } : coded;
  return table.shape === 'groups' ? { rows: orderByGroups(read.rows, columns.groups, lookup), used: read.used } : read;
}

const MOST_SKIPPED = 3;

/**
 * Rows whose first figure is the line number due (行次), with that number as their line. A number that skips lines which
 * are not printed counts where the row has a figure too many for its columns.
 */
function takeLines(rows: readonly DraftRow[], columns: number): DraftRow[] {
  let due = 1;
  return rows.map((row) => {
    const [first, ...values] = row.values;
    const line = first !== undefined && /^\d{1,3}$/.test(first.cell.text) ? Number(first.cell.text) : -1;
    const skips = row.values.length > columns && line > due && line <= due + MOST_SKIPPED;
    if (first === undefined || (line !== due && !skips)) return row;
    due = line + 1;
    return { ...row, line: first.cell, values };
  });
}

/** Rows with the columns that the grid shows, half by half. */
export function settled(
  rows: readonly DraftRow[],
  columns: Columns,
  numbered: readonly number[] | null,
  grid: GridPlaces,
): DraftRow[] {
  if (columns.right === null) return columns.groups > 1 ? [...rows] : settleByGrid(rows, columns.left, numbered, grid);
  const cut = columns.left.paths.length;
  const left = rows.filter((row) => row.side !== '支出');
  const right = rows.filter((row) => row.side === '支出');
  return [
    ...settleByGrid(left, columns.left, numbered?.slice(0, cut) ?? null, grid),
    ...settleByGrid(right, columns.right, numbered?.slice(cut) ?? null, grid),
  ];
}
