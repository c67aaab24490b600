import type { RowRanges } from './cells.js';
import type { Line } from './lines.js';

/** The cells of a stretch whose separators are tabs. */
function tabRow(text: string, line: { readonly start: number; readonly end: number }): RowRanges {
  const ranges: [number, number][] = [];
  let from = line.start;
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && text.charCodeAt(at) !== 0x09) continue;
    ranges.push([from, at]);
    from = at + 1;
  }
  return ranges;
}

/** Lines that one row may be broken over. */
const MOST_LINES = 6;
/** Lines looked at together; a longer table is read as several that follow each other. */
const LONGEST = 400;

/** The number of tabs that most lines with tabs have; null where no number is that common. */
function usualTabs(lines: readonly Line[]): number | null {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { tabs } of lines) {
    if (tabs === 0) continue;
    all++;
    counts.set(tabs, (counts.get(tabs) ?? 0) + 1);
  }
  for (const [tabs, count] of counts) if (tabs >= 2 && count >= 3 && count * 5 >= all * 3) return tabs;
  return null;
}

/** How many lines from `from` on make one row of `width` tabs together, where its cells are broken over lines; else 1. */
function brokenOver(lines: readonly Line[], from: number, width: number): number {
  let tabs = 0;
  for (let count = 0; count < MOST_LINES; count++) {
    const line = lines[from + count];
    if (line === undefined || line.tabs === width) return 1;
    tabs += line.tabs;
    if (tabs > width) return 1;
    if (tabs === width) return count + 1;
  }
  return 1;
}

/**
 * Rows of the run of lines with tabs that begins at `from`, and its end (exclusive): the lines, and such as a row is
 * broken over. Null where the line begins no table: a lone line needs three tabs, several need one each.
 */
export function tabRows(text: string, lines: readonly Line[], from: number): { rows: RowRanges[]; to: number } | null {
  let end = from;
  while (end < Math.min(lines.length, from + LONGEST) && lines[end]?.blank === false) end++;
  const near = lines.slice(from, end);
  const width = usualTabs(near);
  const rows: RowRanges[] = [];
  let tabs = 0;
  let at = 0;
  while (at < near.length) {
    const line = near[at];
    if (line === undefined || line.tabs === 0) break;
    const count = width === null ? 1 : brokenOver(near, at, width);
    const last = near[at + count - 1] ?? line;
    rows.push(tabRow(text, { start: line.start, end: last.end }));
    tabs += near.slice(at, at + count).reduce((sum, each) => sum + each.tabs, 0);
    at += count;
  }
  return tabs >= 3 ? { rows, to: from + at } : null;
}
