import type { Unread } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';
import type { Glyphs } from '../text/glyphs.js';
import { cellOf } from './tokens.js';

/** A half-open range of glyphs. */
export interface GlyphRange {
  readonly start: number;
  readonly end: number;
}

/** A cell that went into no column, as a piece of the unread. */
export const asUnread = (cell: RawCell): Unread => ({
  text: cell.text,
  start: cell.spans[0]?.[0] ?? 0,
  end: cell.spans.at(-1)?.[1] ?? 0,
});

/** Runs of glyphs in [start, end) that no range covers. */
export function uncovered(glyphs: Glyphs, start: number, end: number, ranges: readonly GlyphRange[]): Unread[] {
  const seen = new Uint8Array(Math.max(0, end - start));
  for (const range of ranges) seen.fill(1, Math.max(0, range.start - start), Math.max(0, range.end - start));
  const runs: Unread[] = [];
  for (let i = start; i < end; i++) {
    if (seen[i - start] === 1) continue;
    let last = i;
    while (last + 1 < end && seen[last + 1 - start] === 0) last++;
    runs.push(asUnread(cellOf(glyphs, [{ start: i, end: last + 1 }])));
    i = last;
  }
  return runs;
}
