import type { Box, Direction, Glyph, PageInk, Ruling } from './ink.js';
import { movedBox } from './tilt.js';

/** A page turned so that most of its lines run to the right, and the way back for boxes. */
export interface UprightPage {
  readonly ink: PageInk;
  readonly back: (box: Box) => Box;
}

/** Turns a box so that lines of the direction run to the right; width and height are those of the page before. */
function turned([left, top, right, bottom]: Box, direction: Direction, width: number, height: number): Box {
  if (direction === 1) return [top, width - right, bottom, width - left];
  if (direction === 2) return [width - right, height - bottom, width - left, height - top];
  if (direction === 3) return [height - bottom, left, height - top, right];
  return [left, top, right, bottom];
}

const OPPOSITE: readonly Direction[] = [0, 3, 2, 1];

/** The direction of most glyphs; upright where there are none. */
export function usualDirection(glyphs: readonly Glyph[]): Direction {
  const counts = [0, 0, 0, 0];
  for (const { direction } of glyphs) counts[direction] = (counts[direction] ?? 0) + 1;
  const best = counts.indexOf(Math.max(...counts));
  return best === 1 || best === 2 || best === 3 ? best : 0;
}

/** Glyphs turned so that lines of the direction run to the right. */
export function turnGlyphs(glyphs: readonly Glyph[], direction: Direction, width: number, height: number): Glyph[] {
  return glyphs.map((glyph) => ({
    ...glyph,
    box: turned(glyph.box, direction, width, height),
    direction: turnedDirection(glyph.direction, direction),
  }));
}

function turnedDirection(direction: Direction, by: Direction): Direction {
  const left = (direction - by + 4) % 4;
  return left === 1 || left === 2 || left === 3 ? left : 0;
}

/** Turns a whole page whose text was printed sideways, as a landscape table on an upright sheet is. */
export function upright(page: PageInk): UprightPage {
  const direction = usualDirection(page.glyphs);
  const { tilted } = page;
  const askew = (box: Box): Box => (tilted === undefined ? box : movedBox(tilted, box));
  if (direction === 0) return { ink: page, back: askew };
  const { width, height } = page;
  const sideways = direction !== 2;
  const turn = (box: Box): Box => turned(box, direction, width, height);
  const rulings: { horizontal: Ruling[]; vertical: Ruling[] } = { horizontal: [], vertical: [] };
  const note = (box: Box, horizontal: boolean): void => {
    const [left, top, right, bottom] = turn(box);
    if (horizontal) rulings.horizontal.push({ at: top, from: left, to: right });
    else rulings.vertical.push({ at: left, from: top, to: bottom });
  };
  for (const { at, from, to } of page.horizontal) note([from, at, to, at], !sideways);
  for (const { at, from, to } of page.vertical) note([at, from, at, to], sideways);
  const [newWidth, newHeight] = sideways ? [height, width] : [width, height];
  return {
    ink: {
      page: page.page,
      width: newWidth,
      height: newHeight,
      glyphs: turnGlyphs(page.glyphs, direction, width, height),
      ...rulings,
    },
    back: (box) => askew(turned(box, OPPOSITE[direction] ?? 0, newWidth, newHeight)),
  };
}
