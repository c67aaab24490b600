import type { Lexicon } from '../../labels/lexicon.js';
import type { IndicatorColumn, RawCell, RawIndicatorRow } from '../../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell, takeCells } from '../cells.js';
import type { Glyphs } from '../glyphs.js';
import type { HeaderColumn } from '../headers.js';
import { type Atom, atomsOf } from './atoms.js';
import { BLANK } from './blanks.js';
import { apartOf, type Block, type Column } from './cells.js';
import { type Layout, layoutOf, PRICES } from './layout.js';
import { levelsOf } from './levels.js';
import { type Blanks, type SearchResult, searchRows } from './search.js';

/** Orders of the columns that forms print, tried where the header's own reads badly. */
const ORDERS: readonly (readonly IndicatorColumn[])[] = [
  ['name', 'target', 'actual', 'weight', 'score', 'deviation'],
  ['name', 'weight', 'target', 'actual', 'score', 'deviation'],
  ['name', 'target', 'weight', 'actual', 'score', 'deviation'],
  ['name', 'target', 'actual', 'score', 'deviation'],
  ['name', 'operator', 'target', 'unit', 'actual', 'weight', 'score', 'deviation'],
];
const ORDER_PRICE = 4;
/** Cost a row above which other orders of the columns are tried. */
const DOUBTFUL = 3.2;

const LEVEL_FIELDS: ReadonlySet<string> = new Set(['level1', 'level2', 'level1Weight', 'level2Weight']);

const hasLevel2 = (columns: readonly HeaderColumn[]): boolean => columns.some((column) => column.field === 'level2');

function columnsOf(header: readonly HeaderColumn[]): Column[] {
  const fields = header.flatMap((column) =>
    column.field === null || LEVEL_FIELDS.has(column.field) ? [] : [column.field as IndicatorColumn],
  );
  const columns: Column[] = fields.map((field) => ({ field, printed: true }));
  const name = columns.findIndex((column) => column.field === 'name');
  if (name >= 0 && !fields.includes('definition') && !fields.includes('operator'))
    columns.splice(name + 1, 0, { field: 'definition', printed: false });
  if (hasLevel2(header)) columns.unshift({ field: 'level2', printed: false });
  return columns;
}

/**
 * A form in which no actual value has been filled in yet reads its weights as actual values. Read without that column,
 * where its rows then all have a weight and these make the hundred or what execution leaves of it.
 */
function withoutValues(
  block: Block,
  columns: readonly Column[],
  result: SearchResult,
): { result: SearchResult; columns: Column[] } | null {
  const { glyphs, atoms } = block;
  const weight = columns.findIndex((column) => column.field === 'weight');
  const actual = columns.findIndex((column) => column.field === 'actual');
  if (weight < 0 || actual < 0 || result.rows.length === 0) return null;
  if (result.rows.some((row) => row.some((segment) => segment.column === weight))) return null;
  const fewer = columns.filter((column) => column.field !== 'actual' && column.field !== 'score');
  const tried = searchRows(block, fewer);
  const at = fewer.findIndex((column) => column.field === 'weight');
  const weights = tried.rows.flatMap((row) =>
    row.flatMap((segment) =>
      segment.column === at
        ? [Number(glyphs.fold.slice((atoms[segment.from] as Atom).start, (atoms[segment.to - 1] as Atom).end))]
        : [],
    ),
  );
  const sum = weights.reduce((all, one) => all + one, 0);
  const whole = weights.length === tried.rows.length && [80, 90, 100].some((hundred) => Math.abs(sum - hundred) < 0.01);
  return whole ? { result: tried, columns: fewer } : null;
}

const isDoubtful = (result: SearchResult): boolean => result.cost > DOUBTFUL * Math.max(1, result.rows.length);

/** A column that this form fills as a rule makes a blank in it dear, one that it leaves blank cheap. */
function blanksOf(columns: readonly Column[], result: SearchResult): Blanks {
  const blanks: { [C in IndicatorColumn]?: number } = {};
  const count = Math.max(1, result.rows.length);
  for (const [i, { field }] of columns.entries()) {
    const filled = result.rows.filter((row) => row.some((segment) => segment.column === i)).length / count;
    const base = BLANK[field];
    if (base > 0) blanks[field] = field === 'name' ? base : base * 0.6 + 2.6 * filled * filled;
  }
  return blanks;
}

export interface Rows {
  readonly columns: readonly IndicatorColumn[];
  readonly rows: readonly RawIndicatorRow[];
  readonly layout: Layout;
}

/** Reads the rows of an indicators block [from, to) under a header. */
export function readRows(
  book: Ownership,
  lexicon: Lexicon,
  header: readonly HeaderColumn[],
  from: number,
  to: number,
  opens: boolean,
): Rows {
  const { glyphs } = book;
  const layout = layoutOf(glyphs, from, to);
  const weighted = new Set(
    header.flatMap((column) => (column.field?.endsWith('Weight') ? [column.field.slice(0, -6)] : [])),
  );
  let columns = columnsOf(header);
  const fields = columns.map((column) => column.field);
  const apart = apartOf(columns, glyphs.fold.slice(from, to));
  const wanted = {
    signs: apart.signs,
    units: fields.includes('unit'),
    unitsBehind: apart.units,
    answers: fields.includes('core'),
  };
  const atoms = atomsOf(glyphs, lexicon, from, to, layout, PRICES[layout], wanted, weighted);
  const block = { glyphs, atoms, glued: layout === 'glued', apart };
  let result = searchRows(block, columns);
  if (isDoubtful(result)) {
    const habit = blanksOf(columns, result);
    const again = searchRows(block, columns, habit);
    const still = searchRows(block, columns, blanksOf(columns, again));
    if (again.rows.length > 2) result = { ...still, cost: Math.min(result.cost, still.cost) };
  }
  const bare = withoutValues(block, columns, result);
  if (bare !== null) [result, columns] = [bare.result, bare.columns];
  else if (isDoubtful(result)) {
    const printed = new Set(columns.filter((column) => column.printed).map((column) => column.field));
    for (const order of ORDERS) {
      if (
        order.some((field) => !printed.has(field) && field !== 'deviation') ||
        order.filter((field) => field !== 'deviation').length <
          [...printed].filter((field) => field !== 'deviation').length
      )
        continue;
      if (
        order.filter((field) => printed.has(field)).join() ===
        columns
          .filter((column) => column.printed)
          .map((column) => column.field)
          .join()
      )
        continue;
      const other: Column[] = [
        ...(hasLevel2(header) ? [{ field: 'level2' as const, printed: false }] : []),
        ...order.filter((field) => printed.has(field)).map((field) => ({ field, printed: true })),
      ];
      const tried = searchRows(block, other);
      if (tried.cost + ORDER_PRICE < result.cost) [result, columns] = [tried, other];
    }
  }
  return {
    columns: columns.filter((column) => column.printed).map((column) => column.field),
    rows: rowsOf(book, lexicon, atoms, columns, result, opens),
    layout,
  };
}

function rowsOf(
  book: Ownership,
  lexicon: Lexicon,
  atoms: readonly Atom[],
  columns: readonly Column[],
  result: SearchResult,
  opens: boolean,
): RawIndicatorRow[] {
  const { glyphs } = book;
  for (const atom of atoms) if (atom.kind !== 'text') own(book, atom.start, atom.end, Owner.label);
  const levels = levelsOf(glyphs, lexicon, atoms, opens);
  const natured = isNature(result, columns, atoms, glyphs);
  let free: { cell: RawCell; under: number | null } | null = null;
  const rows: RawIndicatorRow[] = [];
  for (const segments of result.rows) {
    const cells: { [C in IndicatorColumn]?: RawCell } = {};
    for (const segment of segments) {
      const ranges = atoms
        .slice(segment.from, segment.to)
        .filter((atom) => atom.kind === 'text')
        .map((atom) => [atom.start, atom.end] as const);
      const cell = takeCells(book, ranges, 0.9);
      const { field } = columns[segment.column] as Column;
      if (cell !== null) cells[natured && field === 'operator' ? 'nature' : field] = cell;
    }
    const first = segments[0]?.from ?? 0;
    const { level1, level2, weight } = levels[first] ?? { level1: null, level2: null, weight: null };
    const { level2: own2, ...rest } = cells;
    if (own2 !== undefined) free = { cell: own2, under: level2 };
    if (free !== null && free.under !== level2) free = null;
    const labelOf = (index: number | null): RawCell | null =>
      index === null ? null : takeLabel(book, atoms[index] as Atom);
    const weightAtom =
      level1 === null
        ? null
        : ((atoms[level1] as Atom).weight ?? (weight === null ? null : (atoms[weight] as Atom).weight));
    const label1 = labelOf(level1);
    const label2 = free?.cell ?? labelOf(level2);
    if (rest.name === undefined && rest.definition !== undefined && label2 !== null) rest.name = label2;
    const weight1 = weightAtom === null ? null : takeCell(book, weightAtom[0], weightAtom[1], 0.9);
    const weight2 = level2 === null || free !== null ? null : (atoms[level2] as Atom).weight;
    const cell2 = weight2 === null ? null : takeCell(book, weight2[0], weight2[1], 0.9);
    rows.push({
      ...(label1 === null ? {} : { level1: label1 }),
      ...(weight1 === null ? {} : { level1Weight: weight1 }),
      ...(label2 === null ? {} : { level2: label2 }),
      ...(cell2 === null ? {} : { level2Weight: cell2 }),
      cells: rest,
    });
  }
  return rows;
}

const takeLabel = (book: Ownership, atom: Atom): RawCell | null => takeCell(book, atom.start, atom.labelEnd, 0.95);

/** A column 指标性质 that holds 定量 and 定性 names the nature of the indicators, not the sign of their targets. */
function isNature(result: SearchResult, columns: readonly Column[], atoms: readonly Atom[], glyphs: Glyphs): boolean {
  const texts = result.rows.flatMap((row) =>
    row.flatMap((segment) =>
      (columns[segment.column] as Column).field === 'operator'
        ? [glyphs.fold.slice((atoms[segment.from] as Atom).start, (atoms[segment.to - 1] as Atom).end)]
        : [],
    ),
  );
  return (
    texts.length > 0 && texts.every((text) => /^定[量性]/u.test(text)) && texts.some((text) => text.startsWith('定量'))
  );
}
