import { type SourceRange, within } from './ranges.js';

/** A piece of text that is drawn in one way. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The innermost range over it; null for text that no cell and no label took, or that lies outside of the forms. */
  readonly range: SourceRange | null;
  readonly isMarked: boolean;
}

/** A part of the text that is drawn by itself, so that long texts stay quick. Ends at the end of a line. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

const BLOCK = 3_000;

/** Cuts a text into blocks of some thousand letters, at the ends of lines where there are any. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < text.length) {
    const wanted = start + BLOCK;
    const line = wanted >= text.length ? -1 : text.indexOf('\n', wanted);
    // A text without line breaks is cut anyway.
    const end = wanted >= text.length ? text.length : line < 0 || line > wanted + BLOCK ? wanted : line + 1;
    blocks.push({ start, end });
    start = end;
  }
  return blocks;
}

/**
 * Divides `start` to `end` of the text into segments, in order and without gaps. Where ranges lie over each other the one
 * that began last is drawn; a segment is marked where one of the spans `marked` covers it.
 */
export function segmentsOf(
  start: number,
  end: number,
  ranges: readonly SourceRange[],
  marked: readonly (readonly [number, number])[],
): Segment[] {
  const touching = within(ranges, start, end);
  const marks = marked.filter(([from, to]) => from < end && to > start);
  const edges = new Set([start, end]);
  for (const range of touching) {
    if (range.start > start) edges.add(range.start);
    if (range.end < end) edges.add(range.end);
  }
  for (const [from, to] of marks) {
    if (from > start) edges.add(from);
    if (to < end) edges.add(to);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  const open: SourceRange[] = [];
  let next = 0;
  for (let at = 0; at + 1 < sorted.length; at += 1) {
    const from = sorted[at] ?? 0;
    const to = sorted[at + 1] ?? 0;
    for (let range = touching[next]; range !== undefined && range.start <= from; range = touching[next]) {
      open.push(range);
      next += 1;
    }
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= from) open.pop();
    const range = open.findLast((each) => each.end > from) ?? null;
    const isMarked = marks.some(([low, high]) => low <= from && high >= to);
    segments.push({ start: from, end: to, range, isMarked });
  }
  return segments;
}
