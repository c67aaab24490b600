import { colourOf, type GraphicsState } from './graphics-state.js';
import { type Box, boxOf, type Direction, middleX, middleY } from './ink.js';
import type { Layers } from './layers.js';
import { type ColouredGlyph, Slanted } from './marks.js';
import type { Matrix } from './matrix.js';
import { Tilt } from './tilt.js';
import { WhiteType } from './white.js';

/** Most glyphs of one page that are kept. */
const MOST_GLYPHS = 200_000;
/** A glyph whose middle is this far outside of what can be seen is not seen, in points. */
const SEEN = 1;
/** Slant of a line of text against its axis from which on it is a mark across the page (草稿) and none of its text. */
const SLANT = 0.15;

/** The glyphs of a page that are text of it, and what is told of the others. */
export class PageGlyphs {
  readonly glyphs: ColouredGlyph[] = [];
  /** Type that runs aslant, by its colour. */
  readonly aslant = new Map<string, Slanted>();
  readonly tilt = new Tilt();
  readonly white = new WhiteType();

  constructor(private readonly layers: Layers) {}

  /** Whether the page has as many as are kept. */
  get isFull(): boolean {
    return this.glyphs.length >= MOST_GLYPHS;
  }

  /**
   * Takes a glyph; whether it is kept as text of the page.
   * @param place where it is set
   * @param bounds left, low, right, high from there in the type size
   */
  note(text: string, place: Matrix, bounds: Box, size: number, state: GraphicsState): boolean {
    const box = boxOf(place, bounds);
    const shown = Math.hypot(place[2], place[3]);
    if (this.layers.hide) return false;
    const colour = colourOf(state);
    if (!Number.isFinite(box[0] + box[1] + box[2] + box[3]) || shown < 0.5) return false;
    const [left, top, right, bottom] = state.clip;
    const [x, y] = [middleX(box), middleY(box)];
    if (x < left - SEEN || x > right + SEEN || y < top - SEEN || y > bottom + SEEN) return false;
    if (text.trim() !== '') this.tilt.note(place);
    if (isSlanted(place)) {
      if (!state.fill || state.unseen) return false;
      const slanted = this.aslant.get(colour) ?? new Slanted();
      slanted.note(text, box, shown);
      this.aslant.set(colour, slanted);
      return false;
    }
    const glyph = { text, box, size: shown || size, direction: directionOf(place), colour };
    this.glyphs.push(glyph);
    const { white, outlined, unseen } = state;
    if (white && !outlined && !unseen) this.white.note(glyph);
    return true;
  }
}

const isSlanted = ([a, b]: Matrix): boolean =>
  Math.min(Math.abs(a), Math.abs(b)) > Math.max(Math.abs(a), Math.abs(b)) * SLANT;

function directionOf([a, b]: Matrix): Direction {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b >= 0 ? 1 : 3;
}
