import type { Lexicon } from '../../labels/lexicon.js';
import type { IndicatorColumn, RawCell, RawIndicatorRow } from '../../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell, takeCells } from '../cells.js';
import type { HeaderColumn } from '../header-pieces.js';
import { type Atom, atomsOf } from './atoms.js';
import { apartOf, type Column, cellsOf } from './cells.js';
import { type Layout, layoutOf, PRICES } from './layout.js';
import { levelsOf } from './levels.js';
import { columnsOf, readBlock } from './readings.js';
import type { RowNumbers } from './row-numbers.js';
import type { SearchResult } from './search.js';
import type { Work } from './work.js';

export interface Rows {
  readonly columns: readonly IndicatorColumn[];
  readonly rows: readonly RawIndicatorRow[];
  readonly layout: Layout;
  /** What reading a row cost on the average: the higher, the worse the text fits the columns. */
  readonly doubt: number;
}

/** Reads the rows of an indicators block [from, to) under a header. */
export function readRows(
  book: Ownership,
  lexicon: Lexicon,
  header: readonly HeaderColumn[],
  from: number,
  to: number,
  opens: boolean,
  work: Work,
  numbers: RowNumbers | null = null,
): Rows {
  const { glyphs } = book;
  const layout = layoutOf(glyphs, from, to);
  const weighted = new Set(
    header.flatMap((column) => (column.field?.endsWith('Weight') ? [column.field.slice(0, -6)] : [])),
  );
  const printed = columnsOf(header);
  const fields = printed.map((column) => column.field);
  const apart = apartOf(printed, glyphs.fold.slice(from, to));
  const wanted = {
    signs: apart.signs,
    units: fields.includes('unit'),
    unitsBehind: apart.units,
    answers: fields.includes('core'),
    directions: fields.includes('direction'),
    definitions: fields.includes('definition') || fields.includes('scoreRule'),
  };
  const atoms = atomsOf(glyphs, lexicon, from, to, layout, PRICES[layout], wanted, weighted, numbers);
  const pieces = { glyphs, atoms, glued: layout === 'glued', apart };
  const { columns, result } = readBlock({ ...pieces, cells: cellsOf(pieces), work }, printed);
  return {
    columns: columns.filter((column) => column.printed).map((column) => column.field),
    rows: rowsOf(book, lexicon, atoms, columns, result, opens, onlyFirst(header), numbers),
    layout,
    doubt: result.cost / Math.max(1, result.rows.length),
  };
}

/** Whether a header prints a column of classes and no second one. */
const onlyFirst = (header: readonly HeaderColumn[]): boolean =>
  header.some(({ field }) => field === 'level1') && !header.some(({ field }) => field === 'level2');

function rowsOf(
  book: Ownership,
  lexicon: Lexicon,
  atoms: readonly Atom[],
  columns: readonly Column[],
  result: SearchResult,
  opens: boolean,
  only: boolean,
  numbers: RowNumbers | null,
): RawIndicatorRow[] {
  const { glyphs } = book;
  // The number of a row is a cell of it; one that no row takes stays unread.
  for (const atom of atoms)
    if (atom.kind !== 'text' && numbers?.ends.has(atom.start) !== true) own(book, atom.start, atom.end, Owner.label);
  const levels = levelsOf(glyphs, lexicon, atoms, opens, only);
  let free: { cell: RawCell; under: number | null } | null = null;
  const rows: RawIndicatorRow[] = [];
  let behind = 0;
  for (const segments of result.rows) {
    const cells: { [C in IndicatorColumn]?: RawCell } = {};
    const extra: { label: string; cell: RawCell }[] = [];
    for (const segment of segments) {
      const ranges = atoms
        .slice(segment.from, segment.to)
        .filter((atom) => atom.kind === 'text')
        .map((atom) => [atom.start, atom.end] as const);
      const cell = takeCells(book, ranges, 0.9);
      const { field, label } = columns[segment.column] as Column;
      if (cell === null) continue;
      if (label !== undefined) extra.push({ label, cell });
      else cells[field] = cell;
    }
    const first = segments[0]?.from ?? 0;
    const number = numbers === null ? null : numberOf(book, numbers, atoms, first, behind);
    if (number !== null) extra.unshift(number);
    behind = segments.at(-1)?.to ?? behind;
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
      ...(extra.length === 0 ? {} : { extra }),
    });
  }
  return rows;
}

/** The number before a row whose first atom is `first`, behind the last atom of the row above. */
function numberOf(
  book: Ownership,
  numbers: RowNumbers,
  atoms: readonly Atom[],
  first: number,
  behind: number,
): { label: string; cell: RawCell } | null {
  const atom = atoms.slice(behind, first).findLast((one) => numbers.ends.has(one.start));
  const cell = atom === undefined ? null : takeCell(book, atom.start, atom.end, 0.9);
  return cell === null ? null : { label: numbers.label, cell };
}

const takeLabel = (book: Ownership, atom: Atom): RawCell | null => takeCell(book, atom.start, atom.labelEnd, 0.95);
