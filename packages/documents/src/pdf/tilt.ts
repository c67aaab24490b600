import { type Box, middleX, middleY } from './ink.js';
import { type Matrix, mapX, mapY } from './matrix.js';

/** Least and most tilt of a page that is put straight, in radians: less does no harm, more is meant. */
const LEAST = 0.0025;
const MOST = 0.12;
/** Tilts nearer to one another than this are one. */
const STEP = 0.0025;
/** Share of a page's glyphs that must have its tilt. */
const SHARE = 0.6;

/** Finds by how much the text of a page is tilted, as it is on a scan that was laid in askew. */
export class Tilt {
  #straight = 0;
  readonly #tilted = new Map<number, number>();

  /** @param place of a glyph on the page: along its line and across it */
  note([a, b]: Matrix): void {
    const [along, across] = Math.abs(a) >= Math.abs(b) ? [a, b] : [b, -a];
    const angle = Math.atan(across / along);
    if (!(Math.abs(angle) >= LEAST)) this.#straight += 1;
    else {
      const step = Math.round(angle / STEP);
      this.#tilted.set(step, (this.#tilted.get(step) ?? 0) + 1);
    }
  }

  /** Radians by which the page is tilted, with the hands of a clock; 0 of one that stands straight. */
  get angle(): number {
    if (this.#tilted.size === 0) return 0;
    let all = this.#straight;
    for (const count of this.#tilted.values()) all += count;
    const sorted = [...this.#tilted].sort(([one], [other]) => one - other);
    let before = 0;
    const middle = sorted.find(([, count]) => {
      before += count;
      return before * 2 >= all - this.#straight;
    })?.[0];
    if (middle === undefined || Math.abs(middle * STEP) > MOST) return 0;
    const near = sorted.filter(([step]) => Math.abs(step - middle) <= 3);
    const count = near.reduce((sum, [, one]) => sum + one, 0);
    if (count < all * SHARE) return 0;
    return (near.reduce((sum, [step, one]) => sum + step * one, 0) / count) * STEP;
  }
}

/** The map that turns a page about its middle, by radians with the hands of a clock. */
export function turning(angle: number, width: number, height: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

/** A box moved with its middle, as large as it was. */
export function movedBox(map: Matrix, box: Box): Box {
  const [x, y] = [middleX(box), middleY(box)];
  const [right, down] = [mapX(map, x, y) - x, mapY(map, x, y) - y];
  return [box[0] + right, box[1] + down, box[2] + right, box[3] + down];
}
