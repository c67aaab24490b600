import { Bands } from './bands.js';
import { type Box, type Glyph, middleX, middleY } from './ink.js';

/** Boxes of a page, of which the first is looked for that holds something, among those on its height. */
export class Boxes {
  readonly #boxes: readonly Box[];
  readonly #bands: Bands;

  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
    this.#bands = new Bands(boxes.map(([, top, , bottom]) => [top, bottom]));
  }

  /** Index of the first box for which `isIn` holds, among those that touch a stretch of the page's height; -1 for none. */
  first(top: number, bottom: number, isIn: (box: Box) => boolean): number {
    let found = this.#boxes.length;
    for (const band of this.#bands.touched(top, bottom))
      for (const index of band) {
        const box = this.#boxes[index];
        if (index >= found || box === undefined) break;
        if (isIn(box)) found = index;
      }
    return found < this.#boxes.length ? found : -1;
  }
}

/** Share of a glyph's height by which its middle may stand over a table's edge, as in a cell that a page cuts. */
const OVER = 0.15;

/** The glyphs in each of the boxes, each in the first that holds it, and those in none. */
export function glyphsIn(
  boxes: readonly Box[],
  glyphs: readonly Glyph[],
): { readonly inside: readonly Glyph[][]; readonly free: Glyph[] } {
  const inside = boxes.map((): Glyph[] => []);
  const free: Glyph[] = [];
  const standing = new Boxes(boxes);
  for (const glyph of glyphs) {
    const [x, y] = [middleX(glyph.box), middleY(glyph.box)];
    const over = (glyph.box[3] - glyph.box[1]) * OVER;
    const isIn = ([left, top, right, bottom]: Box): boolean =>
      x >= left && x <= right && y >= top - over && y <= bottom + over;
    (inside[standing.first(y - over, y + over, isIn)] ?? free).push(glyph);
  }
  return { inside, free };
}
