import type { Box } from './ink.js';
import { type Matrix, mapX, mapY } from './matrix.js';

/** Sides of the smallest picture that is known, and of the smallest that counts, in points. */
const LEAST = 10;
const LEAST_COUNTED = 60;

/**
 * Finds where the pictures of a page stand. pdf.js hands over none that it does not decode: what is left of a picture is
 * the map that draws a square of one unit as large as the picture, and nothing painted there.
 */
export class Pictures {
  /** Points of area that pictures have on the page. */
  area = 0;
  #painted = 0;
  readonly #open: number[] = [];

  /** How often something was painted. */
  get painted(): number {
    return this.#painted;
  }

  /** Something is painted. */
  paint(): void {
    this.#painted += 1;
  }

  save(): void {
    this.#open.push(this.#painted);
  }

  /**
   * What was set since the last `save` ends.
   * @param map from the space of the operators to the page as shown
   * @param clip what is seen of the page
   * @returns where a picture was drawn, if one was
   */
  restore(map: Matrix, clip: Box): Box | null {
    const before = this.#open.pop();
    if (before !== undefined && before !== this.#painted) return null;
    const xs = [mapX(map, 0, 0), mapX(map, 1, 0), mapX(map, 0, 1), mapX(map, 1, 1)];
    const ys = [mapY(map, 0, 0), mapY(map, 1, 0), mapY(map, 0, 1), mapY(map, 1, 1)];
    const box: Box = [
      Math.max(clip[0], Math.min(...xs)),
      Math.max(clip[1], Math.min(...ys)),
      Math.min(clip[2], Math.max(...xs)),
      Math.min(clip[3], Math.max(...ys)),
    ];
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    if (width < LEAST || height < LEAST) return null;
    if (width >= LEAST_COUNTED && height >= LEAST_COUNTED) this.area += width * height;
    this.#painted += 1;
    return box;
  }
}
