import { labels } from '../generated/labels.js';
import type { Lexicon } from '../labels/lexicon.js';
import { Break, type Glyphs } from './glyphs.js';

/** Glyphs of the longest unknown label behind all others, and of all of them on the header's line. */
const LONGEST = 14;
const MOST_ON_LINE = 40;
const LABEL = /^(?![及和与或、(])[\p{Script=Han}()、/]+$/u;

const UNDER: readonly string[] = [...labels.underColumns].sort((a, b) => b.length - a.length);
/** How many labels of a header's second line must stand in a row, so that no words of a row are taken for them. */
const LEAST_UNDER = 3;

/** Where the labels of a header's second line end that begin at `index`, `index` where there are none. */
export function underLabelsEnd({ fold }: Glyphs, index: number): number {
  let end = index;
  let count = 0;
  for (let label = underAt(fold, end); label !== undefined; label = underAt(fold, end)) {
    end += label.length;
    count++;
  }
  return count >= LEAST_UNDER ? end : index;
}

const underAt = (fold: string, index: number): string | undefined =>
  UNDER.find((label) => fold.startsWith(label, index));

/** Where a run ends that begins at `index`: at the next break. */
function runEnd(glyphs: Glyphs, index: number): number {
  let end = index + 1;
  while (end < glyphs.length && glyphs.before[end] === Break.none) end++;
  return end;
}

const classAt = (lexicon: Lexicon, fold: string, index: number): number =>
  Math.max(
    lexicon.match('level1', fold, index)?.folded.length ?? 0,
    lexicon.match('level2', fold, index)?.folded.length ?? 0,
  );

const isKnown = (lexicon: Lexicon, text: string): boolean =>
  (['columns', 'blocks', 'level1', 'level2', 'totals', 'tail', 'head'] as const).some(
    (region) => lexicon.exact(region, text) !== null,
  );

/**
 * The unknown labels behind the last known one of a header of indicators: all runs up to the end of its line, or what
 * stands before the first class of indicators. Glyph ranges, none where rows may already begin, or where a line that
 * goes on with the label of the reasons may stand.
 */
export function labelsBehind(
  glyphs: Glyphs,
  lexicon: Lexicon,
  end: number,
  met: ReadonlySet<string>,
): [number, number][] {
  if (end >= glyphs.length || classAt(lexicon, glyphs.fold, end) > 0) return [];
  if (met.has('deviation') && (glyphs.before[end] as Break) >= Break.line) return [];
  const { fold } = glyphs;
  if (glyphs.before[end] === Break.none) {
    for (let i = end + 1; i <= end + LONGEST && i < glyphs.length; i++) {
      if (i - end >= 3 && classAt(lexicon, fold, i) >= 4) return LABEL.test(fold.slice(end, i)) ? [[end, i]] : [];
      if (glyphs.before[i] !== Break.none || classAt(lexicon, fold, i) > 0) return [];
    }
    return [];
  }
  const found: [number, number][] = [];
  for (let start = end; start < glyphs.length && start - end <= MOST_ON_LINE; ) {
    const stop = runEnd(glyphs, start);
    const text = fold.slice(start, stop);
    if (stop - start < 3 || stop - start > LONGEST || !LABEL.test(text) || isKnown(lexicon, text)) return [];
    found.push([start, stop]);
    const before = glyphs.before[stop];
    if (glyphs.before[end] === Break.space && stop < glyphs.length && before !== undefined && before >= Break.line)
      return found;
    if (found.length === 1 && isClass(glyphs, lexicon, stop)) return found;
    start = stop;
  }
  return [];
}

/** Does a run stand at a place that is a class of indicators as a whole? */
function isClass(glyphs: Glyphs, lexicon: Lexicon, index: number): boolean {
  if (index >= glyphs.length) return false;
  const text = glyphs.fold.slice(index, runEnd(glyphs, index)).replace(/\(.*$/u, '');
  return lexicon.exact('level1', text) !== null || lexicon.exact('level2', text) !== null;
}
