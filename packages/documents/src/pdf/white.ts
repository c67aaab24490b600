import { type Box, type Glyph, middleX, middleY } from './ink.js';

/** Sides of the smallest area that makes a ground for type, in points. */
const LEAST = 3;
/** Most areas and most white glyphs that are held against one another. */
const MOST_AREAS = 4000;
const MOST_GLYPHS = 4000;
/** Share of a page's glyphs that white ones have at most where they may be unseen. */
const MOST_SHARE = 0.3;

/** Tells white type that stands on a ground in which it is seen from such as is white on white paper. */
export class WhiteType {
  readonly #grounds: Box[] = [];
  readonly #glyphs = new Set<Glyph>();

  /** Something is filled in a colour other than white. */
  ground([left, top, right, bottom]: Box): void {
    const isLarge = right - left > LEAST && bottom - top > LEAST;
    if (isLarge && this.#grounds.length <= MOST_AREAS) this.#grounds.push([left, top, right, bottom]);
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
        return !this.#grounds.some(([left, top, right, bottom]) => x > left && x < right && y > top && y < bottom);
      }),
    );
  }
}
