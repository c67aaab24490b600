import { type Box, type Glyph, middleX, middleY } from './ink.js';

/** Share of a glyph's box about its middle that nothing is painted behind where it stands on no ground. */
const MIDDLE = 0.15;
/** Most areas and most white glyphs that are held against one another. */
const MOST_AREAS = 4000;
const MOST_GLYPHS = 4000;
/** Share of a page's glyphs that white ones have at most where they may be unseen. */
const MOST_SHARE = 0.3;

/** How dark the darkest part of a colour is at least that is told from white paper. */
const TINTED = 3 / 255;

/** Whether a colour (#rrggbb) is that of the paper. */
export function isWhite(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[\da-f]{6}$/i.test(colour)) return false;
  return [1, 3, 5].every((at) => 1 - Number.parseInt(colour.slice(at, at + 2), 16) / 255 < TINTED);
}

/** Tells white type that stands on a ground in which it is seen from such as is white on white paper. */
export class WhiteType {
  readonly #grounds: Box[] = [];
  readonly #glyphs = new Set<Glyph>();

  /** Something is filled in a colour other than white; a ground may be drawn in strips as narrow as lines. */
  ground(box: Box): void {
    if (this.#grounds.length <= MOST_AREAS) this.#grounds.push(box);
  }

  note(glyph: Glyph): void {
    this.#glyphs.add(glyph);
  }

  /**
   * The white glyphs that nobody sees; none where that would take long to tell, where a picture may lie below, or where
   * so much would be left out that their ground must be drawn in a way that is not known here.
   * @param all how many glyphs the page has
   */
  unseen(all: number, pictured: boolean): ReadonlySet<Glyph> {
    if (pictured || this.#glyphs.size === 0 || this.#glyphs.size > all * MOST_SHARE) return new Set();
    if (this.#grounds.length > MOST_AREAS || this.#glyphs.size > MOST_GLYPHS) return new Set();
    return new Set(
      [...this.#glyphs].filter(({ box }) => {
        const [x, y] = [middleX(box), middleY(box)];
        const [aside, upDown] = [(box[2] - box[0]) * MIDDLE, (box[3] - box[1]) * MIDDLE];
        return !this.#grounds.some(
          ([left, top, right, bottom]) =>
            left < x + aside && right > x - aside && top < y + upDown && bottom > y - upDown,
        );
      }),
    );
  }
}
