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
  const char = glyphs.char.slice();
  const at = glyphs.at.slice();
  const breaks = glyphs.before.slice();
  const empty = glyphs.empty.slice();
  for (const [k, i] of order.entries()) {
    char[from + k] = glyphs.char[i] as string;
    at[from + k] = glyphs.at[i] as number;
    breaks[from + k] = before[k] as Break;
    empty[from + k] = glyphs.empty[i] as number;
  }
  return {
    source: glyphs.source,
    char,
    fold: glyphs.fold.slice(0, from) + order.map((i) => glyphs.fold[i] as string).join('') + glyphs.fold.slice(to),
    at,
    before: breaks,
    empty,
    length: glyphs.length,
  };
}
