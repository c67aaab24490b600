import { fieldByWords, isLaterBudget } from '../labels/column-words.js';
import type { Lexicon } from '../labels/lexicon.js';
import { Break, type Glyphs, textOf } from './glyphs.js';
import type { HeaderColumn } from './header-pieces.js';
import { type Header, readHeader } from './headers.js';

/** Columns that a header of money may begin with before the first that the lexicon knows, and glyphs of their labels. */
const MOST = 3;
const LABEL = /^\p{Script=Han}{3,10}$/u;
const REGIONS = ['fundColumns', 'fundRows', 'blocks', 'head', 'goals'] as const;

/** Where the run without a break starts that ends before `end`. */
function runStart(glyphs: Glyphs, end: number): number {
  let start = end - 1;
  while (start > 0 && end - start <= 12 && glyphs.before[start] === Break.none) start--;
  return start;
}

/**
 * Reads the header of money that begins at a glyph, with the labels right before it that only their words tell: 预算安排
 * and 实际到位 before 实际支出, the first of two budgets being the approved one. Null where fewer than two columns are known.
 */
export function readMoneyHeader(glyphs: Glyphs, lexicon: Lexicon, index: number): Header | null {
  const header = readHeader(glyphs, lexicon, 'fundColumns', index, 2);
  if (header === null || header.start === 0) return header;
  const labels: [number, number][] = [];
  for (let end = header.start; labels.length < MOST && end > 0 && glyphs.before[end] !== Break.none; ) {
    const start = runStart(glyphs, end);
    const text = glyphs.fold.slice(start, end);
    if (!LABEL.test(text) || REGIONS.some((region) => lexicon.exact(region, text) !== null)) break;
    labels.unshift([start, end]);
    end = start;
  }
  const met = new Set(header.columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const left: HeaderColumn[] = [];
  for (const [start, end] of labels) {
    const label = textOf(glyphs, start, end);
    const last = left.at(-1);
    let field = fieldByWords('fundColumns', label, met, null);
    if (field === null && last?.field === 'annual' && isLaterBudget(label) && !met.has('initial')) {
      left[left.length - 1] = { ...last, field: 'initial' };
      met.add('initial');
      field = 'annual';
    }
    if (field === null) left.length = 0;
    else {
      met.add(field);
      left.push({ field, label, start, end });
    }
  }
  const [first] = left;
  return first === undefined ? header : { ...header, start: first.start, columns: [...left, ...header.columns] };
}
