import type { RowRanges } from './cells.js';
import { isPipe, type Line } from './lines.js';

/** Lines without a pipe that may stand inside one table, in one cell. */
const GAP = 2;
const WIDEST = 64;
/** Lines that show how wide the rows are. */
const SAMPLE = 1_000;

/** End (exclusive) of the run of lines with pipes that begins at `from`, with the lines between them that have none. */
export function pipeRun(lines: readonly Line[], from: number): number {
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

/** Groups of lines that make a row each. */
type Groups = readonly (readonly Line[])[];

/** A line that ends in a run of pipes: blank cells that fill a row up. */
function isFilledUp(text: string, line: Line): boolean {
  let end = line.end;
  while (end > line.start && /\s/u.test(text[end - 1] ?? '')) end--;
  return end - line.start >= 2 && isPipe(text.charCodeAt(end - 1)) && isPipe(text.charCodeAt(end - 2));
}

/**
 * Groups lines so that each group has `width` pipes. `support` counts rows that end with a run of pipes, which only
 * happens where the width is right; `misses` counts rows that overshoot.
 */
function group(
  text: string,
  lines: readonly Line[],
  width: number,
): { groups: Line[][]; support: number; misses: number } {
  const groups: Line[][] = [];
  let open: Line[] = [];
  let count = 0;
  let support = 0;
  let misses = 0;
  for (const line of lines) {
    if (count > 0 && count + line.pipes > width) {
      misses++;
      groups.push(open);
      open = [];
      count = 0;
    }
    open.push(line);
    count += line.pipes;
    if (count < width) continue;
    if (count > width) misses++;
    else if (isFilledUp(text, line)) support++;
    groups.push(open);
    open = [];
    count = 0;
  }
  if (open.length > 0) groups.push(open);
  return { groups, support, misses };
}

/** The one width that rows have, where there is one: a row of fewer cells is then filled up with pipes. */
function byWidth(text: string, lines: readonly Line[]): Groups | null {
  const sample = lines.slice(0, SAMPLE);
  let best: { width: number; support: number; misses: number } | null = null;
  for (let width = 4; width <= WIDEST; width++) {
    const tried = { ...group(text, sample, width), width };
    if (tried.support < 3 || tried.misses * 8 > tried.support) continue;
    if (best === null || tried.support - 4 * tried.misses > best.support - 4 * best.misses) best = tried;
  }
  return best === null ? null : group(text, lines, best.width).groups;
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
 * Rows of a run of lines with pipes; null where the lines hold one cell each and no width shows, which is a text with a
 * cell a line and no table. Rulings (`|---|---|`) are left out, and a first column that every row leaves empty.
 */
export function pipeRows(text: string, lines: readonly Line[]): readonly RowRanges[] | null {
  const groups = byWidth(text, lines) ?? byLine(lines, text);
  if (groups === null) return null;
  const rows = groups.map((group) => rowOf(text, group)).filter((row) => !isRule(text, row));
  const outer = rows.length > 1 && rows.every((row) => row[0] !== undefined && row[0][0] === row[0][1]);
  return outer ? rows.map((row) => row.slice(1)) : rows;
}
