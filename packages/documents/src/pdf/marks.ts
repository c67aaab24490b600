import { Bands } from './bands.js';
import type { Box, Glyph } from './ink.js';

/** A glyph with the colour that it is filled with, by which a stamp or a mark across the page is told from the text. */
export interface ColouredGlyph extends Glyph {
  readonly colour: string;
}

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

/** The text of a page, and how many glyphs over it were taken for those of stamps and marks. */
export interface Unmarked {
  readonly glyphs: readonly Glyph[];
  readonly marks: number;
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

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Where type of one colour runs aslant on a page, with the room about it that the rest of a stamp has. */
export class Slanted {
  readonly #boxes: Box[] = [];
  #text = '';

  get text(): string {
    return this.#text;
  }

  note(text: string, [left, top, right, bottom]: Box, size: number): void {
    this.#text += text;
    const room = Math.min(size * NEAR, NEAREST);
    if (this.#boxes.length < MOST_SLANTED) this.#boxes.push([left - room, top - room, right + room, bottom + room]);
  }

  near({ box }: Glyph): boolean {
    return this.#boxes.some((other) => meet(other, box));
  }
}

/** Says whether a glyph lies over the text, until more pairs were held against one another than a page may cost. */
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

  has(glyph: Glyph): boolean {
    for (const band of this.#bands.touched(glyph.box[1], glyph.box[3]))
      for (const index of band) {
        this.#left -= 1;
        if (this.#left < 0) return false;
        const other = this.#text[index];
        if (other !== undefined && covers(glyph, other)) return true;
      }
    return false;
  }
}

/**
 * The glyphs of a page without those of stamps and marks: type in a colour of its own, or far larger than the text, that
 * lies over the text; of a colour in which type runs aslant too, such as lies over the text or beside that. A page on
 * which that would cost too much keeps all of it.
 * @param aslant where type runs aslant on the page, by its colour
 */
export function withoutMarks(glyphs: readonly ColouredGlyph[], aslant: ReadonlyMap<string, Slanted>): Unmarked {
  const colour = usual(glyphs, (glyph) => glyph.colour);
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
  if (groups.size === 0) return { glyphs, marks: 0 };
  const over = new Covers(text);
  const marks = new Set<Glyph>();
  for (const [key, group] of groups) {
    const printed = group.filter((glyph) => !isBlank(glyph));
    if (printed.length > MOST) continue;
    const slanted = aslant.get(key);
    const found = printed.filter((glyph) => slanted?.near(glyph) || over.has(glyph));
    if (slanted === undefined && found.length < Math.max(1, printed.length * COVERING)) continue;
    for (const glyph of slanted === undefined ? group : found) marks.add(glyph);
  }
  if (marks.size === 0 || over.isSpent) return { glyphs, marks: 0 };
  const count = [...marks].filter((glyph) => !isBlank(glyph)).length;
  return { glyphs: glyphs.filter((glyph) => !marks.has(glyph)), marks: count };
}
