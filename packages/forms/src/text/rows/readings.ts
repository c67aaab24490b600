import type { IndicatorColumn } from '../../raw/raw-form.js';
import type { HeaderColumn } from '../header-pieces.js';
import type { Atom } from './atoms.js';
import { BLANK } from './blanks.js';
import type { Block, Column } from './cells.js';
import { type Blanks, type SearchResult, searchRows } from './search.js';

/** A reading of a block, with the columns that it was read in. */
export interface Reading {
  readonly columns: readonly Column[];
  readonly result: SearchResult;
}

/** Orders of the columns that forms print, tried where the header's own reads badly. */
const ORDERS: readonly (readonly IndicatorColumn[])[] = [
  ['name', 'target', 'actual', 'weight', 'score', 'deviation'],
  ['name', 'weight', 'target', 'actual', 'score', 'deviation'],
  ['name', 'target', 'weight', 'actual', 'score', 'deviation'],
  ['name', 'target', 'actual', 'score', 'deviation'],
  ['name', 'operator', 'target', 'unit', 'actual', 'weight', 'score', 'deviation'],
];
const ORDER_PRICE = 4;
/** Columns that some forms print and leave blank in every row. */
const MARKS: ReadonlySet<IndicatorColumn> = new Set(['weight', 'score']);
/** Cost a row above which other orders of the columns are tried. */
const DOUBTFUL = 3.2;

const LEVEL_FIELDS: ReadonlySet<string> = new Set(['level1', 'level2', 'level1Weight', 'level2Weight']);

const hasLevel2 = (columns: readonly HeaderColumn[]): boolean => columns.some((column) => column.field === 'level2');

/** The columns of a header that rows are read in, with those that forms fill without printing them. */
export function columnsOf(header: readonly HeaderColumn[]): Column[] {
  const columns: Column[] = header.flatMap(({ field, label }) => {
    if (field !== null && LEVEL_FIELDS.has(field)) return [];
    const known = field === null || field === 'extra' ? null : (field as IndicatorColumn);
    return [known === null ? { field: 'extra', printed: true, label } : { field: known, printed: true }];
  });
  const fields = columns.map((column) => column.field);
  const name = columns.findIndex((column) => column.field === 'name');
  if (name >= 0 && !fields.includes('definition') && !fields.includes('operator'))
    columns.splice(name + 1, 0, { field: 'definition', printed: false });
  if (hasLevel2(header)) columns.unshift({ field: 'level2', printed: false });
  return columns;
}

/** The texts of a column of a reading by row, null where it is blank. */
function textsOf({ glyphs, atoms }: Block, { columns, result }: Reading, field: IndicatorColumn): (string | null)[] {
  const wanted = columns.findIndex((column) => column.field === field);
  return result.rows.map((row) => {
    const segment = row.find(({ column }) => column === wanted);
    if (segment === undefined) return null;
    const { from, to } = segment;
    return glyphs.fold.slice((atoms[from] as Atom).start, (atoms[to - 1] as Atom).end);
  });
}

/** Whether every row has a weight and these make the hundred or what execution leaves of it. */
function isWhole(block: Block, reading: Reading): boolean {
  const weights = textsOf(block, reading, 'weight');
  const sum = weights.reduce((all, one) => all + Number(one), 0);
  return !weights.includes(null) && HUNDREDS.some((hundred) => Math.abs(sum - hundred) < 0.01);
}

const HUNDREDS = [80, 90, 100];

/**
 * A form in which no actual value has been filled in yet reads its weights as actual values. Read without that column,
 * where its rows then all have a weight and these make the hundred.
 */
function withoutValues(block: Block, { columns, result }: Reading): Reading | null {
  const weight = columns.findIndex((column) => column.field === 'weight');
  const actual = columns.findIndex((column) => column.field === 'actual');
  if (weight < 0 || actual < 0 || result.rows.length === 0) return null;
  if (result.rows.some((row) => row.some((segment) => segment.column === weight))) return null;
  const fewer = columns.filter((column) => column.field !== 'actual' && column.field !== 'score');
  const reading = { columns: fewer, result: searchRows(block, fewer) };
  return isWhole(block, reading) ? reading : null;
}

/**
 * A form that leaves weights and scores blank in every row reads values as such. Read without these columns; where the
 * weights made the hundred, only if the values that they were are the targets again.
 */
function withoutMarks(block: Block, reading: Reading): Reading {
  const columns = reading.columns.filter((column) => !MARKS.has(column.field));
  if (columns.length === reading.columns.length) return reading;
  const bare = { columns, result: searchRows(block, columns) };
  if (bare.result.rows.length < 2 || bare.result.cost + ORDER_PRICE >= reading.result.cost) return reading;
  if (!isWhole(block, reading)) return bare;
  const targets = textsOf(block, bare, 'target');
  const met = textsOf(block, bare, 'actual').filter((text, i) => text !== null && text === targets[i]);
  return met.length > targets.length / 2 ? bare : reading;
}

const isDoubtful = ({ result }: Reading): boolean => result.cost > DOUBTFUL * Math.max(1, result.rows.length);

/** A column that this form fills as a rule makes a blank in it dear, one that it leaves blank cheap. */
function blanksOf({ columns, result }: Reading): Blanks {
  const blanks: { [C in IndicatorColumn]?: number } = {};
  const count = Math.max(1, result.rows.length);
  for (const [i, { field }] of columns.entries()) {
    const filled = result.rows.filter((row) => row.some((segment) => segment.column === i)).length / count;
    const base = BLANK[field];
    if (base > 0) blanks[field] = field === 'name' ? base : base * 0.6 + 2.6 * filled * filled;
  }
  return blanks;
}

/** Reads a block again by what the first reading shows of the form's habits, where that one is doubtful. */
function byHabit(block: Block, first: Reading): Reading {
  const { columns } = first;
  const again = { columns, result: searchRows(block, columns, blanksOf(first)) };
  if (again.result.rows.length <= 2 || !again.result.whole) return first;
  const result = searchRows(block, columns, blanksOf(again));
  if (!result.whole) return first;
  return { columns, result: { ...result, cost: Math.min(first.result.cost, result.cost) } };
}

const fieldsOf = (columns: readonly Column[]): IndicatorColumn[] =>
  columns.filter((column) => column.printed).map((column) => column.field);

/** The cheapest reading in another order of the same columns, where one is cheaper by far. */
function inOtherOrder(block: Block, reading: Reading): Reading {
  const own = fieldsOf(reading.columns);
  const printed = new Set(own);
  const ranked = (fields: Iterable<IndicatorColumn>): IndicatorColumn[] =>
    [...fields].filter((field) => field !== 'deviation');
  const free = reading.columns.filter((column) => column.field === 'level2' && !column.printed);
  let best = reading;
  for (const order of ORDERS) {
    const known = order.filter((field) => printed.has(field));
    if (ranked(known).length < ranked(order).length || ranked(order).length < ranked(printed).length) continue;
    if (known.join() === own.join()) continue;
    const columns = [...free, ...known.map((field) => ({ field, printed: true }))];
    const result = searchRows(block, columns);
    if (result.cost + ORDER_PRICE < best.result.cost) best = { columns, result };
  }
  return best;
}

/** The best reading of a block: in the header's columns, by the form's habits, with fewer columns, in another order. */
export function readBlock(block: Block, columns: readonly Column[]): Reading {
  let reading: Reading = { columns, result: searchRows(block, columns) };
  if (!reading.result.whole) return reading;
  if (isDoubtful(reading)) reading = byHabit(block, reading);
  const bare = withoutValues(block, reading);
  if (bare !== null) return bare;
  return isDoubtful(reading) ? inOtherOrder(block, withoutMarks(block, reading)) : reading;
}
