import type { Label, Lexicon } from '../labels/lexicon.js';
import { MONEY_UNITS } from '../labels/money-unit.js';
import type { FundColumn, RawCell, RawFundRow } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCells } from './cells.js';
import {
  type Atom,
  atomsOf,
  type Cell,
  type Column,
  cellsOf,
  FUND_COLUMNS,
  isStray,
  place,
  SKIP,
  SKIP_STRAY,
} from './fund-cells.js';
import { Break, type Glyphs, textOf } from './glyphs.js';
import type { HeaderColumn } from './header-pieces.js';
import type { Header } from './headers.js';
import { UNITS } from './rows/vocabulary.js';
import { type Found, mayStart } from './scan.js';

/** Labels of money rows in [from, to), 其中： before them included. */
function rowLabels(glyphs: Glyphs, lexicon: Lexicon, from: number, to: number, glued: boolean): Found[] {
  const found: Found[] = [];
  let previousEnd = from;
  for (let i = from; i < to; ) {
    const lead = /^其中:?/u.exec(glyphs.fold.substr(i, 3))?.[0].length ?? 0;
    const digit = i > from && /[\d%—-]/u.test(glyphs.fold[i - 1] as string);
    const known = lexicon.match('fundRows', glyphs.fold, i + lead);
    const opens = digit || lead > 0 || (glyphs.before[i] as Break) > Break.none;
    const start = i + lead;
    const label =
      known ?? (opens ? (labelBehind(glyphs, lexicon, start, to) ?? ownLabel(glyphs, lexicon, start, to)) : null);
    if (label === null || !(opens || mayStart(glyphs, i, previousEnd, label.folded.length, glued))) {
      i++;
      continue;
    }
    let end = i + lead + label.folded.length;
    const bracket = /^\([^()\d]{1,20}\)/u.exec(glyphs.fold.substr(end, 24))?.[0];
    if (bracket !== undefined) end += bracket.length;
    if (glyphs.fold[end] === ':') end++;
    found.push({ label, start: i, end, bracket: bracket ?? '' });
    i = previousEnd = end;
  }
  return found;
}

/** Glyphs of the longest word before a label that the two make one of a row: 区本级 of 区本级财政资金. */
const MOST_BEFORE = 6;

/** A label that is unknown but for what it ends in, 区本级财政资金, where figures or a break stand behind it. */
function labelBehind(glyphs: Glyphs, lexicon: Lexicon, start: number, to: number): Label | null {
  const run = /^\p{Script=Han}+/u.exec(glyphs.fold.slice(start, Math.min(to, start + 18)))?.[0] ?? '';
  const end = start + run.length;
  if (end < to && !/[\d—–/-]/u.test(glyphs.fold[end] as string) && glyphs.before[end] === Break.none) return null;
  for (let i = start + 1; i <= Math.min(end - 4, start + MOST_BEFORE); i++) {
    const label = lexicon.match('fundRows', glyphs.fold, i);
    if (label !== null && i + label.folded.length === end && label.field !== 'total') return { ...label, folded: run };
  }
  return null;
}

/** Glyphs of a source that a form names by a word of its own. */
const OWN_LABEL = /^\p{Script=Han}{3,10}(?=\d)/u;
const NO_SOURCE = /[元年月日度]$|^[因由]|率|分$/u;

/** The label of a source that no lexicon knows, 福彩公益金 or 医疗收入: words between two figures, with two figures behind. */
function ownLabel(glyphs: Glyphs, lexicon: Lexicon, start: number, to: number): Label | null {
  const folded = OWN_LABEL.exec(glyphs.fold.slice(start, Math.min(to, start + 12)))?.[0];
  if (folded === undefined || NO_SOURCE.test(folded) || start + folded.length >= to) return null;
  for (let i = start; i < start + folded.length; i++) {
    if (i > start && glyphs.before[i] !== Break.none) return null;
    if (OTHER_REGIONS.some((region) => lexicon.match(region, glyphs.fold, i) !== null)) return null;
  }
  if (!hasFigures(glyphs, start + folded.length, to)) return null;
  const label = textOf(glyphs, start, start + folded.length);
  return { region: 'fundRows', field: label, label, folded, glyphs: '', sum: 0 };
}

/** A figure that fills its run; a run that only several glued together make, 18.009.0050% or 4000—100%. */
const ONE_FIGURE = /^(?:\d[\d,]*(?:\.\d+)?(?:%|万?元)?|[—–/-]{1,2})$/u;
const GLUED_FIGURES = /\..*\.|\d[%—–/-]+[\d—–/]|\d{5}%$/u;

/** Do two figures stand at a place, parted by a break or glued together, and no unit behind the first: 20 18, not 2023年? */
function hasFigures(glyphs: Glyphs, from: number, to: number): boolean {
  const [first, next] = runEnds(glyphs, from, to);
  const run = glyphs.fold.slice(from, first);
  const figures = /^[\d.,%—–/-]+/u.exec(run)?.[0] ?? '';
  const behind = run.slice(figures.length);
  if (GLUED_FIGURES.test(figures)) return !UNITS.has(behind[0] ?? '') && !UNITS.has(behind.slice(0, 2));
  const second = glyphs.fold.slice(first, next);
  return (
    ONE_FIGURE.test(run) && (ONE_FIGURE.test(second) || GLUED_FIGURES.test(/^[\d.,%—–/-]*/u.exec(second)?.[0] ?? ''))
  );
}

/** Glyphs of the figures looked at behind a label. */
const MOST_FIGURES = 40;

/** Where the run that begins at a place ends, and the run behind it. */
function runEnds(glyphs: Glyphs, from: number, to: number): readonly [number, number] {
  const most = Math.min(to, from + MOST_FIGURES);
  const endOf = (start: number): number => {
    let end = Math.min(most, start + 1);
    while (end < most && glyphs.before[end] === Break.none) end++;
    return end;
  };
  const first = endOf(from);
  return [first, endOf(first)];
}

const OTHER_REGIONS = ['fundRows', 'blocks', 'head', 'goals', 'fundColumns'] as const;

/** The one column between known ones that no field is for; null where there are none, or several. */
function otherColumn({ columns }: Header): HeaderColumn | null {
  const unknown = columns.filter(({ field }, i) => field === null && i > 0 && i < columns.length - 1);
  return unknown.length === 1 ? (unknown[0] ?? null) : null;
}

const UNIT_OR_MARKS = new RegExp(`^\\((?:${MONEY_UNITS}|\\d{1,2}分)\\)`, 'u');

/** Takes out what is left of torn labels among the values: （万元）, 项目资金. */
function withoutRests(book: Ownership, lexicon: Lexicon, from: number, to: number): [number, number][] {
  const { glyphs } = book;
  const ranges: [number, number][] = [];
  let start = from;
  for (let i = from; i < to; ) {
    const unit = UNIT_OR_MARKS.exec(glyphs.fold.substr(i, 6))?.[0].length ?? 0;
    const block = lexicon.match('blocks', glyphs.fold, i)?.folded.length ?? 0;
    const length = Math.max(unit, (glyphs.before[i] as Break) > Break.none ? block : 0);
    if (length === 0) {
      i++;
      continue;
    }
    if (i > start) ranges.push([start, i]);
    own(book, i, Math.min(to, i + length), Owner.label);
    start = i = Math.min(to, i + length);
  }
  if (to > start) ranges.push([start, to]);
  return ranges;
}

export interface Funds {
  /** Where the money ends: before labels of the head, or a department's breakdown, that stand behind it. */
  readonly end: number;
  readonly columns: readonly FundColumn[];
  readonly rows: readonly RawFundRow[];
}

/** Labels of the head may come again behind the money (情况说明, 主管部门): where the first of them stands. */
function headAgain(glyphs: Glyphs, lexicon: Lexicon, from: number, to: number, glued: boolean): number {
  if (glued) return to;
  for (let i = from + 1; i < to; i++) {
    if ((glyphs.before[i] as Break) === Break.none) continue;
    if (isRowOf(glyphs, lexicon, i)) continue;
    const label = lexicon.match('head', glyphs.fold, i) ?? lexicon.match('blocks', glyphs.fold, i);
    if (
      label === null ||
      label.folded.length < 4 ||
      label.field === 'funds' ||
      label.field === 'goals' ||
      label.field === 'indicators'
    )
      continue;
    const end = i + label.folded.length;
    if (end >= to || (glyphs.before[end] as Break) > Break.none || glyphs.fold[end] === ':') return i;
  }
  return to;
}

/** 其中：财政拨款, which is a label of the head too where money stands in it, is one of a row among the money. */
const isRowOf = (glyphs: Glyphs, lexicon: Lexicon, index: number): boolean =>
  glyphs.fold.startsWith('其中:', index) && lexicon.match('fundRows', glyphs.fold, index + 3) !== null;

/** The % of a rate that wraps: behind the other figures of the row on a line by itself, where the rate has none. */
function percentApart(glyphs: Glyphs, atoms: readonly Atom[], cells: readonly Cell[]): readonly Atom[] {
  const rate = cells.find(({ column }) => column === 'rate');
  const last = cells.at(-1);
  const behind = atoms[last?.to ?? 0];
  if (rate === undefined || last === rate || behind === undefined || behind.before < Break.line) return [];
  const text = glyphs.fold.slice(atoms[rate.from]?.start, atoms[rate.to - 1]?.end);
  return glyphs.fold.slice(behind.start, behind.end) === '%' && /^\d[\d.]*$/u.test(text) ? [behind] : [];
}

/** The marks of the execution that the block's heading prints: 预算执行情况（20分）. */
function weightInHeading(book: Ownership, from: number, to: number): RawCell | null {
  const match = /\((\d{1,2})分\)/u.exec(book.glyphs.fold.slice(from, to));
  return match === null
    ? null
    : takeCells(book, [[from + match.index + 1, from + match.index + 1 + (match[1] as string).length]], 0.8);
}

/**
 * Reads the money of a form: the header's columns, then for each label of a money row the figures behind it, placed by
 * type, order and the rate. Figures that stand before the first label belong to a total whose label stands later.
 * @param heading where the block's heading begins, which may print the marks of the execution
 */
export function readFunds(
  book: Ownership,
  lexicon: Lexicon,
  header: Header,
  heading: number,
  limit: number,
  glued: boolean,
): Funds {
  const { glyphs } = book;
  const to = headAgain(glyphs, lexicon, header.end, limit, glued);
  const columns = header.columns.flatMap(({ field }) =>
    field !== null && FUND_COLUMNS.has(field) ? [field as FundColumn] : [],
  );
  const other = otherColumn(header);
  const placed = header.columns.flatMap((column): Column[] => {
    if (column === other) return ['other'];
    return column.field !== null && FUND_COLUMNS.has(column.field) ? [column.field as FundColumn] : [];
  });
  own(book, header.start, header.end, Owner.label);
  const labels = rowLabels(glyphs, lexicon, header.end, to, glued);
  const rows: RawFundRow[] = [];
  const read = (source: string, from: number, end: number): RawFundRow => {
    const atoms = withoutRests(book, lexicon, from, end)
      .flatMap(([a, b]) => atomsOf(glyphs, a, b))
      .slice(0, 160);
    const path = place(glyphs, atoms, placed, source);
    const cells: { [C in FundColumn]?: RawCell } = {};
    const extra: { label: string; cell: RawCell }[] = [];
    const found = cellsOf(path);
    const strays = new Set(atoms.filter((atom, i) => isStray(glyphs, atom, atoms[i + 1])));
    const left = found.flatMap((one) => atoms.slice(one.from - one.skipped, one.from));
    const pages = left.filter(
      (atom) => /^\d{1,3}$/u.test(glyphs.fold.slice(atom.start, atom.end)) && atom.before >= Break.line,
    );
    // The number of a page in the middle of a row tells nothing against the reading of its figures.
    const doubt = path.cost - pages.reduce((sum, atom) => sum + (strays.has(atom) ? SKIP_STRAY : SKIP), 0);
    const percent = percentApart(glyphs, atoms, found);
    for (const one of found) {
      const cell = takeCells(
        book,
        [...atoms.slice(one.from, one.to), ...(one.column === 'rate' ? percent : [])].map(
          (atom) => [atom.start, atom.end] as const,
        ),
        doubt > 6 ? 0.6 : 0.95,
      );
      if (cell === null) continue;
      if (one.column === 'other') extra.push({ label: other?.label ?? '', cell });
      else cells[one.column] = cell;
    }
    for (const atom of pages) own(book, atom.start, atom.end, Owner.ornament);
    return { source, cells, ...(extra.length > 0 && { extra }) };
  };
  const early = labels[0]?.start ?? to;
  const before = /\d/u.test(glyphs.fold.slice(header.end, early)) ? read('total', header.end, early) : null;
  for (const [i, label] of labels.entries()) {
    own(book, label.start, label.end, Owner.label);
    const row = read(label.label.field, label.end, labels[i + 1]?.start ?? to);
    const empty = Object.keys(row.cells).length === 0;
    if (label.label.field === 'total' && empty && before !== null)
      rows.unshift({ source: 'total', cells: before.cells });
    else if (!rows.some((other) => other.source === row.source)) rows.push(row);
    else if (!empty && row.source !== 'total') rows.push({ ...row, source: `${row.source}.${rows.length}` });
  }
  if (before !== null && !labels.some((label) => label.label.field === 'total')) rows.unshift(before);
  const [total] = rows;
  const marks = columns.includes('weight') ? null : weightInHeading(book, heading, header.start);
  if (marks !== null && total?.source === 'total') rows[0] = { ...total, cells: { ...total.cells, weight: marks } };
  return { end: to, columns: marks === null ? columns : [...columns, 'weight'], rows };
}
