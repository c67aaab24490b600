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

const UNITS =
  /^(?:[%‰万亿]|[万亿]?元|万?人次?|[个户次件天年月日家台名份批项所亩吨套座处周]|公里?|平(?:方米?)?|立(?:方米?)?|小时?|分钟|工(?:作日?)?)(?:\/.{1,4})?(?:以[上下内]|左右)?$/u;

/** Does a blank between two pieces stand inside a cell: 指标 1：…, (50 分), 10 万元? */
const goOn = (before: string, text: string, units: boolean): boolean =>
  before === '其中:' ||
  (/^指标?$/u.test(before) && /^(?:标)?\d{1,2}:/u.test(text)) ||
  (/\(\d{0,3}$/u.test(before) && /^(?:\d{1,3})?分?\)/u.test(text)) ||
  (units && /\d$/u.test(before) && UNITS.test(text));

/**
 * The lines of [from, to), each cut at its blanks.
 * @param units whether a unit behind a figure belongs to its cell, having no column of its own
 */
export function linesOf(glyphs: Glyphs, from: number, to: number, units: boolean): Line[] {
  const lines: Piece[][] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++) {
    if (i < to && glyphs.before[i] === Break.none) continue;
    const piece = pieceOf(glyphs, start, i);
    const opens = start === from || (glyphs.before[start] as Break) >= Break.line;
    if (opens) lines.push([piece]);
    else {
      const line = lines.at(-1) as Piece[];
      const last = line.at(-1) as Piece;
      if (goOn(last.text, piece.text, units)) line[line.length - 1] = pieceOf(glyphs, last.start, i);
      else line.push(piece);
    }
    start = i;
  }
  return lines;
}
