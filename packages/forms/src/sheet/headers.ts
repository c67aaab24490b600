import type { Lexicon } from '../labels/lexicon.js';
import type { FundColumn, IndicatorColumn } from '../raw/raw-form.js';
import type { Column } from './align.js';
import { labelOf, levelOf, looksLikeLabel } from './know.js';
import type { Field } from './prices.js';
import type { GridCell, GridRow } from './rows.js';

/** A header of a block: its columns from left to right, and the cells it was read from. */
export interface GridHeader {
  readonly columns: readonly Column[];
  readonly cells: readonly GridCell[];
  /** Rows it takes: labels may be broken over two. */
  readonly rows: 1 | 2;
}

interface HeaderCell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly fold: string;
  readonly cells: readonly GridCell[];
}

const single = (row: GridRow): HeaderCell[] =>
  row.cells.map((cell) => ({ start: cell.column, end: cell.end, text: cell.text, fold: cell.fold, cells: [cell] }));

/** Two rows read as one header: what stands above another is the first half of its label, or a group over it. */
function stacked(upper: GridRow, lower: GridRow, known: (fold: string) => boolean): HeaderCell[] {
  const out: HeaderCell[] = [];
  const used = new Set<GridCell>();
  for (const top of upper.cells) {
    const under = lower.cells.filter((cell) => cell.column < top.end && cell.end > top.column);
    for (const cell of under) used.add(cell);
    const reaches = under.find((cell) => cell.covered && cell.raw === top.raw);
    if (under.length === 0 || reaches !== undefined) {
      out.push({ start: top.column, end: top.end, text: top.text, fold: top.fold, cells: [top] });
      continue;
    }
    for (const cell of under) {
      const joined = top.fold + cell.fold;
      const whole = known(joined) && !known(cell.fold);
      out.push({
        start: cell.column,
        end: cell.end,
        text: whole ? top.text + cell.text : cell.text,
        fold: whole ? joined : cell.fold,
        cells: [top, cell],
      });
    }
  }
  for (const cell of lower.cells)
    if (!used.has(cell))
      out.push({ start: cell.column, end: cell.end, text: cell.text, fold: cell.fold, cells: [cell] });
  return out.sort((a, b) => a.start - b.start);
}

type FieldOf = (fold: string) => Field | undefined;

/** Columns from the first known label on; a label met twice, or unknown, has no field. */
function columnsOf(cells: readonly HeaderCell[], fieldOf: FieldOf): Column[] {
  const columns: Column[] = [];
  const met = new Set<Field>();
  for (const cell of cells) {
    const known = fieldOf(cell.fold);
    if (known === undefined && columns.length === 0) continue;
    // A label of the same meaning over the rows' own labels (年度预算数 … 调整后预算数) is no column.
    if (known !== undefined && known === columns[0]?.field) columns.shift();
    const field =
      known === undefined || (met.has(known) && columns.some((column) => column.field === known)) ? null : known;
    if (field !== null) met.add(field);
    columns.push({ field, label: cell.text, start: cell.start, end: cell.end });
  }
  return columns;
}

const fieldsOf = (columns: readonly Column[]): Set<Field> =>
  new Set(columns.map((column) => column.field).filter((field) => field !== null));

const VALUES: readonly Field[] = ['target', 'actual', 'weight', 'score'];

function isIndicatorHeader(fields: ReadonlySet<Field>): boolean {
  if (fields.size < 3) return false;
  const names = Number(fields.has('name')) + Number(fields.has('level2')) + Number(fields.has('level1'));
  return names > 0 && VALUES.some((field) => fields.has(field)) && (names > 1 || fields.has('target'));
}

function isFundHeader(fields: ReadonlySet<Field>, least: number): boolean {
  const sums = (['initial', 'annual', 'executed', 'forecast'] as const).filter((field) => fields.has(field)).length;
  const money = sums + Number(sums > 0 && fields.has('rate'));
  if (least === 1 && fields.has('rate') && (fields.has('weight') || fields.has('score'))) return true;
  return money >= least || (money === 1 && (fields.has('weight') || fields.has('score')) && fields.size >= 3);
}

function find(
  row: GridRow,
  next: GridRow | undefined,
  fieldOf: FieldOf,
  isHeader: (fields: ReadonlySet<Field>) => boolean,
): GridHeader | null {
  const alone = columnsOf(single(row), fieldOf);
  const aloneFields = fieldsOf(alone);
  const lowerIsHeader =
    next !== undefined &&
    next.kind === 'sheet' &&
    next.block === row.block &&
    next.cells.every((cell) => cell.fold.length <= 16 && !/\d{2}|%/u.test(cell.fold));
  // A label that reaches down from a row above (年度目标 beside its texts) begins no header here.
  const begins = row.cells.some((cell) => !cell.covered && fieldOf(cell.fold) !== undefined);
  if (next !== undefined && lowerIsHeader && begins && aloneFields.size > 0) {
    const known = (fold: string): boolean => fieldOf(fold) !== undefined;
    const cells = stacked(row, next, known);
    const both = columnsOf(cells, fieldOf);
    const bothFields = fieldsOf(both);
    const lowerKnown = next.cells.filter((cell) => !cell.covered).length;
    const gained = bothFields.size - aloneFields.size;
    if (isHeader(bothFields) && lowerKnown > 0 && gained * 2 >= lowerKnown && gained > 0)
      return { columns: both, cells: cells.flatMap((cell) => cell.cells), rows: 2 };
  }
  return isHeader(aloneFields) ? { columns: alone, cells: row.cells, rows: 1 } : null;
}

const isIndicatorField = (field: string): field is IndicatorColumn => field !== '';
const isFundField = (field: string): field is FundColumn => field !== '';

/** The header of an indicators block that begins in `row`, or null. */
export function indicatorHeader(lexicon: Lexicon, row: GridRow, next: GridRow | undefined): GridHeader | null {
  return find(
    row,
    next,
    (fold) => {
      const field = labelOf(lexicon, 'columns', fold)?.field;
      return field !== undefined && field !== 'extra' && isIndicatorField(field) ? field : undefined;
    },
    isIndicatorHeader,
  );
}

/** The header of a funds block that begins in `row`, or null. The block's own label and 年度资金总额 stand before the columns. */
export function fundHeader(lexicon: Lexicon, row: GridRow, next: GridRow | undefined): GridHeader | null {
  const names = row.cells.some((cell) => {
    const field = labelOf(lexicon, 'columns', cell.fold)?.field;
    return field === 'name' || field === 'level2' || levelOf(lexicon, 'level2', cell.fold) !== null;
  });
  if (names || row.cells.some((cell) => /^[\d,.]+%?$/u.test(cell.fold))) return null;
  const block = row.cells.some((cell) => labelOf(lexicon, 'blocks', cell.fold)?.field === 'funds');
  return find(
    row,
    next,
    (fold) => {
      const field = labelOf(lexicon, 'fundColumns', fold)?.field;
      return field !== undefined && isFundField(field) ? field : undefined;
    },
    (fields) => isFundHeader(fields, block ? 1 : 2),
  );
}

/** A goals header: where 预期目标 and 实际完成情况 stand over the texts under them. */
export interface GoalsHeader {
  readonly columns: readonly { readonly field: 'expected' | 'actual' | 'adjusted'; readonly cell: GridCell }[];
}

const isLabel = (lexicon: Lexicon, fold: string): boolean =>
  looksLikeLabel(fold) || labelOf(lexicon, 'blocks', fold) !== null;

const isGoalColumn = (field: string | undefined): field is 'expected' | 'actual' | 'adjusted' =>
  field === 'expected' || field === 'actual' || field === 'adjusted';

/**
 * The goals header in `row`: the label of the actual result with one of the expected one before it, and nothing that is
 * no label; of two labels of one meaning side by side the first is the block's. Null where the row is none.
 */
export function goalsHeader(lexicon: Lexicon, row: GridRow): GoalsHeader | null {
  const known = row.cells.map((cell) => ({ cell, field: labelOf(lexicon, 'goals', cell.fold)?.field }));
  if (!known.every(({ cell, field }) => field !== undefined || isLabel(lexicon, cell.fold))) return null;
  const columns = known.flatMap(({ cell, field }) => (isGoalColumn(field) && !cell.covered ? [{ field, cell }] : []));
  const actual = columns.findLast((column) => column.field === 'actual');
  const expected = columns.findLast((column) => column.field === 'expected' && column.cell !== actual?.cell);
  if (actual === undefined || expected === undefined) return null;
  return {
    columns: columns.filter((column) => column === actual || column === expected || column.field === 'adjusted'),
  };
}
