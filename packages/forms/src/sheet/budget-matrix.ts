import { BUDGET_GROUP, BUDGET_TOTAL, BUDGET_TOTAL_LABEL } from '../labels/budget.js';
import type { RawCell } from '../raw/raw-form.js';
import type { GridRow } from './rows.js';

/** A department's money under two rows of labels: a total, and kinds of spending with the same parts under each. */
export interface BudgetMatrix {
  readonly amounts: readonly { readonly label: string; readonly cell: RawCell | null }[];
}

/**
 * Reads such a matrix where it begins in this row: 预算支出总额 over two rows beside 基本支出 and 项目支出, the parts of each
 * under it, then one row of amounts. Null for any other row.
 */
export function budgetMatrix(
  row: GridRow,
  labels: GridRow | undefined,
  amounts: GridRow | undefined,
): BudgetMatrix | null {
  const own = row.cells.filter((cell) => !cell.covered);
  const total = own.find((cell) => BUDGET_TOTAL_LABEL.test(cell.fold));
  const groups = own.filter((cell) => BUDGET_GROUP.test(cell.fold));
  if (total === undefined || groups.length < 2 || labels === undefined || amounts === undefined) return null;
  if (row.grid !== 'placed' || own.length > groups.length + 2) return null;
  const parts = labels.cells.filter((cell) => !cell.covered);
  const under = (group: (typeof groups)[number]): typeof parts =>
    parts.filter((part) => part.column >= group.column && part.end <= group.end);
  if (groups.some((group) => under(group).length < 2)) return null;
  const at = (column: number): RawCell | null =>
    amounts.cells.find((cell) => !cell.covered && cell.column === column)?.raw ?? null;
  return {
    amounts: [
      { label: BUDGET_TOTAL, cell: at(total.column) },
      ...groups.flatMap((group) =>
        under(group).map((part) => ({ label: `${group.fold}${part.fold}`, cell: at(part.column) })),
      ),
    ],
  };
}
