import type { Lexicon } from '../../labels/lexicon.js';
import type { Frame } from '../frame.js';
import { Break, type Glyphs } from '../glyphs.js';
import { findGoals } from '../goals.js';
import { type Line, linesOf, type Piece } from './lines.js';
import { permute, type Run } from './permute.js';
import { partSides } from './side-by-side.js';

const MOST_LINES = 80;
const LONGEST_PIECE = 6;
/** Lines over the heading at which the label beside the goals may begin. */
const OVER = 2;

const startsLabel = (lexicon: Lexicon, text: string): boolean =>
  lexicon.all('blocks').some(({ field, folded }) => field === 'goals' && folded.startsWith(text));
const isLabel = (lexicon: Lexicon, text: string): boolean => lexicon.exact('blocks', text)?.field === 'goals';

/** Pieces at the beginnings of lines that make up the label beside the goals, 年度 总体 目标. */
function labelPieces(lexicon: Lexicon, lines: readonly Line[], labelFrom: number): Piece[] {
  const taken: Piece[] = [];
  let text = '';
  let done: Piece[] = [];
  for (const line of lines) {
    const [first] = line;
    if (first === undefined || first.start === labelFrom || first.text.length > LONGEST_PIECE) continue;
    if (!startsLabel(lexicon, text + first.text)) continue;
    text += first.text;
    taken.push(first);
    if (isLabel(lexicon, text)) done = [...taken];
  }
  return done;
}

/** Start of the line that holds a glyph. */
function lineStart(glyphs: Glyphs, index: number): number {
  let start = index;
  while (start > 0 && (glyphs.before[start] as Break) < Break.line) start--;
  return start;
}

/** Where the text of the goals ends: before what the label of the next block leaves. */
function textEnd(glyphs: Glyphs, lexicon: Lexicon, to: number): number {
  let end = to;
  for (let lines = 0; lines < OVER; lines++) {
    const start = lineStart(glyphs, end - 1);
    const text = glyphs.fold.slice(start, end);
    const rest = lexicon.all('blocks').some(({ field, folded }) => field !== 'goals' && folded.startsWith(text));
    if (text.length > LONGEST_PIECE || !rest) break;
    end = start;
  }
  return end;
}

/**
 * Puts the expected and the actual goals of a form, which stand side by side and were taken line by line, one behind the
 * other, and the label beside them in one piece before both. Returns the same object where they are not woven or could
 * as well stand one behind the other.
 */
export function unweaveGoals(glyphs: Glyphs, lexicon: Lexicon, frame: Frame): Glyphs {
  const [header] = frame.indicators;
  if (header === undefined) return glyphs;
  const bodyStart = frame.title?.end ?? frame.start;
  const place = findGoals(glyphs, lexicon, bodyStart, header.start, false);
  if (place === null || !place.pair) return glyphs;
  const next = [...frame.funds, ...frame.indicators].map(({ start }) => start).filter((start) => start > place.start);
  const to = textEnd(glyphs, lexicon, Math.min(...next));
  let from = lineStart(glyphs, place.start);
  for (let i = 0; i < OVER && from > bodyStart; i++) {
    const start = lineStart(glyphs, from - 1);
    if (start < bodyStart || !startsLabel(lexicon, glyphs.fold.slice(start, from))) break;
    from = start;
  }
  for (let i = from + 1; i < to; i++) if (glyphs.before[i] === Break.cell) return glyphs;
  const lines = linesOf(glyphs, from, to, false);
  if (lines.length > MOST_LINES) return glyphs;
  const label = labelPieces(lexicon, lines, place.start);
  const isText = (piece: Piece): boolean => piece.start >= place.bodyStart && !label.includes(piece);
  const body = lines.map((line) => line.filter(isText)).filter((line) => line.length > 0);
  const sides = partSides(body);
  if (sides === null && label.length < 2) return glyphs;
  const runs: Run[] = label.map(({ start, end }, i) => ({ start, end, before: i === 0 ? Break.line : Break.none }));
  for (const piece of lines.flat())
    if (piece.start < place.bodyStart && !label.includes(piece))
      runs.push({ start: piece.start, end: piece.end, before: glyphs.before[piece.start] as Break });
  const put = (all: readonly Line[], opening: Break): void => {
    for (const [i, line] of all.entries())
      for (const [k, { start, end }] of line.entries())
        runs.push({ start, end, before: k > 0 ? Break.space : i > 0 ? Break.line : opening });
  };
  if (sides === null) put(body, Break.line);
  else {
    put(sides.left, Break.line);
    put(sides.right, Break.cell);
  }
  return permute(glyphs, from, to, runs);
}
