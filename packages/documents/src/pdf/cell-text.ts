import type { Box } from './ink.js';
import { isWide, type Piece, type PrintedLine, piecesOf } from './lines.js';

/** Room that a table leaves between its rulings and the text, in points, where the text does not show more. */
const LEAST_ROOM = 4;

/**
 * The lines of a cell as one text. A line that ends because the cell was full runs on without a break; where it ends
 * before, the break was meant and stays.
 */
export function cellPieces(lines: readonly PrintedLine[], cell: Box): Piece[] {
  const pieces: Piece[] = [];
  const room = roomOf(lines, cell);
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined) pieces.push(...breakBetween(before, line, room));
    pieces.push(...piecesOf(line, false));
  });
  return pieces;
}

/** Width that a line of the cell can have. */
function roomOf(lines: readonly PrintedLine[], cell: Box): number {
  const widest = Math.max(0, ...lines.map(({ box }) => box[2] - box[0]));
  const margin = Math.min(...lines.map(({ box }) => Math.max(0, Math.min(box[0] - cell[0], cell[2] - box[2]))));
  return Math.max(widest, cell[2] - cell[0] - 2 * Math.max(LEAST_ROOM, Number.isFinite(margin) ? margin : 0));
}

/** Whether a line of a cell ends because the first unit of the next had no room in it. */
export const isFull = (lines: readonly PrintedLine[], cell: Box, before: PrintedLine, line: PrintedLine): boolean =>
  leavesNoRoom(before, line, roomOf(lines, cell));

const leavesNoRoom = (before: PrintedLine, line: PrintedLine, room: number): boolean =>
  line.turned === true || before.box[2] - before.box[0] + firstUnit(line) > room - before.size * 0.1;

function breakBetween(before: PrintedLine, line: PrintedLine, room: number): Piece[] {
  if (!leavesNoRoom(before, line, room)) return [{ text: '\n', glyph: null }];
  const [last, first] = [before.glyphs.at(-1)?.text ?? '', line.glyphs[0]?.text ?? ''];
  // Between two wide glyphs a blank at the end of a line is one that the program put there to end it.
  const blank = before.blankEnd === true && !(isWide(last) && isWide(first));
  return blank || (isLatin(last) && isLatin(first)) ? [{ text: ' ', glyph: null }] : [];
}

/** Signs that end no line, and signs that begin none (GB/T 15834-2011, 5.1). */
const OPENS = /^[（【《〈“‘([{]/u;
const NEVER_FIRST = /^[，。、；：！？）】》〉”’…,.;:!?)\]}%]/u;

const isLatin = (text: string): boolean => /^[A-Za-z]/u.test(text);

/** Width of what could not be parted at the start of a line: a wide glyph, or a word or figure. */
function firstUnit({ glyphs }: PrintedLine): number {
  const [first] = glyphs;
  if (first === undefined) return 0;
  let last = first;
  if (isWide(first.text)) {
    for (const glyph of glyphs.slice(1)) {
      if (!OPENS.test(last.text) && !NEVER_FIRST.test(glyph.text)) break;
      last = glyph;
    }
    return last.box[2] - first.box[0];
  }
  for (const glyph of glyphs) {
    const parted = isWide(glyph.text) && !NEVER_FIRST.test(glyph.text);
    if (parted || !/\S/u.test(glyph.text) || glyph.box[0] - last.box[2] > glyph.size * 0.22) break;
    last = glyph;
  }
  return last.box[2] - first.box[0];
}
