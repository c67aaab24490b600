import type { Lexicon } from '../../labels/lexicon.js';
import { Break, type Glyphs } from '../glyphs.js';
import { type Found, partsOf } from './header-columns.js';
import { MANY, readLines, readsOn } from './header-lines.js';
import { readPieces } from './header-search.js';
import { type Line, linesOf } from './lines.js';
import { permute, type Run } from './permute.js';

/** Lines of a header at the most. */
const MOST_LINES = 7;

/**
 * Puts headers whose labels wrap in their columns, so that the lines of several labels stand woven, into logical order:
 * each label whole, in the usual order of columns where the lines leave that open. Returns the same object where there
 * are none.
 */
export function unweaveHeaders(glyphs: Glyphs, lexicon: Lexicon): Glyphs {
  if (glyphs.length === 0) return glyphs;
  const lines = linesOf(glyphs, 0, glyphs.length, false);
  let result = glyphs;
  for (const kind of ['columns', 'fundColumns'] as const) {
    const parts = partsOf(lexicon, kind);
    const fits = (line: Line | undefined): boolean =>
      line?.every(
        ({ text }, i) =>
          parts.columns.has(text) || (i === 0 && (parts.block.has(text) || /^\(?万?元?\)?$/u.test(text))),
      ) === true;
    for (let from = 0; from < lines.length; from++) {
      let end = from;
      while (end < lines.length && end - from < MOST_LINES && fits(lines[end])) end++;
      if (end - from < 2 || !lines.slice(from, end).some((line) => line.length >= MANY)) continue;
      const plain = readsOn(lexicon, kind, lines.slice(from, end), parts);
      const legible = plain.some((one, i) => one && i > 0);
      let best: { found: Found; to: number } | null = null;
      for (let to = from + 2; to <= end; to++) {
        if (plain[to - from] === true) continue;
        const some = lines.slice(from, to);
        const found =
          readLines(lexicon, kind, some, parts) ??
          (legible || kind === 'columns' ? null : readPieces(lexicon, kind, some, parts));
        if (found !== null && (best === null || found.columns.length > best.found.columns.length)) best = { found, to };
      }
      if (best === null) continue;
      const [first, last] = [lines[from] as Line, lines[best.to - 1] as Line];
      result = permute(result, first[0]?.start ?? 0, last.at(-1)?.end ?? 0, runsOf(best.found));
      from = best.to - 1;
    }
  }
  return result;
}

function runsOf({ columns, block }: Found): Run[] {
  const runs: Run[] = block.map(({ start, end }, i) => ({ start, end, before: i === 0 ? Break.line : Break.none }));
  for (const [c, { cell }] of columns.entries())
    for (const [i, { start, end }] of cell.pieces.entries())
      runs.push({ start, end, before: i > 0 ? Break.none : c === 0 ? Break.line : Break.space });
  return runs;
}
