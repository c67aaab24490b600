import { foldLabel, type Lexicon, type Region } from '../../labels/lexicon.js';
import type { RawCell } from '../../raw/raw-form.js';
import { partOf, readInline } from '../head-row.js';
import { labelOf } from '../know.js';
import { cellOf, type GridCell, type GridRow } from '../rows.js';

const REGIONS: readonly Region[] = ['head', 'tail', 'blocks', 'goals', 'columns', 'fundColumns', 'fundRows', 'totals'];
const LABELS: readonly Region[] = ['head', 'goals'];
/** Glyphs of a goal's label at the most, blanks between them too. */
const LONGEST = 40;
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

interface GoalText {
  readonly field: string;
  readonly label: RawCell;
  readonly text: RawCell;
}

/** The goals that a cell holds with their labels, each label at the begin of a line before a colon; none where the first line has no label. */
function goalsIn(lexicon: Lexicon, { raw }: GridCell): readonly GoalText[] {
  const starts: { readonly at: number; readonly colon: number; readonly field: string }[] = [];
  let at = 0;
  for (const line of raw.text.split('\n')) {
    const colon = line.search(/[:：]/u);
    const field =
      colon < 0 || colon > LONGEST ? undefined : labelOf(lexicon, 'goals', foldLabel(line.slice(0, colon)))?.field;
    if (field === 'expected' || field === 'actual') starts.push({ at, colon: at + colon, field });
    else if (starts.length === 0 && line.trim() !== '') return [];
    at += line.length + 1;
  }
  return starts.flatMap(({ at, colon, field }, index) => {
    const label = partOf(raw, at, colon);
    const text = partOf(raw, colon + 1, starts[index + 1]?.at ?? raw.text.length);
    return label === null || text === null ? [] : [{ field, label, text }];
  });
}

/**
 * Goals that stand with their labels in one cell each, or both in one (预期目标：… beside or over 实际完成情况：…), as a row
 * of label and text each; else null. Below a header of goals, and among indicators and behind them, such a label is
 * part of a text: there the reader does not ask.
 */
export function goalsApart(lexicon: Lexicon, row: GridRow): readonly GridRow[] | null {
  if (row.kind !== 'sheet') return null;
  const own = row.cells.filter((cell) => !cell.covered);
  if (own.length === 0 || own.length > 2) return null;
  const goals = own.map((cell) => ({ cell, texts: goalsIn(lexicon, cell) }));
  const fields = goals.flatMap(({ texts }) => texts.map(({ field }) => field));
  if (goals.some(({ texts }) => texts.length === 0) || new Set(fields).size < fields.length) return null;
  return goals.flatMap(({ cell: { column, end }, texts }) =>
    texts.map(({ label, text }) => {
      const middle = (column + end) / 2;
      return { ...row, cells: [cellOf(label, column, middle), cellOf(text, middle, end)] };
    }),
  );
}
