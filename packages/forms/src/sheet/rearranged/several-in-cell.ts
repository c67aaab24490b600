import { foldLabel, type Lexicon } from '../../labels/lexicon.js';
import type { RawCell, RawIndicatorRow } from '../../raw/raw-form.js';
import { partOf } from '../head-row.js';
import type { GridHeader } from '../headers.js';
import { labelOf, levelOf } from '../know.js';
import type { Field } from '../prices.js';
import { cellOf, type GridCell, type GridRow } from '../rows.js';

/** One of several things in a cell, without the number that parts it from the others; null where it is blank. */
type Part = RawCell | null;

/** The mark of an indicator among several: 指标1：, wherever it stands. */
const MARK = /指标\s*([1-9]\d?)\s*[:：.．、]/gu;
/** A number at the begin of a line: 1. 1、 （1） ①. */
const NUMBER = /^[^\S\r\n\u2028\u2029]*(?:[(（]\s*([1-9]\d?)\s*[)）]|([1-9]\d?)(?:[)）、]|[.．](?!\d))|([①-⑳]))/gmu;
/** What no cell of several things is without. */
const MAY_HOLD = /\n|指标\s*2/u;
const FIGURE = /^-?\d+(?:\.\d+)?分?$/u;
/** A whole value of an indicator with its unit, and no date: ≥5公里. */
const MEASURE = /^[≥≤<>=]{0,2}\d[\d,.]{0,14}(?![年月日号时点季])([^\d,.;:、。()]{1,3})$/u;
/** Rows that one may come apart into at the most. */
const MOST = 60;
/** Glyphs of a line that is the name of an indicator, not a piece of one. */
const SHORTEST_NAME = 4;

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

/** The lines of a cell, blank ones between them too; null where there are not so many. */
function lined(cell: RawCell, count: number): readonly Part[] | null {
  const lines = cell.text.split('\n');
  let from = 0;
  return lines.length !== count
    ? null
    : lines.map((line) => {
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
  return lined(cell, count);
}

/** The name of each of so many indicators: numbered, or a line for each that is too long to be a piece of a broken name. */
function areNames(name: RawCell, count: number): boolean {
  const parts = partsOf(name, count);
  if (parts === null || parts.includes(null)) return false;
  return numbered(name, NUMBER) !== null || parts.every((part) => (part?.text.length ?? 0) >= SHORTEST_NAME);
}

/** The lines of a cell that are all figures; one where they are not. */
function linesOfFigures({ text }: RawCell): number {
  const lines = text.split('\n');
  return lines.length <= MOST && lines.every((line) => FIGURE.test(foldLabel(line))) ? lines.length : 1;
}

/** The units of so many whole measures in a cell; null where it holds anything else. */
function unitsOf(cell: RawCell, count: number): readonly string[] | null {
  const units = (partsOf(cell, count) ?? []).map((part) => MEASURE.exec(foldLabel(part?.text ?? ''))?.[1]);
  return units.length > 0 && units.every((unit) => unit !== undefined) ? units : null;
}

/** Do all the measures of a row hold so many, each in the same unit as those beside it? */
function areMeasures(measures: readonly RawCell[], count: number): boolean {
  const units = measures.map((cell) => unitsOf(cell, count)?.join('\n') ?? null);
  return units.length > 1 && units.every((each) => each !== null && each === units[0]);
}

/**
 * How many indicators stand in each cell of a row; one where nothing tells of more. The lines of a name alone tell of
 * none, nor do a date broken over lines and the numbered sentences of a reason: they stand in the rows of most forms.
 */
function countOf(cells: RawIndicatorRow['cells']): number {
  const { name, target, adjustedTarget, actual, forecast, weight, score, reviewScore } = cells;
  if (name === undefined) return 1;
  const measures = [target, adjustedTarget, actual, forecast].filter((cell) => cell !== undefined);
  const marks = [weight, score, reviewScore].filter((cell) => cell !== undefined);
  const agree = (count: number): number =>
    [...measures, ...marks].filter((cell) => partsOf(cell, count) !== null).length;
  const marked = counted(name);
  if (marked > 1) return agree(marked) > 0 ? marked : 1;
  const [first] = measures;
  const inMeasure = first === undefined ? 1 : counted(first);
  if (inMeasure > 1)
    return measures.every((cell) => counted(cell) === inMeasure) && areNames(name, inMeasure) ? inMeasure : 1;
  // On a page the lines of a cell are where its width has broken them: there only marks tell.
  if (name.page !== undefined) return 1;
  if (marks[0] !== undefined) {
    const count = linesOfFigures(marks[0]);
    const same = count > 1 && marks.every((cell) => linesOfFigures(cell) === count);
    return same && partsOf(name, count) !== null && agree(count) > 1 ? count : 1;
  }
  const count = first?.text.split('\n').length ?? 1;
  return count > 1 && count <= MOST && areMeasures(measures, count) && areNames(name, count) ? count : 1;
}

/**
 * The cells of a row in the columns of its header by their places alone: what several values in one cell are worth
 * tells of no column. Null where the row's cells have no places.
 */
export function byPlace({ cells, grid }: GridRow, { columns }: GridHeader): RawIndicatorRow | null {
  if (grid !== 'placed') return null;
  const at = (field: Field): RawCell | undefined => {
    const column = columns.find((each) => each.field === field);
    return cells.find(
      (cell) => !cell.covered && column !== undefined && cell.column >= column.start && cell.column < column.end,
    )?.raw;
  };
  const fields = ['name', 'target', 'adjustedTarget', 'actual', 'forecast', 'weight', 'score', 'reviewScore'] as const;
  const [level1, level2] = [at('level1'), at('level2')];
  return {
    ...(level1 !== undefined && { level1 }),
    ...(level2 !== undefined && { level2 }),
    cells: Object.fromEntries(
      fields.flatMap((field) => {
        const cell = at(field);
        return cell === undefined ? [] : [[field, cell]];
      }),
    ),
  };
}

/**
 * A row of indicators whose cells hold several of them each, one to a line or numbered (指标1：… 指标2：… beside their
 * values), as a row for each; a class of indicators is one over all of them, and another cell that holds one thing
 * belongs to the first of them.
 * @param read the row as its header has it read: which cell is the name, a measure, a class
 */
export function apart(lexicon: Lexicon, row: GridRow, read: RawIndicatorRow): readonly GridRow[] {
  if (row.kind !== 'sheet' || !row.cells.some(({ raw }) => MAY_HOLD.test(raw.text))) return [row];
  const count = countOf(read.cells);
  if (count === 1) return [row];
  const isClass = ({ fold, raw }: GridCell): boolean =>
    raw === read.level1 ||
    raw === read.level2 ||
    labelOf(lexicon, 'blocks', fold) !== null ||
    levelOf(lexicon, 'level1', fold) !== null ||
    levelOf(lexicon, 'level2', fold) !== null;
  const parts = row.cells.map((cell) => (cell.covered || isClass(cell) ? null : partsOf(cell.raw, count)));
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
