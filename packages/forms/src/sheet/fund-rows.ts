import type { Lexicon } from '../labels/lexicon.js';
import { moneyUnitOf } from '../labels/money-unit.js';
import type { FundColumn, RawCell, RawFundRow } from '../raw/raw-form.js';
import type { Aligner } from './align.js';
import { partOf } from './head-row.js';
import type { GridHeader } from './headers.js';
import { labelOf, looksLikeLabel } from './know.js';
import type { GridCell, GridRow } from './rows.js';

export interface FundRowRead {
  readonly row: RawFundRow;
  readonly moneyUnit: string | null;
  readonly unread: readonly GridCell[];
}

/** The weight that a block's label prints where the header has no column for it: 20 of 预算执行情况（20分）. */
export function blockWeight(lexicon: Lexicon, row: GridRow, header: GridHeader): RawCell | null {
  if (header.columns.some((column) => column.field === 'weight')) return null;
  for (const { fold, raw } of row.cells) {
    if (labelOf(lexicon, 'blocks', fold)?.field !== 'funds') continue;
    const match = /[(（]\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[)）]/u.exec(raw.text);
    const digits = match?.[1];
    if (match === null || digits === undefined) continue;
    const start = match.index + match[0].indexOf(digits);
    return partOf(raw, start, start + digits.length);
  }
  return null;
}

const isFigure = (fold: string): boolean => /^(?:-?\d[\d,]*(?:\.\d+)?(?:%|万?元|亿元)?|[-—–/]+)$/u.test(fold);

/**
 * Reads a row of the funds block: the label of a source and its values under the header. A row whose label the lexicon
 * does not know keeps the label as its source; one without label under a header that has no rows yet (`alone`) is the total. Null where the row is none.
 */
export function readFundRow(
  lexicon: Lexicon,
  aligner: Aligner,
  row: GridRow,
  header: GridHeader,
  alone: boolean,
): FundRowRead | null {
  const first = header.columns[0];
  if (first === undefined) return null;
  const labels = row.cells.filter((cell) => cell.column < first.start || row.cells[0] === cell);
  const known = row.cells.findLastIndex((cell) => !cell.covered && labelOf(lexicon, 'fundRows', cell.fold) !== null);
  const own = row.cells.filter((cell) => !cell.covered);
  const bare = known < 0 && alone && own.length > 1 && own.every((cell) => isFigure(cell.fold));
  let at = known;
  let source = known < 0 ? undefined : labelOf(lexicon, 'fundRows', row.cells[known]?.fold ?? '')?.field;
  if (bare) source = 'total';
  else if (source === undefined) {
    const label = labels.findLast((cell) => !cell.covered && looksLikeLabel(cell.fold));
    const block = label !== undefined && labelOf(lexicon, 'blocks', label.fold) !== null;
    if (label === undefined || block || labelOf(lexicon, 'head', label.fold) !== null) return null;
    at = row.cells.indexOf(label);
    source = label.text;
    const values = row.cells.slice(at + 1).filter((cell) => !cell.covered);
    if (values.length === 0 || !values.slice(0, 2).every((cell) => isFigure(cell.fold))) return null;
  }
  const values = row.cells.slice(at + 1).filter((cell) => !cell.covered);
  const cells: { [C in FundColumn]?: RawCell } = {};
  const unread: GridCell[] = [];
  const extra: { label: string; cell: RawCell }[] = [];
  const places = aligner.align(values, header.columns, row.grid);
  values.forEach((cell, index) => {
    const column = header.columns[places[index] ?? -1];
    if (column === undefined || column.field === 'grade') unread.push(cell);
    else if (column.field === null) extra.push({ label: column.label, cell: cell.raw });
    else cells[column.field as FundColumn] = cell.raw;
  });
  return {
    row: { source, cells, ...(extra.length > 0 && { extra }) },
    moneyUnit: moneyUnitOf(row.cells[at]?.fold ?? ''),
    unread,
  };
}
