import { type Figure, scanFigures } from '@kaocheng/core/narrative/figures';
import type { Paragraph } from './flow.js';
import { type LabelHit, labelsIn } from './vocabulary.js';

const CLAUSE = new Set(['，', ',', '；', ';', '。', '！', '？', '!', '?']);
const SENTENCE = new Set(['。', '！', '？', '!', '?', '；', ';']);
/** 1 for the code of a mark that ends a clause: so most characters of a text are passed at a glance. */
const CLAUSE_CODES = new Uint8Array(0x1_0000);
for (const mark of CLAUSE) CLAUSE_CODES[mark.charCodeAt(0)] = 1;
const QUOTE_LEAST = 6;
const QUOTE_MOST = 80;

/** A paragraph with its figures, labels and clauses found. Offsets are in `text`. */
export interface Clauses {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** What figures may be called; none are looked for where there is no figure. */
  readonly labels: readonly LabelHit[];
  /** Start of each clause; the last entry is the end of the text. A clause ends with its mark. */
  readonly bounds: readonly number[];
  readonly sentences: readonly number[];
}

/** Finds figures, labels, clauses and sentences of a paragraph in one pass each. `bodyStart`: after its heading mark. */
export function clausesOf(paragraph: Paragraph, bodyStart = 0): Clauses {
  const { text } = paragraph;
  const figures = scanFigures(text).filter((figure) => figure.start >= bodyStart);
  const bounds: number[] = [bodyStart];
  const sentences: number[] = [0];
  let figure = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (CLAUSE_CODES[text.charCodeAt(i)] !== 1) continue;
    const char = text.charAt(i);
    while (figure < figures.length && (figures[figure]?.end ?? 0) <= i) figure += 1;
    if ((figures[figure]?.start ?? text.length) < i) continue;
    bounds.push(i + 1);
    if (SENTENCE.has(char)) sentences.push(i + 1);
  }
  if (bounds[bounds.length - 1] !== text.length) bounds.push(text.length);
  if (sentences[sentences.length - 1] !== text.length) sentences.push(text.length);
  return { text, figures, labels: figures.length > 0 ? labelsIn(text) : [], bounds, sentences };
}

/** Index of the clause (or sentence) that holds an offset. */
export function spanAt(bounds: readonly number[], offset: number): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bounds[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The clause around `start`…`end`, widened to the left where it is too short to be found again, at most 80 characters. */
export function quoteAround(clauses: Clauses, start: number, end: number): { from: number; to: number } {
  const { text, bounds } = clauses;
  let first = spanAt(bounds, start);
  const last = spanAt(bounds, Math.max(start, end - 1));
  let to = bounds[last + 1] ?? text.length;
  while (to > end && CLAUSE.has(text.charAt(to - 1))) to -= 1;
  let from = Math.max(bounds[first] ?? 0, start - QUOTE_MOST);
  to = Math.min(to, end + QUOTE_MOST);
  while (first > 0 && glyphs(text.slice(from, to)) < QUOTE_LEAST) {
    first -= 1;
    from = Math.max(bounds[first] ?? 0, start - QUOTE_MOST);
  }
  while (glyphs(text.slice(from, to)) < QUOTE_LEAST && to < text.length) to += 1;
  const lead = text.slice(from, start);
  const colon = from + Math.max(lead.lastIndexOf('：'), lead.lastIndexOf(':'));
  if (colon > from && glyphs(text.slice(colon + 1, to)) >= QUOTE_LEAST) from = colon + 1;
  if (to - from > QUOTE_MOST) {
    from = Math.max(from, Math.min(start, end - QUOTE_MOST / 2) - 30);
    to = Math.min(to, from + QUOTE_MOST);
  }
  return { from, to };
}

/** Length without the marks that a search for the quote does not see. */
function glyphs(text: string): number {
  return text.replace(/[\s“”"'‘’]/g, '').length;
}
