import type { RowRanges } from './cells.js';
import { isPipe, type Line } from './lines.js';

/** Lines without a pipe that may stand inside one cell: where rows show their width, and where they do not. */
const GAP_IN_ROW = 60;
const GAP = 2;
const WIDEST = 64;
/** Lines read as one table at the most; a longer one is read as several that follow each other. */
const LONGEST = 2_000;
/** Lines that show how wide the rows are. */
const SAMPLE = 160;
/** Rows that may overshoot the width before the table is over. */
const MISSES = 2;

/** Groups of lines that make a row each. */
type Groups = readonly (readonly Line[])[];

/** A line that ends in a run of pipes: blank cells that fill a row up. */
function isFilledUp(text: string, line: Line): boolean {
  let end = line.end;
  while (end > line.start && /\s/u.test(text[end - 1] ?? '')) end--;
  return end - line.start >= 2 && isPipe(text.charCodeAt(end - 1)) && isPipe(text.charCodeAt(end - 2));
}

/** Lines that stand between two tables and in no cell: a title, the number of an annex, a note. */
const BETWEEN = /\S{4}表\s*(?:[(（][^()（）]*[)）])?\s*$|^\s*#|^\s*附[件表]|^\s*(?:备注|说明|注)\s*[:：]/u;

/**
 * How many lines without pipe from `from` on, between two rows, belong to the first cell of the next row: all up to the
 * next line with pipes, but none where one of them is blank or stands between tables.
 */
function firstCell(text: string, lines: readonly Line[], from: number): number {
  let at = from;
  for (; at < lines.length && at - from < GAP_IN_ROW; at++) {
    const line = lines[at];
    if (line === undefined || line.blank) return 0;
    if (line.pipes > 0) return at - from;
    if (BETWEEN.test(text.slice(line.start, line.end))) return 0;
  }
  return 0;
}

interface Grouped {
  readonly groups: Line[][];
  /** Rows that end in a run of pipes, which only happens where the width is right. */
  readonly support: number;
  /** Rows that overshoot. */
  readonly misses: number;
  /** Lines taken. */
  readonly taken: number;
}

/** Groups lines from the first on so that each group has `width` pipes, as far as that goes. */
function group(text: string, lines: readonly Line[], width: number): Grouped {
  const groups: Line[][] = [];
  let open: Line[] = [];
  let count = 0;
  let gap = 0;
  let support = 0;
  let misses = 0;
  let taken = 0;
  for (const [at, line] of lines.entries()) {
    if (line.pipes === 0) {
      if (count === 0 && open.length === 0 && firstCell(text, lines, at) === 0)
        return { groups, support, misses, taken };
      if (++gap > GAP_IN_ROW) return { groups, support, misses, taken };
      if (!line.blank) open.push(line);
      continue;
    }
    gap = 0;
    if (count > 0 && count + line.pipes > width) {
      if (++misses > MISSES) return { groups, support, misses, taken };
      groups.push(open);
      open = [];
      count = 0;
    }
    open.push(line);
    count += line.pipes;
    if (count < width) continue;
    if (count > width && ++misses > MISSES) return { groups, support, misses, taken };
    if (count === width && isFilledUp(text, line)) support++;
    groups.push(open);
    open = [];
    count = 0;
    taken = at + 1;
  }
  if (count > 0) groups.push(open);
  return { groups, support, misses, taken: lines.length };
}

/** The one width that rows have, where there is one: a row of fewer cells is then filled up with pipes. */
function widthOf(text: string, lines: readonly Line[]): number | null {
  let best: { readonly width: number; readonly worth: number } | null = null;
  for (let width = 4; width <= WIDEST; width++) {
    const { support, misses } = group(text, lines, width);
    if (support < 3 || misses * 8 > support) continue;
    const worth = support - 4 * misses;
    if (best === null || worth > best.worth) best = { width, worth };
  }
  return best?.width ?? null;
}

/** End (exclusive) of the run of lines with pipes, with the few lines between them that have none. */
function runEnd(lines: readonly Line[], from: number): number {
  let to = from;
  let gap = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || (line.blank && line.pipes === 0)) break;
    if (line.pipes > 0) {
      to = at + 1;
      gap = 0;
    } else if (++gap > GAP) break;
  }
  return to;
}

/** A row each line, where most lines hold several cells; a lone pipe belongs to the row above. */
function byLine(lines: readonly Line[], text: string): Groups | null {
  const lone = (line: Line): boolean => line.pipes > 0 && text.slice(line.start, line.end).trim().length === line.pipes;
  const full = lines.filter((line) => !lone(line));
  if (full.filter((line) => line.pipes >= 2).length * 3 < full.length * 2) return null;
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && (lone(line) || line.pipes === 0)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function rowOf(text: string, group: readonly Line[]): RowRanges {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const ranges: [number, number][] = [];
  let from = first.start;
  for (let at = first.start; at < last.end; at++) {
    if (!isPipe(text.charCodeAt(at))) continue;
    ranges.push([from, at]);
    from = at + 1;
  }
  if (text.slice(from, last.end).trim() !== '') ranges.push([from, last.end]);
  return ranges;
}

const isRule = (text: string, row: RowRanges): boolean =>
  row.length > 0 &&
  row.every(([from, to]) => /^[\s:：+=-]*$/u.test(text.slice(from, to))) &&
  row.some(([from, to]) => text.slice(from, to).includes('--'));

/**
 * Rows of the table of pipes that begins at line `from`, and the line behind it; no rows where the lines hold one cell
 * each and no width shows, which is a text with a cell a line and no table. Rulings (`|---|---|`) are left out, and a
 * first column that every row leaves empty. `probe`: look for a width, which takes time.
 */
export function pipeRows(
  text: string,
  lines: readonly Line[],
  from: number,
  probe: boolean,
): { rows: readonly RowRanges[] | null; to: number } {
  const width = probe ? widthOf(text, lines.slice(from, from + SAMPLE)) : null;
  let groups: Groups | null;
  let to: number;
  if (width === null) {
    to = runEnd(lines, from);
    groups = byLine(lines.slice(from, to), text);
  } else {
    const grouped = group(text, lines.slice(from, from + LONGEST), width);
    groups = grouped.groups;
    to = from + grouped.taken;
  }
  if (groups === null) return { rows: null, to };
  const rows = groups.map((each) => rowOf(text, each)).filter((row) => !isRule(text, row));
  const outer = rows.length > 1 && rows.every((row) => row[0] !== undefined && row[0][0] === row[0][1]);
  return { rows: outer ? rows.map((row) => row.slice(1)) : rows, to };
}
