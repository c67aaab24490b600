import type { RowRanges } from './cells.js';
import type { Line } from './lines.js';

/** The cells of a line whose separators are tabs. */
export function tabRow(text: string, line: Line): RowRanges {
  const ranges: [number, number][] = [];
  let from = line.start;
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && text.charCodeAt(at) !== 0x09) continue;
    ranges.push([from, at]);
    from = at + 1;
  }
  return ranges;
}

/**
 * End (exclusive) of the run of lines with tabs that begins at `from`; `from` itself where the line begins no table:
 * a lone line needs three tabs, several need one each.
 */
export function tabRun(lines: readonly Line[], from: number): number {
  let to = from;
  let tabs = 0;
  for (; to < lines.length; to++) {
    const line = lines[to];
    if (line === undefined || line.tabs === 0) break;
    tabs += line.tabs;
  }
  return tabs >= 3 ? to : from;
}
