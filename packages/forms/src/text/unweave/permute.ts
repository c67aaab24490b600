import { Break, type Glyphs } from '../glyphs.js';

/** Glyphs [start, end) in their new place, and the break before the first of them. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly before: Break;
}

/**
 * The same glyphs with those of [from, to) in the order of `runs`, which must cover the range; what they leave out
 * follows at its end. Offsets of the source go along with their glyphs. The same object where that is their order.
 */
export function permute(glyphs: Glyphs, from: number, to: number, runs: readonly Run[]): Glyphs {
  const order: number[] = [];
  const before: Break[] = [];
  const placed = new Uint8Array(to - from);
  const put = (run: Run): void => {
    for (let i = run.start; i < run.end; i++) {
      if (i < from || i >= to || placed[i - from] === 1) continue;
      placed[i - from] = 1;
      before.push(i === run.start ? run.before : (glyphs.before[i] as Break));
      order.push(i);
    }
  };
  for (const run of runs) put(run);
  for (let i = from; i < to; i++) if (placed[i - from] === 0) put({ start: i, end: i + 1, before: Break.line });
  if (order.every((at, i) => at === from + i)) return glyphs;
  if (before.length > 0) before[0] = glyphs.before[from] as Break;
  const spliced = <T>(all: readonly T[], part: readonly T[]): T[] => {
    const copy = all.slice();
    for (const [i, one] of part.entries()) copy[from + i] = one;
    return copy;
  };
  return {
    source: glyphs.source,
    char: spliced(
      glyphs.char,
      order.map((i) => glyphs.char[i] as string),
    ),
    fold: glyphs.fold.slice(0, from) + order.map((i) => glyphs.fold[i] as string).join('') + glyphs.fold.slice(to),
    at: spliced(
      glyphs.at,
      order.map((i) => glyphs.at[i] as number),
    ),
    before: spliced(glyphs.before, before),
    empty: spliced(
      glyphs.empty,
      order.map((i) => glyphs.empty[i] as number),
    ),
    length: glyphs.length,
  };
}
