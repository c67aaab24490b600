import type { Lexicon } from '../labels/lexicon.js';
import type { FundColumn, RawCell, RawFundRow } from '../raw/raw-form.js';
import type { Aligner } from './align.js';
import type { GridHeader } from './headers.js';
import { labelOf, looksLikeLabel, moneyUnitOf } from './know.js';
import type { GridCell, GridRow } from './rows.js';

export interface FundRowRead {
  readonly row: RawFundRow;
  readonly moneyUnit: string | null;
  readonly unread: readonly GridCell[];
}

const isFigure = (fold: string): boolean => /^(?:-?\d[\d,]*(?:\.\d+)?(?:%|万?元|亿元)?|[-—–/]+)$/u.test(fold);

/**
 * Reads a row of the funds block: the label of a source and its values under the header. A row whose label the lexicon
 * does not know keeps the label as its source. Null where the row is none.
 */
export function readFundRow(lexicon: Lexicon, aligner: Aligner, row: GridRow, header: GridHeader): FundRowRead | null {
  const first = header.columns[0];
  if (first === undefined) return null;
  const labels = row.cells.filter((cell) => cell.column < first.start || row.cells[0] === cell);
  const known = row.cells.findLastIndex((cell) => !cell.covered && labelOf(lexicon, 'fundRows', cell.fold) !== null);
  let at = known;
  let source = known < 0 ? undefined : labelOf(lexicon, 'fundRows', row.cells[known]?.fold ?? '')?.field;
  if (source === undefined) {
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
  const places = aligner.align(values, header.columns, row.grid);
  values.forEach((cell, index) => {
    const field = header.columns[places[index] ?? -1]?.field;
    if (field === undefined || field === null || field === 'grade') unread.push(cell);
    else cells[field as FundColumn] = cell.raw;
  });
  return { row: { source, cells }, moneyUnit: moneyUnitOf(row.cells[at]?.fold ?? ''), unread };
}
