import { fieldByPlace, fieldByWords, isLaterBudget, isNameWord, isRowNumberLabel } from '../labels/column-words.js';
import { foldLabel, type Lexicon } from '../labels/lexicon.js';
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

type Region = 'columns' | 'fundColumns';

/** What a header's label means: a field of the block, `extra` for a column that no field is for, null where it is unknown. */
type Known = Exclude<Field, null> | null;
type KnownOf = (fold: string) => Known;

/** Labels by which a header of `region` is known. */
const knownOf =
  (lexicon: Lexicon, region: Region): KnownOf =>
  (fold) => {
    const field = labelOf(lexicon, region, fold)?.field;
    return field === undefined || field === '' ? null : (field as Exclude<Field, null>);
  };

/** A label over other labels of the header, which stands before the columns: 年度预算数(万元) over the sources. */
const isBlock = (lexicon: Lexicon, cell: HeaderCell): boolean => labelOf(lexicon, 'blocks', cell.fold) !== null;

/** 分值 right behind 一级指标 or 二级指标 is the weight of the class, not of the indicator. */
function levelWeight(known: Known, before: Column | undefined): Field {
  if (known !== 'weight') return null;
  return before?.field === 'level1' ? 'level1Weight' : before?.field === 'level2' ? 'level2Weight' : null;
}

/**
 * Columns from the first known label on, and the numbers of rows before it; a label met twice, or unknown, has no field.
 * Of two labels of the year's budget the first is the approved one where the second tells that it came later.
 */
function columnsOf(lexicon: Lexicon, region: Region, cells: readonly HeaderCell[]): Column[] {
  const known = knownOf(lexicon, region);
  const columns: Column[] = [];
  const met = new Set<Field>();
  let numbers: Column | null = null;
  let first: HeaderCell | undefined;
  const push = ({ text, start, end }: HeaderCell, field: Field): void => {
    columns.push({ field, label: text, start, end });
    if (field !== null) met.add(field);
  };
  for (const cell of cells) {
    const field = known(cell.fold);
    const counts = field === null || field === 'extra';
    if (counts && columns.length === 0) {
      if (region === 'columns' && isRowNumberLabel(cell.fold))
        numbers = { field: 'no', label: cell.text, start: cell.start, end: cell.end };
      continue;
    }
    const ofLevel = levelWeight(field, columns.at(-1));
    if (ofLevel !== null) {
      push(cell, ofLevel);
      continue;
    }
    first ??= cell;
    if (!counts && field === columns[0]?.field) {
      const [start] = columns;
      columns.shift();
      const approved =
        field === 'annual' && !met.has('initial') && isLaterBudget(cell.fold) && !isBlock(lexicon, first);
      if (approved && start !== undefined) {
        columns.unshift({ ...start, field: 'initial' });
        met.add('initial');
      } else met.delete(field);
    }
    push(cell, counts || (met.has(field) && columns.some((column) => column.field === field)) ? null : field);
  }
  return numbers === null ? columns : [numbers, ...columns];
}

/** The columns of a header with a field for each unknown label whose words, or whose place, tell it. */
function named(lexicon: Lexicon, region: Region, columns: readonly Column[], cells: readonly HeaderCell[]): Column[] {
  const known = knownOf(lexicon, region);
  const from = columns[0]?.start ?? 0;
  const met = new Set<string>(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const leading = cells.flatMap(({ start, end, fold, text }, at): Column[] => {
    const plain = at > 0 && start < from && known(fold) === null && labelOf(lexicon, 'blocks', fold) === null;
    return region === 'fundColumns' && plain && fieldByWords(region, fold, met, null) !== null
      ? [{ field: null, label: text, start, end }]
      : [];
  });
  const all: Column[] = [];
  let before: string | null = null;
  for (const [at, column] of [...leading, ...columns].entries()) {
    const fold = foldLabel(column.label);
    const behind = columns[at + 1 - leading.length]?.field ?? null;
    let field: string | null = column.field;
    if (field === null && known(fold) === null)
      field =
        fieldByWords(region, fold, met, before) ??
        (region === 'fundColumns' ? fieldByPlace(fold, before, behind, met) : null);
    const last = all.at(-1);
    const later = field === null && last?.field === 'annual' && region === 'fundColumns' && isLaterBudget(fold);
    if (later && !met.has('initial')) {
      all[all.length - 1] = { ...last, field: 'initial' };
      met.add('initial');
      field = 'annual';
    }
    if (field !== null) met.add(field);
    before = field;
    all.push({ ...column, field: field as Field });
  }
  return all;
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

/** Glyphs that a label in the upper half of a header has at most. */
const LONGEST = 30;

/** A row with a text, or of one label and its value, is not the upper half of a header. */
const holdsValue = (row: GridRow, known: KnownOf): boolean =>
  row.cells.some((cell) => !cell.covered && cell.fold.length > LONGEST && known(cell.fold) === null) ||
  (row.cells.length === 2 && row.cells.filter((cell) => known(cell.fold) !== null).length === 1);

function find(
  lexicon: Lexicon,
  region: Region,
  row: GridRow,
  next: GridRow | undefined,
  isHeader: (fields: ReadonlySet<Field>) => boolean,
): GridHeader | null {
  const knownLabel = knownOf(lexicon, region);
  const known = (fold: string): boolean => !NO_FIELD.has(knownLabel(fold));
  const alone = columnsOf(lexicon, region, single(row));
  const aloneFields = fieldsOf(alone);
  const lowerIsHeader =
    next !== undefined &&
    next.kind === 'sheet' &&
    next.block === row.block &&
    next.cells.every((cell) => cell.fold.length <= 16 && !/\d{2}|%/u.test(cell.fold));
  // A label that reaches down from a row above (年度目标 beside its texts) begins no header here.
  const begins = row.cells.some((cell) => !cell.covered && known(cell.fold));
  if (next !== undefined && lowerIsHeader && begins && aloneFields.size > 0 && !holdsValue(row, knownLabel)) {
    const cells = stacked(row, next, known);
    const both = columnsOf(lexicon, region, cells);
    const bothFields = fieldsOf(both);
    const lowerKnown = next.cells.filter((cell) => !cell.covered).length;
    const gained = bothFields.size - aloneFields.size;
    if (isHeader(bothFields) && lowerKnown > 0 && gained * 2 >= lowerKnown && gained > 0)
      return {
        columns: named(lexicon, region, both, cells),
        cells: cells.flatMap((cell) => cell.cells),
        rows: 2,
      };
  }
  if (!isHeader(aloneFields)) return null;
  return { columns: named(lexicon, region, alone, single(row)), cells: row.cells, rows: 1 };
}

const NO_FIELD: ReadonlySet<Known> = new Set<Known>([null, 'extra']);

/** The header of an indicators block that begins in `row`, or null. */
export function indicatorHeader(lexicon: Lexicon, row: GridRow, next: GridRow | undefined): GridHeader | null {
  return find(lexicon, 'columns', row, next, isIndicatorHeader) ?? namesHeader(lexicon, row);
}

/** A header without classes whose names stand under 绩效指标 or the like: 绩效指标 目标值 实际值 分值 得分. */
function namesHeader(lexicon: Lexicon, row: GridRow): GridHeader | null {
  const at = row.cells.findIndex((cell) => !cell.covered && isNameWord(cell.fold));
  const name = row.cells[at];
  if (name === undefined || row.cells.slice(0, at).some((cell) => !isRowNumberLabel(cell.fold))) return null;
  const own = single(row);
  const columns = columnsOf(lexicon, 'columns', own.slice(at + 1));
  const fields = fieldsOf(columns);
  const classes = fields.has('name') || fields.has('level1') || fields.has('level2');
  if (classes || fields.size < 2 || !fields.has('target') || columns[0]?.start !== name.end) return null;
  const before = own.slice(0, at).map(({ text, start, end }): Column => ({ field: 'no', label: text, start, end }));
  const label: Column = { field: 'name', label: name.text, start: name.column, end: name.end };
  return { columns: [...before, ...named(lexicon, 'columns', [label, ...columns], own)], cells: row.cells, rows: 1 };
}

/** The header of a funds block that begins in `row`, or null. The block's own label and 年度资金总额 stand before the columns. */
export function fundHeader(lexicon: Lexicon, row: GridRow, next: GridRow | undefined): GridHeader | null {
  const names = row.cells.some((cell) => {
    if (labelOf(lexicon, 'blocks', cell.fold)?.field === 'funds') return false;
    const field = labelOf(lexicon, 'columns', cell.fold)?.field;
    return field === 'name' || field === 'level2' || levelOf(lexicon, 'level2', cell.fold) !== null;
  });
  if (names || row.cells.some((cell) => /^[\d,.]+%?$/u.test(cell.fold))) return null;
  const block = row.cells.some((cell) => labelOf(lexicon, 'blocks', cell.fold)?.field === 'funds');
  return find(lexicon, 'fundColumns', row, next, (fields) => isFundHeader(fields, block ? 1 : 2));
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
