import type { Lexicon } from '../labels/lexicon.js';
import type { RawCell } from '../raw/raw-form.js';
import { budgetMatrix } from './budget-matrix.js';
import { fundHeader, type GoalsHeader, type GridHeader, goalsHeader, indicatorHeader } from './headers.js';
import type { GridRow } from './rows.js';

/** A row with a figure by itself in a cell is no header. */
const FIGURE = /^[≥≤<>=]*\d[\d,.]*%?$/u;

export const isFigure = (fold: string): boolean => FIGURE.test(fold);

/** The header with which a block of a form begins: of indicators, of money, of goals, or a matrix of the budget with its figures. */
export type BlockHeader =
  | { readonly kind: 'indicators' | 'funds'; readonly header: GridHeader }
  | { readonly kind: 'matrix'; readonly amounts: readonly { readonly label: string; readonly cell: RawCell | null }[] }
  | { readonly kind: 'goals'; readonly header: GoalsHeader };

/** Which block begins with a row, by its labels and those of the two rows under it; null where none does. */
export function blockHeader(
  lexicon: Lexicon,
  row: GridRow,
  next: GridRow | undefined,
  afterNext: GridRow | undefined,
): BlockHeader | null {
  if (row.cells.some((cell) => !cell.covered && isFigure(cell.fold))) return null;
  const columns = indicatorHeader(lexicon, row, next);
  if (columns !== null) return { kind: 'indicators', header: columns };
  const matrix = budgetMatrix(row, next, afterNext);
  if (matrix !== null) return { kind: 'matrix', amounts: matrix.amounts };
  const funds = fundHeader(lexicon, row, next);
  if (funds !== null) return { kind: 'funds', header: funds };
  const goals = goalsHeader(lexicon, row);
  return goals === null ? null : { kind: 'goals', header: goals };
}
