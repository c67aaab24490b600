import { Bands } from './bands.js';
import { around, type Box, type Glyph, middleX, middleY } from './ink.js';
import { isTiled, type Paper } from './tiles.js';

/** A glyph with the colour that it is filled with, by which a stamp or a mark across the page is told from the text. */
export interface ColouredGlyph extends Glyph {
  readonly colour: string;
}

/** Stands for the colour of type that is set but not drawn. */
export const UNSEEN = 'unseen';

/** How many times as large as the usual type a mark in the same colour is. */
const LARGE = 1.8;
/** Share of its glyphs that lie over others, and of the smaller glyph's area that both have. */
const COVERING = 0.12;
const OVER = 0.12;
/** Most glyphs that are looked at as a mark; a page with more in a second colour has text in it. */
const MOST = 3000;
/** How far from type that runs aslant the rest of its stamp may stand, in its type sizes and in points. */
const NEAR = 3;
const NEAREST = 40;
/** Most glyphs in one colour that run aslant, and most pairs of glyphs that are held against one another on a page. */
const MOST_SLANTED = 300;
const MOST_PAIRS = 2_000_000;

/** Farthest that a glyph's shadow lies from it, in type sizes. */
const SHADOW = 0.4;
/** Share of a page's glyphs that are drawn where those that are not drawn are not its text. */
const LEAST_DRAWN = 0.2;
/** How light the darkest part of a colour is that is pale, and of one that is white: such type stands on a ground of its own. */
const PALE = 0.55;
const WHITE = 0.97;
/** Most width and height of a seal, about which its type runs round, in points. */
const SEAL = 200;

/**
 * The text of a page, how many glyphs over it were taken for those of stamps and marks, and how many of the text are set
 * but not drawn.
 */
export interface Unmarked {
  readonly glyphs: readonly Glyph[];
  readonly marks: number;
  readonly unseen: number;
}

const isBlank = ({ text }: Glyph): boolean => text.trim() === '';

const area = ({ box }: Glyph): number => (box[2] - box[0]) * (box[3] - box[1]);

function covers(one: Glyph, other: Glyph): boolean {
  const width = Math.min(one.box[2], other.box[2]) - Math.max(one.box[0], other.box[0]);
  const height = Math.min(one.box[3], other.box[3]) - Math.max(one.box[1], other.box[1]);
  return width > 0 && height > 0 && width * height > Math.min(area(one), area(other)) * OVER;
}

/** What most glyphs have. */
function usual<Key>(glyphs: readonly ColouredGlyph[], keyOf: (glyph: ColouredGlyph) => Key): Key | undefined {
  const counts = new Map<Key, number>();
  for (const glyph of glyphs) if (!isBlank(glyph)) counts.set(keyOf(glyph), (counts.get(keyOf(glyph)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The colour of the text: that of most glyphs, but of none that are not drawn beside others, nor of a pale mark all over the page. */
function colourOfText(glyphs: readonly ColouredGlyph[], paper: Paper): string | undefined {
  const seen = glyphs.filter((glyph) => glyph.colour !== UNSEEN);
  const drawn = seen.length < glyphs.length * LEAST_DRAWN ? glyphs : seen;
  const most = usual(drawn, (glyph) => glyph.colour);
  if (most === undefined || !isPale(most)) return most;
  const others = drawn.filter((glyph) => glyph.colour !== most);
  const pale = drawn.filter((glyph) => glyph.colour === most && !isBlank(glyph));
  const over = new Covers(others);
  const isMark = isTiled(pale, others, paper, (glyph) => over.how(glyph) !== null);
  return isMark ? (usual(others, (glyph) => glyph.colour) ?? most) : most;
}

/** Whether a colour (#rrggbb, and how much it covers) is nearer to white than to black, but not white. */
function isPale(colour: string): boolean {
  const [code = '', alpha = '1'] = colour.split(' ');
  const light = [1, 3, 5].map((at) => Number.parseInt(code.slice(at, at + 2), 16) / 255);
  return 1 - (1 - Math.min(...light)) * Number(alpha) > PALE && Math.min(...light) < WHITE;
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Where type of one colour runs aslant on a page, with the room about it that the rest of a stamp has. */
export class Slanted {
  readonly #boxes: Box[] = [];
  #text = '';
  #seals: readonly Box[] | null = null;

  get text(): string {
    return this.#text;
  }

  note(text: string, [left, top, right, bottom]: Box, size: number): void {
    this.#text += text;
    const room = Math.min(size * NEAR, NEAREST);
    if (this.#boxes.length < MOST_SLANTED) this.#boxes.push([left - room, top - room, right + room, bottom + room]);
  }

  /** Whether a glyph stands by type that runs aslant, or within the seal about which that runs. */
  near({ box }: Glyph): boolean {
    this.#seals ??= hulls(this.#boxes).filter((hull) => hull[2] - hull[0] < SEAL && hull[3] - hull[1] < SEAL);
    return this.#boxes.some((other) => meet(other, box)) || this.#seals.some((hull) => meet(hull, box));
  }
}

/** The boxes around those that hang together. */
function hulls(boxes: readonly Box[]): Box[] {
  let found: Box[] = [];
  for (const box of boxes) {
    const touching = found.filter((hull) => meet(hull, box));
    found = found.filter((hull) => !touching.includes(hull)).concat([around([box, ...touching])]);
  }
  return found;
}

/** How a glyph lies over the text: as another, or as the shadow or outline of one. */
type Lies = 'over' | 'twin' | null;

const isTwin = (one: Glyph, other: Glyph): boolean =>
  one.text === other.text &&
  Math.abs(middleX(one.box) - middleX(other.box)) < one.size * SHADOW &&
  Math.abs(middleY(one.box) - middleY(other.box)) < one.size * SHADOW;

/** Says how a glyph lies over the text, until more pairs were held against one another than a page may cost. */
class Covers {
  readonly #bands: Bands;
  readonly #text: readonly Glyph[];
  #left = MOST_PAIRS;

  constructor(text: readonly Glyph[]) {
    this.#text = text.filter((glyph) => !isBlank(glyph));
    this.#bands = new Bands(this.#text.map(({ box }) => [box[1], box[3]]));
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  how(glyph: Glyph): Lies {
    let lies: Lies = null;
    for (const band of this.#bands.touched(glyph.box[1], glyph.box[3]))
      for (const index of band) {
        this.#left -= 1;
        if (this.#left < 0) return lies;
        const other = this.#text[index];
        if (other === undefined || !covers(glyph, other)) continue;
        if (isTwin(glyph, other)) return 'twin';
        lies = 'over';
      }
    return lies;
  }
}

/**
 * The glyphs of a page without those of stamps and marks: type in a colour of its own, or far larger than the text, that
 * lies over the text; of a colour in which type runs aslant too, such as lies over the text or beside that. A page on
 * which that would cost too much keeps all of it.
 * @param aslant where type runs aslant on the page, by its colour
 */
export function withoutMarks(
  glyphs: readonly ColouredGlyph[],
  aslant: ReadonlyMap<string, Slanted>,
  paper: Paper,
): Unmarked {
  const colour = colourOfText(glyphs, paper);
  const size = usual(glyphs, (glyph) => Math.round(glyph.size)) ?? 0;
  const groups = new Map<string, ColouredGlyph[]>();
  const text: ColouredGlyph[] = [];
  for (const glyph of glyphs) {
    const key = glyph.colour !== colour ? glyph.colour : glyph.size > size * LARGE ? `${Math.round(glyph.size)}` : null;
    if (key === null) text.push(glyph);
    else {
      const group = groups.get(key) ?? [];
      group.push(glyph);
      groups.set(key, group);
    }
  }
  const unseen = glyphs.filter((glyph) => glyph.colour === UNSEEN && !isBlank(glyph)).length;
  if (groups.size === 0) return { glyphs, marks: 0, unseen };
  const over = new Covers(text);
  const marks = new Set<ColouredGlyph>();
  const twins = new Set<ColouredGlyph>();
  for (const [key, group] of groups) {
    const printed = group.filter((glyph) => !isBlank(glyph));
    if (printed.length > MOST) continue;
    const slanted = aslant.get(key);
    const found = new Set(
      printed.filter((glyph) => {
        const lies = over.how(glyph);
        if (lies === 'twin') twins.add(glyph);
        return lies !== null || slanted?.near(glyph) === true;
      }),
    );
    const isMark =
      found.size >= Math.max(1, printed.length * COVERING) ||
      (isPale(key) && isTiled(printed, text, paper, (glyph) => found.has(glyph)));
    if (slanted === undefined && !isMark) continue;
    for (const glyph of slanted === undefined ? group : found) marks.add(glyph);
  }
  if (marks.size === 0 || over.isSpent) return { glyphs, marks: 0, unseen };
  // A shadow, or text that is not drawn and lies over what is, says nothing that is not read.
  const count = [...marks].filter((glyph) => !isBlank(glyph) && !twins.has(glyph) && glyph.colour !== UNSEEN).length;
  const kept = glyphs.filter((glyph) => !marks.has(glyph));
  return {
    glyphs: kept,
    marks: count,
    unseen: kept.filter((glyph) => glyph.colour === UNSEEN && !isBlank(glyph)).length,
  };
}
