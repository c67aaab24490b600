import { labels } from '../generated/labels.js';
import { values as words } from '../generated/values.js';
import { foldLabel, type Lexicon } from '../labels/lexicon.js';
import { isTick } from '../labels/menu.js';
import type { IndicatorColumn, RawCell, RawIndicatorRow } from '../raw/raw-form.js';
import type { Aligner, Column } from './align.js';
import { partOf } from './head-row.js';
import type { GridHeader } from './headers.js';
import { labelOf, levelOf } from './know.js';
import { type Field, isBlockLabel } from './prices.js';
import type { GridCell, GridRow } from './rows.js';

export interface IndicatorRowRead {
  readonly row: RawIndicatorRow;
  readonly unread: readonly GridCell[];
  /** Values beside the levels and the name. */
  readonly values: number;
}

const isLevel = (column: Column | undefined): boolean => column?.field === 'level1' || column?.field === 'level2';

/** A cell that reaches down from above counts only where it is a class of indicators. */
function counts(cell: GridCell, columns: readonly Column[]): boolean {
  if (!cell.covered) return true;
  const at = columns.find((column) => cell.column >= column.start && cell.column < column.end);
  return isLevel(at);
}

/** Answers that stand as columns of their own, one of them ticked: 确定能, 有可能, 完全不可能. */
const LIKELIHOODS: readonly string[] = words.likelihoods;
const SUBTOTALS: readonly string[] = labels.subtotals;

const isClass = (lexicon: Lexicon, fold: string): boolean =>
  levelOf(lexicon, 'level1', fold) !== null || levelOf(lexicon, 'level2', fold) !== null;

/** A label that adds up the indicators of a class: 小计, 产出指标小计; not 会议费小计, which is an indicator. */
const isSubtotalLabel = (lexicon: Lexicon, fold: string): boolean =>
  SUBTOTALS.some((word) => fold === word || (fold.endsWith(word) && isClass(lexicon, fold.slice(0, -word.length))));

/** Fields that an indicator has and a sum of some has not. */
const VALUES: ReadonlySet<Field> = new Set<Field>(['target', 'actual', 'forecast']);

/**
 * Whether a row adds up the indicators of a class: 产出指标小计, and nothing beside it but classes and figures, none of
 * which stands for a target or a result where cells have their places.
 */
export function isSubtotal(lexicon: Lexicon, row: GridRow, columns: readonly Column[]): boolean {
  const own = row.cells.filter((cell) => !cell.covered);
  const label = own.find(({ fold }) => isSubtotalLabel(lexicon, fold));
  if (label === undefined) return false;
  const isValue = ({ column }: GridCell): boolean =>
    row.grid === 'placed' &&
    columns.some((each) => VALUES.has(each.field) && each.start <= column && column < each.end);
  return own.every((cell) => {
    if (cell === label || isClass(lexicon, cell.fold) || /^[-—–/]+$/u.test(cell.fold)) return true;
    return /^[\d.]+[分%]?$/u.test(cell.fold) && !isValue(cell);
  });
}

/**
 * Reads a row of the indicators block by its header. Where the header has no column for a class of indicators and the
 * row prints one before its name, it is taken all the same; a full label of a second-level class that stands in the
 * place of the name (a form without third level) is the class.
 */
export function readIndicatorRow(
  lexicon: Lexicon,
  aligner: Aligner,
  row: GridRow,
  header: GridHeader,
): IndicatorRowRead {
  const has = (field: IndicatorColumn): boolean => header.columns.some((column) => column.field === field);
  const first = header.columns[0];
  const own = row.cells.filter((cell) => counts(cell, header.columns));
  let level1: RawCell | undefined;
  let level2: RawCell | undefined;
  const leading = (): GridCell | undefined => {
    const cell = own[0];
    return cell !== undefined && own.length > 1 ? cell : undefined;
  };
  const before = leading();
  if (before !== undefined && isBlockLabel(lexicon, before.fold) && levelOf(lexicon, 'level1', before.fold) === null)
    own.shift();
  for (const region of ['level1', 'level2'] as const) {
    const cell = leading();
    if (cell === undefined || has(region) || (first !== undefined && cell.column >= first.start)) continue;
    if (row.grid !== 'placed' && !/指标|分\)?$/u.test(cell.fold)) continue;
    if (levelOf(lexicon, region, cell.fold) === null) continue;
    if (region === 'level1') level1 = cell.raw;
    else level2 = cell.raw;
    own.shift();
  }
  const places = aligner.align(own, header.columns, row.grid);
  const cells: { [C in Exclude<IndicatorColumn, 'level1' | 'level2'>]?: RawCell } = {};
  const extra: { label: string; cell: RawCell }[] = [];
  const unread: GridCell[] = [];
  let level1Weight: RawCell | undefined;
  let level2Weight: RawCell | undefined;
  let values = 0;
  own.forEach((cell, index) => {
    const column = header.columns[places[index] ?? -1];
    if (column === undefined) unread.push(cell);
    else if (cells.likelihood === undefined && isTick(cell.fold) && LIKELIHOODS.includes(column.label))
      cells.likelihood = { ...cell.raw, text: column.label };
    else if (column.field === null || column.field === 'no') extra.push({ label: column.label, cell: cell.raw });
    else if (column.field === 'level1') level1 = cell.raw;
    else if (column.field === 'level2') level2 = cell.raw;
    else if (column.field === 'level1Weight') level1Weight = cell.raw;
    else if (column.field === 'level2Weight') level2Weight = cell.raw;
    else {
      cells[column.field as Exclude<IndicatorColumn, 'level1' | 'level2'>] = cell.raw;
      if (column.field !== 'name') values++;
    }
  });
  const name = own.find((cell) => cell.raw === cells.name);
  if (name !== undefined && level2 === undefined && !has('level2') && /指标/u.test(name.fold)) {
    const label = labelOf(lexicon, 'level2', name.fold);
    if (label !== null) {
      level2 = name.raw;
      delete cells.name;
    }
  }
  return {
    row: {
      ...(level1 !== undefined && { level1 }),
      ...(level1Weight !== undefined && { level1Weight }),
      ...(level2 !== undefined && { level2 }),
      ...(level2Weight !== undefined && { level2Weight }),
      cells,
      ...(extra.length > 0 && { extra }),
    },
    unread,
    values,
  };
}

/**
 * Reads a total row: the weight and the score under the header's columns, the grade wherever it stands. `scored`: some
 * row above has a score; where none has, a lone figure that has lost its place is the weight.
 */
export function readTotalRow(
  lexicon: Lexicon,
  aligner: Aligner,
  row: GridRow,
  header: GridHeader | null,
  scored: boolean,
): { weight: RawCell | null; score: RawCell | null; grade: RawCell | null; unread: readonly GridCell[] } {
  const cells = row.cells.filter((cell) => !cell.covered && labelOf(lexicon, 'totals', cell.fold) === null);
  const grade = cells.find((cell) => /等[级次]|^[优良中差]$/u.test(cell.fold));
  const figures = cells.filter((cell) => cell !== grade && /^\d[\d,.]*分?$/u.test(cell.fold));
  const columns = (header?.columns ?? []).filter((column) => column.field === 'weight' || column.field === 'score');
  if (!scored && figures.length === 1 && row.grid === 'packed' && columns.some((column) => column.field === 'weight'))
    return { weight: figures[0]?.raw ?? null, score: null, grade: grade?.raw ?? null, unread: [] };
  const placesOf = aligner.align(figures, columns, row.grid);
  let weight: RawCell | null = null;
  let score: RawCell | null = null;
  const unread = cells.filter((cell) => cell !== grade && !figures.includes(cell));
  figures.forEach((cell, index) => {
    const field = columns[placesOf[index] ?? -1]?.field;
    if (field === 'weight') weight = cell.raw;
    else if (field === 'score') score = cell.raw;
    else if (score === null) score = cell.raw;
    else unread.push(cell);
  });
  return { weight, score, grade: grade?.raw ?? null, unread };
}

/** The score of a total that stands in one cell with its label: 总分：98分; null where it is none. */
export function totalInCell(lexicon: Lexicon, cell: GridCell): RawCell | null {
  const match = /^([^:：]{2,10})[:：]\s*(\d{1,3}(?:\.\d+)?\s*分?)$/u.exec(cell.raw.text.trim());
  const [, label = '', score = ''] = match ?? [];
  if (match === null || labelOf(lexicon, 'totals', foldLabel(label)) === null) return null;
  const end = cell.raw.text.trimEnd().length;
  return partOf(cell.raw, end - score.length, end);
}
