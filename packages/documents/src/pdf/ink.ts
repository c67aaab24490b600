import { type Matrix, mapX, mapY } from './matrix.js';

/** Left, top, right, bottom in points, from the upper left corner of the page as it is shown. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The way a glyph's line runs: to the right, downward, to the left, upward. */
export type Direction = 0 | 1 | 2 | 3;

/** A printed glyph. `text` is what it stands for, of a ligature several characters; a space has its box too. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  /** Type size in points as shown. */
  readonly size: number;
  readonly direction: Direction;
}

/** A ruling line along one axis: `at` is its place on the other axis, `from` to `to` its stretch, in points. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is printed on a page. */
export interface PageInk {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** How many glyphs were left out as those of stamps and marks over the text. */
  readonly marks?: number;
  /** Type that runs aslant across the page (草稿), which is none of its text: all of it, line behind line. */
  readonly aslant?: string;
  /** How many of the glyphs are set but not drawn, as those that a text recognition lays over a scanned page. */
  readonly unseen?: number;
  /** How many of the glyphs say nothing, for their font names no characters. */
  readonly unnamed?: number;
  /** How many glyphs were left out that are white on white paper. */
  readonly white?: number;
  /** How many areas, lines and stretches of type are painted. */
  readonly painted?: number;
  /** Share of the page that pictures have. */
  readonly pictured?: number;
  /** From a page that was put straight to the page as shown. */
  readonly tilted?: Matrix;
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

export const middleX = (box: Box): number => (box[0] + box[2]) / 2;
export const middleY = (box: Box): number => (box[1] + box[3]) / 2;

/** The smallest box around boxes; of none a box of nothing. */
export function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = boxes[0] ?? [0, 0, 0, 0];
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
}

/** The box on the page of bounds (left, low, right, high) in a space of its own. */
export function boxOf(map: Matrix, bounds: readonly number[]): Box {
  const [left = 0, low = 0, right = 0, high = 0] = bounds;
  const xs = [mapX(map, left, low), mapX(map, right, low), mapX(map, left, high), mapX(map, right, high)];
  const ys = [mapY(map, left, low), mapY(map, right, low), mapY(map, left, high), mapY(map, right, high)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
