import { Break, type Glyphs } from '../glyphs.js';

/** Glyphs between two breaks: what one line of one cell leaves as a rule. `text` is folded; `width` in full glyphs. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

/** The pieces of one visual line from left to right. */
export type Line = readonly Piece[];

/** Width of the glyphs [start, end): a Chinese character counts 1, a figure or letter a half. */
export function widthOf(glyphs: Glyphs, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end; i++) width += (glyphs.char[i] as string).charCodeAt(0) < 0x100 ? 0.5 : 1;
  return width;
}

const pieceOf = (glyphs: Glyphs, start: number, end: number): Piece => ({
  start,
  end,
  text: glyphs.fold.slice(start, end),
  width: widthOf(glyphs, start, end),
});

/** The lines of [from, to), each cut at its blanks. */
export function linesOf(glyphs: Glyphs, from: number, to: number): Line[] {
  const lines: Piece[][] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++) {
    if (i < to && glyphs.before[i] === Break.none) continue;
    const piece = pieceOf(glyphs, start, i);
    const opens = start === from || (glyphs.before[start] as Break) >= Break.line;
    if (opens) lines.push([piece]);
    else (lines.at(-1) as Piece[]).push(piece);
    start = i;
  }
  return lines;
}
