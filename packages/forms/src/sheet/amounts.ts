import { AMOUNT_LABEL, OVER_SOURCES, OWN_BUDGET } from '../labels/budget.js';
import type { Lexicon } from '../labels/lexicon.js';
import { TASK_CONTENT, TASK_NAME } from '../labels/tasks.js';
import type { RawCell, RawFundRow } from '../raw/raw-form.js';
import { labelOf } from './know.js';
import type { GridCell, GridRow } from './rows.js';

/** An amount beside its label, outside a funds block: 中央补助 0, 基本支出 417.59. */
export interface Amount {
  readonly label: string;
  /** The source of funds that the label names, where it names one. */
  readonly source: string | null;
  readonly cell: RawCell;
}

const MONEY = /^-?\d[\d,]*(?:\.\d+)?(?:万?元|亿元)?$/u;
const NUMBERING = new RegExp(
  '^(?:.*[:：](?=[(（]?\\d))?(?:[(（]?\\d{1,2}[)）、.．]|[(（]?[一二三四五六七八九十][)）、.．])*' +
    `(?:(?:${OVER_SOURCES})[:：])?(?:[(（]?\\d{1,2}[)）、.．])*`,
  'u',
);

/** The amount that a label and the cell behind it print; null where they are none. */
export function amountOf(lexicon: Lexicon, label: GridCell, value: GridCell | undefined): Amount | null {
  if (value === undefined || !MONEY.test(value.fold)) return null;
  const name = label.text.replace(NUMBERING, '');
  const known = labelOf(lexicon, 'fundRows', label.fold)?.field ?? null;
  const source = known !== null && SPENDING.has(known) ? null : known;
  if (source === null && !AMOUNT_LABEL.test(label.fold.replace(/:$/u, ''))) return null;
  return { label: name === '' ? label.text : name.replace(/[:：]$/u, ''), source, cell: value.raw };
}

/** A figure of the whole project beside its label, outside a funds block: 预算金额 35.6, 执行率 100%. */
export interface TotalFigure {
  readonly field: 'initial' | 'annual' | 'executed' | 'rate';
  readonly label: string;
  readonly cell: RawCell;
}

const RATE = /^-?\d[\d,]*(?:\.\d+)?%$/u;

/** The figure that the label of a column of money and the cell beside it print; null where they are none. */
export function totalFigureOf(lexicon: Lexicon, label: GridCell, value: GridCell | undefined): TotalFigure | null {
  const field = labelOf(lexicon, 'fundColumns', label.fold)?.field;
  if (value === undefined) return null;
  const printed = { label: label.text.replace(/[:：]$/u, ''), cell: value.raw };
  if (field === 'rate') return RATE.test(value.fold) ? { field, ...printed } : null;
  const money = field === 'initial' || field === 'annual' || field === 'executed';
  return money && MONEY.test(value.fold) ? { field, ...printed } : null;
}

/** Amounts that stand outside a funds block are a department's budget where they part it into basic and project expenditure. */
export const areBudget = (amounts: readonly Amount[]): boolean => amounts.some(({ label }) => OWN_BUDGET.test(label));

/** Kinds of spending: one amount beside such a label is a department's budget, no source of funds. */
const SPENDING: ReadonlySet<string> = new Set(['basic', 'projects']);

/**
 * Amounts by source as rows of funds: the form states one amount each, the year's; and the figures of the whole. `rest`
 * holds the figures whose field another of the same row has taken.
 */
export function fundsOf(
  amounts: readonly Amount[],
  figures: readonly TotalFigure[],
): { readonly rows: readonly RawFundRow[]; readonly rest: readonly TotalFigure[] } {
  const rows = amounts.flatMap(({ source, cell }): RawFundRow[] =>
    source === null ? [] : [{ source, cells: { annual: cell } }],
  );
  const at = rows.findIndex(({ source }) => source === 'total');
  const total: Partial<Record<TotalFigure['field'], RawCell>> = { ...rows[at]?.cells };
  const rest = figures.filter(({ field, cell }) => {
    const taken = total[field] !== undefined;
    if (!taken) total[field] = cell;
    return taken;
  });
  if (rest.length === figures.length) return { rows, rest };
  const row: RawFundRow = { source: 'total', cells: total };
  return { rows: at < 0 ? [row, ...rows] : rows.with(at, row), rest };
}

/** Columns of the tasks of a year. */
export interface TasksHeader {
  readonly name: GridCell;
  readonly content: GridCell;
}

/** The header 任务名称 · 主要内容, or null. */
export function tasksHeader(row: GridRow): TasksHeader | null {
  const name = row.cells.find((cell) => TASK_NAME.test(cell.fold));
  const content = row.cells.find((cell) => TASK_CONTENT.test(cell.fold));
  return name === undefined || content === undefined ? null : { name, content };
}

/** Reads a row under a tasks header. */
export function readTask(
  header: TasksHeader,
  cells: readonly GridCell[],
): { name: RawCell | null; content: RawCell | null } {
  const content = cells.find((cell) => cell.column >= header.content.column && cell.column < header.content.end);
  const name = cells.find((cell) => cell !== content && cell.column < header.content.column);
  if (cells.length === 2 && (content === undefined || name === undefined))
    return { name: cells[0]?.raw ?? null, content: cells[1]?.raw ?? null };
  return { name: name?.raw ?? null, content: content?.raw ?? null };
}
