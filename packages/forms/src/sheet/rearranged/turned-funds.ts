import type { Lexicon } from '../../labels/lexicon.js';
import { labelOf } from '../know.js';
import type { GridCell, GridRow } from '../rows.js';

/** Rows of money that a turned block has at most. */
const MOST_ROWS = 12;

const FIGURE = /^(?:-?\d[\d,]*(?:\.\d+)?(?:%|分|万?元|亿元)?|[-—–/]+)$/u;

const own = (row: GridRow): readonly GridCell[] => row.cells.filter((cell) => !cell.covered);

/** The sources of funds that head the columns of a row; null where it is no such header. */
function sourcesOf(lexicon: Lexicon, row: GridRow): readonly GridCell[] | null {
  const cells = own(row);
  const first = cells.slice(0, 3).findIndex((cell) => labelOf(lexicon, 'fundRows', cell.fold) !== null);
  const sources = cells.slice(first);
  const all = sources.every((cell) => labelOf(lexicon, 'fundRows', cell.fold) !== null);
  if (first < 0 || sources.length < 2 || !all) return null;
  return cells.some((cell) => labelOf(lexicon, 'fundColumns', cell.fold) !== null) ? null : sources;
}

interface MoneyRow {
  readonly row: GridRow;
  readonly label: GridCell;
  readonly values: readonly GridCell[];
}

/** A row of the block: the label of a column of money, and figures under the sources. */
function moneyRow(lexicon: Lexicon, row: GridRow, sources: readonly GridCell[]): MoneyRow | null {
  const from = sources[0]?.column ?? 0;
  const label = own(row).findLast((cell) => cell.column < from);
  const values = own(row).filter((cell) => cell.column >= from);
  if (label === undefined || labelOf(lexicon, 'fundColumns', label.fold) === null) return null;
  return values.every((cell) => FIGURE.test(cell.fold)) ? { row, label, values } : null;
}

/** The amounts of a row under sources, each right below its own and nothing beside them; null where it is no such row. */
function amountsBelow(
  row: GridRow | undefined,
  head: GridRow,
  sources: readonly GridCell[],
): readonly GridCell[] | null {
  if (row === undefined || row.block !== head.block || row.kind !== 'sheet') return null;
  const amounts = own(row);
  const below = (cell: GridCell): boolean =>
    FIGURE.test(cell.fold) && sources.some((source) => source.column === cell.column && source.end === cell.end);
  return amounts.length > 0 && amounts.every(below) ? amounts : null;
}

/** Sources over one row of amounts, as a row for each source with its amount beside it. */
function amountsBeside(
  head: GridRow,
  sources: readonly GridCell[],
  amounts: readonly GridCell[],
): { readonly rows: readonly GridRow[]; readonly taken: number } {
  const beside = head.cells.filter((cell) => cell.column < (sources[0]?.column ?? 0));
  const rows = sources.map((source, index) => {
    const middle = (source.column + source.end) / 2;
    const amount = amounts.find((cell) => cell.column === source.column);
    const before = index === 0 ? beside : beside.map((cell) => ({ ...cell, covered: true }));
    const cells = [
      ...before,
      { ...source, end: middle },
      ...(amount === undefined ? [] : [{ ...amount, column: middle }]),
    ];
    return { ...head, cells };
  });
  return { rows, taken: 2 };
}

/**
 * A block of funds that stands turned, the sources over its columns and 年初预算数, 全年预算数, 全年执行数 … down its rows, as
 * the same block with its sources down the rows; or over one row of amounts. Null where no such block begins at this row.
 * @returns the rows, and how many of the table they stand for
 */
export function turnedFunds(
  lexicon: Lexicon,
  rows: readonly GridRow[],
  at: number,
): { readonly rows: readonly GridRow[]; readonly taken: number } | null {
  const head = rows[at];
  if (head === undefined || head.kind !== 'sheet' || head.grid !== 'placed') return null;
  const sources = sourcesOf(lexicon, head);
  if (sources === null) return null;
  const amounts = amountsBelow(rows[at + 1], head, sources);
  if (amounts !== null) return amountsBeside(head, sources, amounts);
  const money: MoneyRow[] = [];
  for (const row of rows.slice(at + 1, at + 1 + MOST_ROWS)) {
    const read = row.block === head.block ? moneyRow(lexicon, row, sources) : null;
    if (read === null) break;
    money.push(read);
  }
  if (money.length < 2) return null;
  const from = sources[0]?.column ?? 0;
  const place = (cell: GridCell, index: number): GridCell => ({ ...cell, column: from + index, end: from + index + 1 });
  const beside = head.cells.filter((cell) => cell.column < from);
  const left = Math.max(0, from - 1);
  return {
    taken: money.length + 1,
    rows: [
      { ...head, cells: [...beside, ...money.map(({ label }, index) => place(label, index))] },
      ...sources.map((source, index) => {
        const row = money[index]?.row ?? head;
        const values = money.flatMap(({ values }, column) => {
          const value = values.find((cell) => cell.column < source.end && cell.end > source.column);
          return value === undefined ? [] : [place(value, column)];
        });
        const covered = beside.filter((cell) => cell.end <= left).map((cell) => ({ ...cell, covered: true }));
        return { ...row, cells: [...covered, { ...source, column: left, end: from }, ...values] };
      }),
    ],
  };
}
