import { Bands } from './bands.js';
import type { Glyph } from './ink.js';

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

/**
 * The glyphs of a page without those of stamps and marks: type in a colour of its own, or far larger than the text, that
 * lies over the text or runs aslant too.
 * @param aslant colours in which type runs aslant on the page
 */
export function withoutMarks(glyphs: readonly ColouredGlyph[], aslant: ReadonlySet<string>): readonly Glyph[] {
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
  if (groups.size === 0) return glyphs;
  const bands = new Bands(text.map(({ box }) => [box[1], box[3]]));
  const isOver = (glyph: Glyph): boolean =>
    !isBlank(glyph) &&
    bands
      .touched(glyph.box[1], glyph.box[3])
      .some((band) => band.some((index) => !isBlank(text[index] ?? glyph) && covers(glyph, text[index] ?? glyph)));
  const marks = new Set<Glyph>();
  for (const [key, group] of groups) {
    const printed = group.filter((glyph) => !isBlank(glyph));
    if (printed.length > MOST) continue;
    const least = aslant.has(key) ? 0 : Math.max(1, printed.length * COVERING);
    if (printed.filter(isOver).length >= least) for (const glyph of group) marks.add(glyph);
  }
  return marks.size === 0 ? glyphs : glyphs.filter((glyph) => !marks.has(glyph));
}
