import { foldLabel, type Lexicon, type Region } from '../../labels/lexicon.js';
import { partOf, readInline } from '../head-row.js';
import { labelOf } from '../know.js';
import { cellOf, type GridCell, type GridRow } from '../rows.js';

const REGIONS: readonly Region[] = ['head', 'tail', 'blocks', 'goals', 'columns', 'fundColumns', 'fundRows', 'totals'];
const LABELS: readonly Region[] = ['head', 'goals'];
const NAMES: ReadonlySet<string> = new Set(['name', 'department', 'supervisor', 'implementer']);

const fieldOf = (lexicon: Lexicon, cell: GridCell, regions: readonly Region[]): string | null => {
  for (const region of regions) {
    const label = labelOf(lexicon, region, cell.fold);
    if (label !== null) return label.field;
  }
  return null;
};

const isLabel = (lexicon: Lexicon, cell: GridCell): boolean =>
  fieldOf(lexicon, cell, REGIONS) !== null || readInline(lexicon, cell.raw) !== null;

/** Do the cells stand edge to edge, with no place for a value between them? */
const isFull = (cells: readonly GridCell[]): boolean =>
  cells.every((cell, index) => index === 0 || cells[index - 1]?.end === cell.column);

/** The columns that a table fills, and whether more than one of its cells stands in some row. */
export interface Width {
  readonly from: number;
  readonly to: number;
  readonly shared: boolean;
}

/** The widths of a document's tables by the number of their blocks. */
export function widthsOf(rows: readonly GridRow[]): ReadonlyMap<number, Width> {
  const widths = new Map<number, Width>();
  for (const { block, cells } of rows) {
    let { from, to, shared } = widths.get(block) ?? { from: Number.POSITIVE_INFINITY, to: 0, shared: false };
    for (const cell of cells) {
      from = Math.min(from, cell.column);
      to = Math.max(to, cell.end);
    }
    shared ||= cells.length > 1;
    widths.set(block, { from, to, shared });
  }
  return widths;
}

/**
 * A row of labels with the values in the row under it, each right below its label, as one row with each value
 * beside its label: the head of a form (主管部门 and 实施单位 over their names), and its goals. Null where the two rows are
 * no such pair: where the labels leave room for values between them or beside them in the table's `width`, or the row
 * below has a label of its own.
 */
export function besideLabels(
  lexicon: Lexicon,
  row: GridRow,
  below: GridRow | undefined,
  width: Width | undefined,
): GridRow | null {
  if (below === undefined || row.kind !== 'sheet' || below.block !== row.block || row.grid !== 'placed') return null;
  const labels = row.cells;
  const values = below.cells;
  if (labels.some((cell) => cell.covered) || values.some((cell) => cell.covered)) return null;
  if (labels.length === 0 || values.length === 0 || values.length > labels.length || !isFull(labels)) return null;
  if (width === undefined || !width.shared) return null;
  if (labels[0]?.column !== width.from || labels.at(-1)?.end !== width.to) return null;
  const fields = labels.map((cell) => fieldOf(lexicon, cell, LABELS));
  if (fields.some((field) => field === null)) return null;
  const goals = labels.every((cell) => labelOf(lexicon, 'goals', cell.fold) !== null);
  const named = labels.length > 1 && fields.some((field) => field !== null && NAMES.has(field));
  if (goals ? labels.length > 1 : !named) return null;
  const under = (label: GridCell): GridCell | undefined => values.find((cell) => cell.column === label.column);
  if (values.some((value) => !labels.some((label) => label.column === value.column && label.end === value.end)))
    return null;
  if (values.some((value) => isLabel(lexicon, value))) return null;
  const cells = labels.flatMap((label) => {
    const value = under(label);
    const middle = (label.column + label.end) / 2;
    return [{ ...label, end: middle }, ...(value === undefined ? [] : [{ ...value, column: middle }])];
  });
  return { ...row, end: Math.max(row.end, below.end), cells };
}

/** A goal's label and its text out of a cell that holds both, the label before a colon; else null. */
function goalIn(
  lexicon: Lexicon,
  cell: GridCell,
): { readonly field: string; readonly cells: readonly GridCell[] } | null {
  const colon = cell.raw.text.search(/[:：]/u);
  if (colon < 0) return null;
  const label = partOf(cell.raw, 0, colon);
  const text = partOf(cell.raw, colon + 1, cell.raw.text.length);
  const field = label === null ? undefined : labelOf(lexicon, 'goals', foldLabel(label.text))?.field;
  if (label === null || text === null || (field !== 'expected' && field !== 'actual')) return null;
  const middle = (cell.column + cell.end) / 2;
  return { field, cells: [cellOf(label, cell.column, middle), cellOf(text, middle, cell.end)] };
}

/** Goals that stand with their labels in one cell each (预期目标：… beside 实际完成情况：…), as a row of label and text each; else null. */
export function goalsApart(lexicon: Lexicon, row: GridRow): readonly GridRow[] | null {
  if (row.kind !== 'sheet') return null;
  const own = row.cells.filter((cell) => !cell.covered);
  const goals = own.flatMap((cell) => goalIn(lexicon, cell) ?? []);
  if (own.length === 0 || own.length > 2 || goals.length < own.length) return null;
  if (goals.length === 2 && goals[0]?.field === goals[1]?.field) return null;
  return goals.map(({ cells }) => ({ ...row, cells }));
}
