import type { Lexicon } from '../../labels/lexicon.js';
import type { RawCell } from '../../raw/raw-form.js';
import { partOf } from '../head-row.js';
import { levelOf } from '../know.js';
import { cellOf, type GridCell, type GridRow } from '../rows.js';

/** One of several things in a cell, without the number that parts it from the others; null where it is blank. */
type Part = RawCell | null;

/** The mark of an indicator among several: 指标1：, wherever it stands. */
const MARK = /指标\s*([1-9]\d?)\s*[:：.．、]/gu;
/** A number at the begin of a line: 1. 1、 （1） ①. */
const NUMBER = /^[^\S\n]*(?:[(（]\s*([1-9]\d?)\s*[)）]|([1-9]\d?)(?:[)）、]|[.．](?!\d))|([①-⑳]))/gmu;
/** What no cell of several things is without. */
const MAY_HOLD = /\n|指标\s*2/u;
const FIGURE = /^-?\d+(?:\.\d+)?分?$/u;
/** A value of an indicator that has no marks: ≥5公里. */
const QUANTITY = /^[≥≤<>=]{0,2}\s*\d.{0,16}$/u;
/** Rows that one may come apart into at the most. */
const MOST = 60;
/** Glyphs of one of the values in a cell at the most, where a row has but two cells. */
const LONGEST = 40;

interface Start {
  readonly at: number;
  readonly behind: number;
  readonly number: number;
}

const startsOf = (text: string, mark: RegExp): Start[] =>
  Array.from(text.matchAll(mark), (match) => {
    const [whole, first, second, ring] = match;
    const number = ring === undefined ? Number(first ?? second) : (ring.codePointAt(0) ?? 0) - 0x245f;
    return { at: match.index, behind: match.index + whole.length, number };
  });

/** The parts of a cell by marks that begin with its text and count upwards, each at its number; null where it has none. */
function numbered(cell: RawCell, mark: RegExp): readonly Part[] | null {
  const starts = startsOf(cell.text, mark);
  const upwards = starts.every(({ number }, index) => number > (starts[index - 1]?.number ?? 0) && number <= MOST);
  if (starts.length === 0 || !upwards || cell.text.slice(0, starts[0]?.at).trim() !== '') return null;
  const parts: Part[] = [];
  starts.forEach(({ behind, number }, index) => {
    while (parts.length < number - 1) parts.push(null);
    parts.push(partOf(cell, behind, endOf(cell.text, behind, starts[index + 1]?.at ?? cell.text.length)));
  });
  return parts;
}

/** Where a part ends that goes up to `to`: what parts a list (10；) is no part of its values. */
function endOf(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[；;，,、\s]/u.test(text[end - 1] ?? '')) end--;
  return end;
}

/** How many things a cell numbers from 1 on; one where it does not. */
const counted = (cell: RawCell): number => {
  const parts = numbered(cell, MARK);
  return parts === null || parts.includes(null) ? 1 : parts.length;
};

/** The lines of a cell, blank ones between them too. */
function lined(cell: RawCell): readonly Part[] {
  let from = 0;
  return cell.text.split('\n').map((line) => {
    const part = partOf(cell, from, from + line.length);
    from += line.length + 1;
    return part;
  });
}

/** The parts that a cell has where there are to be so many: by marks, by numbers, by lines; null where it has others. */
function partsOf(cell: RawCell, count: number): readonly Part[] | null {
  for (const mark of [MARK, NUMBER]) {
    const parts = numbered(cell, mark);
    if (parts !== null && parts.length <= count && (parts.length > 1 || cell.text.includes('\n')))
      return Array.from({ length: count }, (_, at) => parts[at] ?? null);
  }
  const lines = lined(cell);
  return lines.length === count ? lines : null;
}

/** How many indicators stand in each cell of a row; one where nothing tells of more. */
function countOf(own: readonly GridCell[]): number {
  const marked = own.map(({ raw }) => counted(raw));
  const most = Math.max(1, ...marked);
  const agree = (count: number): number => own.filter(({ raw }) => partsOf(raw, count) !== null).length;
  // Two long texts beside each other are goals, not a name and its value.
  const goals = own.length === 2 && own.some(({ raw }) => raw.text.length > LONGEST * most);
  if (most > 1) return !goals && agree(most) >= 2 ? most : 1;
  // On a page the lines of a cell are where its width has broken them: there only marks tell.
  if (own.some(({ raw }) => raw.page !== undefined)) return 1;
  const count = lineCount(own, FIGURE) ?? (own.some(({ fold }) => FIGURE.test(fold)) ? null : lineCount(own, QUANTITY));
  return count !== null && agree(count) > 2 ? count : 1;
}

/** The lines that two cells or more have, all of them figures; null where there are no two, or where they differ. */
function lineCount(own: readonly GridCell[], figure: RegExp): number | null {
  const counts = own.flatMap(({ raw }) => {
    const lines = raw.text.split('\n');
    return lines.length > 1 && lines.every((line) => figure.test(line.trim())) ? [lines.length] : [];
  });
  const [first] = counts;
  if (first === undefined || counts.length < 2 || first > MOST) return null;
  return counts.every((count) => count === first) ? first : null;
}

/**
 * A row whose cells hold several indicators each, one to a line or numbered (指标1：… 指标2：… beside their values), as a
 * row for each; a class of indicators is one over all of them, and another cell that holds one thing belongs to the first of them.
 */
export function apart(lexicon: Lexicon, row: GridRow): readonly GridRow[] {
  if (row.kind !== 'sheet' || !row.cells.some(({ raw }) => MAY_HOLD.test(raw.text))) return [row];
  const isClass = ({ fold }: GridCell): boolean =>
    levelOf(lexicon, 'level1', fold) !== null || levelOf(lexicon, 'level2', fold) !== null;
  const own = row.cells.filter((cell) => !cell.covered && !isClass(cell));
  if (own.length < 2) return [row];
  const count = countOf(own);
  if (count === 1) return [row];
  const parts = row.cells.map((cell) => (own.includes(cell) ? partsOf(cell.raw, count) : null));
  return Array.from({ length: count }, (_, at) => ({
    ...row,
    cells: row.cells.flatMap((cell, index): GridCell[] => {
      const all = parts[index];
      if (all === null || all === undefined) return [at === 0 ? cell : { ...cell, covered: true }];
      const part = all[at];
      return part == null ? [] : [cellOf(part, cell.column, cell.end)];
    }),
  }));
}
