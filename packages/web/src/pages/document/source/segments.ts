import type { Transcript } from '@kaocheng/core/model/transcript';

/** A range of the text that was read into a cell, or that stands in a form and was read into none. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  /** Order of the form, and the path of the cell; null for what is unread. */
  readonly form: number | null;
  readonly path: string | null;
}

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

/** All ranges of a transcript that lie in its text, by where they begin; the shorter after the longer that it lies in. */
export function rangesOf(transcript: Transcript): SourceRange[] {
  const ranges: SourceRange[] = [];
  for (const form of transcript.forms) {
    for (const [path, { spans = [] }] of Object.entries(form.cells ?? {})) {
      for (const [start, end] of spans) if (end > start) ranges.push({ start, end, form: form.order, path });
    }
  }
  for (const { start, end } of transcript.unread) if (end > start) ranges.push({ start, end, form: null, path: null });
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The ranges that touch `start` to `end`, out of all of a text. */
export function rangesWithin(ranges: readonly SourceRange[], start: number, end: number): SourceRange[] {
  // Ranges may be long, but are few that begin before a block and reach into it: those are sought from the longest reach.
  const from = firstReaching(ranges, start);
  const found: SourceRange[] = [];
  for (let at = from; at < ranges.length; at += 1) {
    const range = ranges[at];
    if (range === undefined || range.start >= end) break;
    if (range.end > start) found.push(range);
  }
  return found;
}

const reaches = new WeakMap<readonly SourceRange[], number[]>();

/** The first range from which on one can reach beyond `start`: the furthest end so far grows along the list. */
function firstReaching(ranges: readonly SourceRange[], start: number): number {
  let furthest = reaches.get(ranges);
  if (furthest === undefined) {
    let most = 0;
    furthest = ranges.map(({ end }) => {
      most = Math.max(most, end);
      return most;
    });
    reaches.set(ranges, furthest);
  }
  let low = 0;
  let high = furthest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((furthest[middle] ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
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
  const within = rangesWithin(ranges, start, end);
  const marks = marked.filter(([from, to]) => from < end && to > start);
  const edges = new Set([start, end]);
  for (const range of within) {
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
    for (let range = within[next]; range !== undefined && range.start <= from; range = within[next]) {
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
