import { summary } from '../generated/summary.js';
import { fieldByWords } from '../labels/column-words.js';
import { MONEY_UNITS } from '../labels/money-unit.js';
import { anyOf } from '../labels/word-pattern.js';
import type { GridCell, GridRow } from '../sheet/rows.js';
import {
  columnLabels,
  fold,
  isSummaryHeader,
  labelsOfOneForm,
  type SummaryColumn,
  type SummaryLabel,
} from './layout.js';

/** A column of a summary, over the places [from, to) of the grid. */
export interface GridColumn extends SummaryColumn {
  readonly from: number;
  readonly to: number;
}

export interface GridHeader {
  readonly columns: readonly GridColumn[];
  /** How many rows of the grid it takes. */
  readonly depth: number;
}

const MOST_ROWS = 3;
const MOST_COLUMNS = 60;
/** What a label says behind its words: a unit, a letter of the arithmetic. */
const BEHIND = new RegExp(
  `(?:\\((?:单位:)?(?:${MONEY_UNITS}|%|分|\\d{1,3}分|[a-z](?:[/÷][a-z])?(?:[*×]100%?)?)\\)|:|\\*)$`,
  'iu',
);

/** A label without white space, units and letters. */
function bare(label: string): string {
  let text = fold(label);
  for (let match = BEHIND.exec(text); match !== null && match.index > 0; match = BEHIND.exec(text))
    text = text.slice(0, match.index);
  return text;
}

const byLabel: ReadonlyMap<string, SummaryLabel> = new Map(
  columnLabels.map((label) => [bare(label.folded), label] as const),
);

const RATES: ReadonlySet<string> = new Set(['outputRate', 'benefitRate', 'satisfactionRate']);

/** What the labels over one column say, from the top; a column that no label knows keeps its labels. */
function columnOf(labels: readonly string[]): SummaryColumn {
  const folded = labels.map(fold);
  const whole = folded.join('');
  const known = byLabel.get(bare(whole)) ?? byLabel.get(bare(folded.at(-1) ?? ''));
  const label = folded.join('/');
  const isScore = known !== undefined && RATES.has(known.field) && /得分/u.test(whole) && !/率/u.test(whole);
  if (known === undefined || isScore) return { field: 'extra', kind: 'text', label };
  return { field: known.field, kind: known.kind, label };
}

const own = (row: GridRow): GridCell[] => row.cells.filter((cell) => !cell.covered);

const NONE: ReadonlySet<string> = new Set();
const REASON = new RegExp(`(?:${anyOf(summary.reasons)})(?:${anyOf(summary.reasonEnds)})*$`, 'u');
/** Rows below a header that tell what a column holds. */
const TOLD_WITHIN = 50;

/** Whether a label says in its last words that reasons stand below it: 存在问题及改进措施; not 评分差异. */
const saysReason = (label: string): boolean =>
  REASON.test(label) && fieldByWords('columns', label, NONE, null) === 'deviation';

/** Whether a column holds figures, numbers of files and the like: something, and nothing in words. */
function isWithoutWords(column: GridColumn, rows: readonly GridRow[]): boolean {
  const texts = rows.flatMap((row) =>
    own(row).flatMap((cell) => (column.from <= cell.column && cell.column < column.to ? [cell.fold] : [])),
  );
  const filled = texts.filter((text) => /[\p{L}\d]/u.test(text));
  return filled.length > 0 && !filled.some((text) => /\p{Script=Han}{2}/u.test(text) || text === '无');
}

/** The columns, with the first whose words tell of reasons as that of the reasons, where no label of the lists is one. */
function withReason(columns: readonly GridColumn[], below: readonly GridRow[]): readonly GridColumn[] {
  if (columns.some(({ field }) => field === 'reason')) return columns;
  const isReason = (column: GridColumn): boolean =>
    column.field === 'extra' &&
    column.kind === 'text' &&
    saysReason(bare(column.label.split('/').at(-1) ?? '')) &&
    !isWithoutWords(column, below);
  const at = columns.findIndex(isReason);
  return columns.map((column, index) => (index === at ? { ...column, field: 'reason' } : column));
}

/** Whether a row stands under the wide cells of a header and parts them. */
function partsHeader(rows: readonly GridRow[], at: number, depth: number): boolean {
  const above = rows[at + depth - 1];
  const row = rows[at + depth];
  if (above === undefined || row === undefined || row.kind !== 'sheet' || row.block !== above.block) return false;
  const wide = above.cells.filter((cell) => cell.end - cell.column > 1);
  const cells = own(row);
  return (
    cells.length >= 2 &&
    cells.every(
      (cell) =>
        !/^[\d.,%]+$/u.test(cell.fold) && wide.some((over) => over.column <= cell.column && cell.end <= over.end),
    )
  );
}

/**
 * The header of a summary whose first row is `rows[at]`: one row, or several where wide cells stand over narrow ones. Null
 * where its labels make none.
 */
export function gridHeader(rows: readonly GridRow[], at: number): GridHeader | null {
  const first = rows[at];
  if (first === undefined || first.kind !== 'sheet' || first.grid !== 'placed') return null;
  if (own(first).length < 3 || !own(first).some((cell) => byLabel.get(bare(cell.text))?.field === 'name')) return null;
  let depth = 1;
  while (depth < MOST_ROWS && partsHeader(rows, at, depth)) depth++;
  const width = Math.max(...first.cells.map((cell) => cell.end));
  if (width > MOST_COLUMNS) return null;
  const columns: GridColumn[] = [];
  const seen = new Set<string>();
  let before: readonly GridCell[] = [];
  for (let place = 0; place < width; place++) {
    const over = rows
      .slice(at, at + depth)
      .flatMap((row) => row.cells.filter((cell) => !cell.covered && cell.column <= place && place < cell.end));
    const last = columns.at(-1);
    if (over.length === 0) {
      before = [];
      continue;
    }
    if (last !== undefined && over.length === before.length && over.every((cell, i) => cell === before[i])) {
      columns[columns.length - 1] = { ...last, to: place + 1 };
      continue;
    }
    before = over;
    const column = columnOf(over.map((cell) => cell.text));
    const again = column.field !== 'extra' && seen.has(column.field);
    seen.add(column.field);
    columns.push({ ...column, ...(again && { field: 'extra' }), from: place, to: place + 1 });
  }
  if (!isSummaryHeader(columns)) return null;
  if (columns.some(({ label }) => label.split('/').some((part) => labelsOfOneForm.has(bare(part))))) return null;
  const below = rows.slice(at + depth, at + depth + TOLD_WITHIN);
  return { columns: withReason(columns, below), depth };
}
