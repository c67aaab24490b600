import { Decimal } from '@kaocheng/core/values/decimal';
import { type Lexicon, madeOnce } from '../../labels/lexicon.js';
import { MONEY_UNITS } from '../../labels/money-unit.js';
import { Break, type Glyphs } from '../glyphs.js';
import { type ClassLabel, rowsOfClasses } from './class-rows.js';
import { permute, type Run } from './permute.js';

/** What stands between two breaks: a cell of a table that was copied one column after the other. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty cells before it, where the text shows them. */
  readonly empty: number;
}

/** A column: its label, and its cells from top to bottom, null where one is known to be blank. */
interface Column {
  readonly field: string;
  readonly label: Cell;
  readonly cells: readonly (Cell | null)[];
}

const FIGURE = new RegExp(`^(?:[-−]?\\d[\\d,]*(?:\\.\\d+)?%?(?:分|${MONEY_UNITS})?|[-—–―/]{1,2})$`, 'u');
/** What may stand in brackets behind a label. */
const BRACKET = new RegExp(`\\((?:${MONEY_UNITS}|%|分|[AB](?:/[AB])?)\\)$`, 'u');
const MOST_ROWS = 40;

function cellsOf(glyphs: Glyphs, least: Break): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (let i = 1; i <= glyphs.length; i++) {
    if (i < glyphs.length && (glyphs.before[i] as Break) < least) continue;
    cells.push({ start, end: i, text: glyphs.fold.slice(start, i), empty: glyphs.empty[start] ?? 0 });
    start = i;
  }
  return cells;
}

const bare = (text: string): string => text.replace(BRACKET, '').replace(/:$/u, '');

type Kind = 'columns' | 'fundColumns';

const fieldOf = (lexicon: Lexicon, kind: Kind, text: string): string | null =>
  (lexicon.exact(kind, text) ?? lexicon.exact(kind, bare(text)))?.field ?? null;

const isRow = (lexicon: Lexicon, text: string): boolean =>
  lexicon.exact('fundRows', bare(text.replace(/^其中:?/u, ''))) !== null;

/** The columns that begin with the label at `index`, each with what stands between it and the next, up to what is no cell of theirs. */
function columnsFrom(
  cells: readonly Cell[],
  index: number,
  lexicon: Lexicon,
  kind: Kind,
  isValue: (text: string) => boolean,
): { readonly columns: Column[]; readonly next: number } {
  const columns: { field: string; label: Cell; cells: (Cell | null)[] }[] = [];
  const blanksBefore = (cell: Cell): null[] => new Array<null>(Math.min(cell.empty, MOST_ROWS)).fill(null);
  let i = index;
  for (; i < cells.length; i++) {
    const cell = cells[i] as Cell;
    const field = fieldOf(lexicon, kind, cell.text);
    const last = columns.at(-1);
    if (field !== null && !columns.some((one) => one.field === field)) {
      last?.cells.push(...blanksBefore(cell));
      columns.push({ field, label: cell, cells: [] });
    } else if (last !== undefined && isValue(cell.text) && last.cells.length <= MOST_ROWS)
      last.cells.push(...blanksBefore(cell), cell);
    else break;
  }
  return { columns, next: i };
}

const filled = (column: Column): number => column.cells.filter((cell) => cell !== null).length;

/** The columns with cells for as many rows, and no more; null where one has too many. */
function padded(columns: readonly Column[], count: number): Column[] | null {
  const cut = columns.map((column) => {
    const cells = column.cells.slice(0, count);
    return {
      ...column,
      cells: [...cells, ...new Array<null>(count - cells.length).fill(null)],
      rest: column.cells.slice(count),
    };
  });
  return cut.some(({ rest }) => rest.some((cell) => cell !== null)) ? null : cut;
}

/** Where the labels of rows end that begin at `index`. */
function rowsEnd(cells: readonly Cell[], index: number, lexicon: Lexicon): number {
  let end = index;
  while (end < cells.length && isRow(lexicon, (cells[end] as Cell).text)) end++;
  return end;
}

/**
 * The money of a form that was copied column by column: the labels of its rows from `index` to `first`, then each column
 * with its figures.
 */
function fundRuns(
  cells: readonly Cell[],
  index: number,
  first: number,
  lexicon: Lexicon,
): { runs: Run[]; next: number } | null {
  const count = first - index;
  if (count < 2) return null;
  const { columns, next } = columnsFrom(cells, first, lexicon, 'fundColumns', (text) => FIGURE.test(text));
  const whole =
    columns.length < 3 || columns.filter((one) => filled(one) === count).length < 2 ? null : padded(columns, count);
  if (whole === null || whole.some((column) => filled(column) === 0)) return null;
  const runs = whole.map(({ label }) => runOf(label, Break.line));
  for (let row = 0; row < count; row++) {
    runs.push(runOf(cells[index + row] as Cell, Break.line));
    for (const column of whole) {
      const cell = column.cells[row];
      if (cell != null) runs.push(runOf(cell, Break.line));
    }
  }
  return { runs, next };
}

const runOf = ({ start, end }: Cell, before: Break): Run => ({ start, end, before });

const LEVELS: ReadonlySet<string> = new Set(['level1', 'level2', 'name']);

/** The indicators of a form that was copied column by column. */
function indicatorRuns(cells: readonly Cell[], index: number, lexicon: Lexicon): { runs: Run[]; next: number } | null {
  const isValue = (text: string): boolean =>
    lexicon.exact('totals', text) === null &&
    lexicon.exact('tail', bare(text)) === null &&
    lexicon.exact('head', bare(text)) === null;
  const { columns, next } = columnsFrom(cells, index, lexicon, 'columns', isValue);
  const name = columns.find(({ field }) => field === 'name');
  const count = name === undefined ? 0 : filled(name);
  if (count < 3 || count > MOST_ROWS || columns.filter((one) => filled(one) === count).length < 3) return null;
  const rest = columns.filter(({ field }) => field !== 'level1' && field !== 'level2');
  const weights = rest.find(({ field }) => field === 'weight');
  const whole = padded(
    rest.map((column) => (column.field === 'deviation' ? reasons(column, rest, count) : column)),
    count,
  );
  if (whole === null || whole.every(({ field }) => field !== 'target' && field !== 'actual')) return null;
  const labelled = (field: string): Cell[] =>
    columns.filter((one) => one.field === field).flatMap((one) => one.cells.filter((cell) => cell !== null));
  const [first, second] = [labelled('level1'), labelled('level2')];
  const rows = (name as Column).cells.flatMap((cell, i) =>
    cell === null ? [] : [{ name: cell.text, weight: amountOf(weights?.cells[i]?.text) }],
  );
  const shared = rowsOfClasses(rows, first.map(classOf), second.map(classOf));
  if (shared === null) return null;
  const runs = columns.map(({ label }) => runOf(label, Break.line));
  const opening = [openings(first, shared.first), openings(second, shared.second)];
  for (let row = 0; row < count; row++) {
    for (const open of opening) {
      const label = open.get(row);
      if (label !== undefined) runs.push(runOf(label, Break.line));
    }
    for (const column of whole) {
      const cell = column.cells[row];
      if (cell != null) runs.push(runOf(cell, Break.line));
    }
  }
  return { runs, next };
}

/** Which class begins at which row. */
function openings(classes: readonly Cell[], counts: readonly number[]): ReadonlyMap<number, Cell> {
  const found = new Map<number, Cell>();
  let row = 0;
  for (const [i, cell] of classes.entries()) {
    found.set(row, cell);
    row += counts[i] ?? 0;
  }
  return found;
}

const amountOf = (text: string | undefined): Decimal | null => {
  const figure = /^\d[\d,]*(?:\.\d+)?(?=分?$)/u.exec(text ?? '')?.[0];
  return figure === undefined ? null : Decimal.parse(figure.replace(/,/gu, ''));
};

const classOf = ({ text }: Cell): ClassLabel => ({
  text: text.replace(/\(.*$/u, ''),
  weight: amountOf(/\((\d{1,3}(?:\.\d+)?)分?\)?$/u.exec(text)?.[1]),
});

/** Reasons that are fewer than the rows stand at those that lost marks. */
function reasons(column: Column, columns: readonly Column[], count: number): Column {
  const cells = column.cells.filter((cell) => cell !== null);
  if (column.cells.length >= count || column.cells.length > cells.length) return column;
  const of = (field: string): (Decimal | null)[] =>
    columns.find((one) => one.field === field)?.cells.map((cell) => amountOf(cell?.text)) ?? [];
  const [weights, scores] = [of('weight'), of('score')];
  const lost = weights.flatMap((weight, i) => (weight !== null && (scores[i] ?? weight).lessThan(weight) ? [i] : []));
  if (lost.length < cells.length) return column;
  const placed = new Array<Cell | null>(count).fill(null);
  for (const [i, cell] of cells.entries()) placed[lost[i] as number] = cell;
  return { ...column, cells: placed };
}

/**
 * The glyphs with tables that were copied column by column put into rows: the label of a column, then all its cells,
 * then the next label. Reasons and classes, which are fewer than the rows, go to the rows that they fit. The same object
 * where no such table stands in the text.
 */
export function unweaveColumns(glyphs: Glyphs, lexicon: Lexicon): Glyphs {
  if (!mayStandInColumns(glyphs, lexicon)) return glyphs;
  let all = glyphs;
  for (const least of [Break.line, Break.space] as const) {
    const cells = cellsOf(all, least);
    let labelled = 0;
    for (let i = 0; i + 1 < cells.length; i++) {
      const { text } = cells[i] as Cell;
      const next = (cells[i + 1] as Cell).text;
      if (labelled <= i) labelled = rowsEnd(cells, i, lexicon);
      if (labelled - i > MOST_ROWS) {
        i = labelled - 1;
        continue;
      }
      const found =
        labelled > i
          ? fundRuns(cells, i, labelled, lexicon)
          : LEVELS.has(fieldOf(lexicon, 'columns', text) ?? '') && fieldOf(lexicon, 'columns', next) === null
            ? indicatorRuns(cells, i, lexicon)
            : null;
      if (found === null) continue;
      const to = cells[found.next]?.start ?? all.length;
      all = permute(all, (cells[i] as Cell).start, to, found.runs);
      i = found.next - 1;
    }
  }
  return all;
}

/** What the labels of the columns of values and of money spent end in: no label that ends in another, none in brackets. */
const valueLabels = madeOnce((lexicon): readonly string[] => {
  const all = [
    ...lexicon.all('columns').filter(({ field }) => field === 'target' || field === 'actual'),
    ...lexicon.all('fundColumns').filter(({ field }) => field === 'executed'),
  ].map(({ folded }) => folded.replace(/\([^()]*\)$/u, ''));
  const own = [...new Set(all)].filter((one) => one !== '');
  return own.filter((one) => !own.some((other) => other !== one && one.endsWith(other)));
});

/** A glance: the label of a column of indicators or of money before what is none. */
function mayStandInColumns(glyphs: Glyphs, lexicon: Lexicon): boolean {
  for (const word of valueLabels(lexicon))
    for (let at = glyphs.fold.indexOf(word); at >= 0; at = glyphs.fold.indexOf(word, at + 1)) {
      const end = at + word.length;
      const bracket = /^\([^()]{1,8}\)/u.exec(glyphs.fold.substr(end, 10))?.[0].length ?? 0;
      const behind = glyphs.fold.slice(end + bracket, end + bracket + 16);
      if (/^[\d≥≤<>=]/u.test(behind) && lexicon.match('fundRows', behind, 0) === null) return true;
    }
  return false;
}
