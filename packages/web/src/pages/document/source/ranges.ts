import type { Transcript } from '@kaocheng/core/model/transcript';

/** A stretch of the text, [start, end). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A range of the text that was read into a cell, or that stands in a form and was read into none. */
export interface SourceRange extends Stretch {
  /** Order of the form, and the path of the cell; null for what is unread. */
  readonly form: number | null;
  readonly path: string | null;
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
  return inOrder(ranges);
}

/** Stretches by where they begin, the longer first: the order that `within` needs. */
export function inOrder<T extends Stretch>(stretches: readonly T[]): T[] {
  return [...stretches].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The stretches that touch `start` to `end`, out of all of a text, which are in order. */
export function within<T extends Stretch>(stretches: readonly T[], start: number, end: number): T[] {
  // Stretches may be long, but few begin before a block and reach into it: those are sought from the longest reach.
  const found: T[] = [];
  for (let at = firstReaching(stretches, start); at < stretches.length; at += 1) {
    const each = stretches[at];
    if (each === undefined || each.start >= end) break;
    if (each.end > start) found.push(each);
  }
  return found;
}

const reaches = new WeakMap<readonly Stretch[], number[]>();

/** The first from which on one can reach beyond `start`: the furthest end so far grows along the list. */
function firstReaching(stretches: readonly Stretch[], start: number): number {
  let furthest = reaches.get(stretches);
  if (furthest === undefined) {
    let most = 0;
    furthest = stretches.map(({ end }) => {
      most = Math.max(most, end);
      return most;
    });
    reaches.set(stretches, furthest);
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
