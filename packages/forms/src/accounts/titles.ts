import { Break, type Glyphs } from '../text/glyphs.js';
import { type Title, titles } from './vocabulary.js';

/** A place where the title of an account table is printed: glyphs [start, end). */
export interface TitlePlace {
  readonly title: Title;
  readonly start: number;
  readonly end: number;
}

const MOST_PLACES = 600;
/** What may stand glued in front of a title: a number, a bracket, a year, or the name of a unit. */
const BEFORE = /(?:[、.):\d>〉》]|年度?|本级|[局院会府部委办校站厅所心处])$/;

/** Whether a title may stand at a glyph: behind a break, a number, a bracket, a year or the name of a unit. */
export function mayStartHere(glyphs: Glyphs, start: number): boolean {
  if (start === 0 || (glyphs.before[start] ?? 0) >= Break.space) return true;
  return BEFORE.test(glyphs.fold.slice(Math.max(0, start - 4), start));
}

/** Every place where a title stands, longest title first where two overlap, in the order of the text. */
export function titlePlaces(glyphs: Glyphs): TitlePlace[] {
  const found: TitlePlace[] = [];
  const taken = new Set<number>();
  for (const title of titles) {
    let at = glyphs.fold.indexOf(title.text);
    while (at >= 0 && found.length < MOST_PLACES) {
      const end = at + title.text.length;
      if (!taken.has(at) && !taken.has(end - 1)) {
        for (let i = at; i < end; i++) taken.add(i);
        if (mayStartHere(glyphs, at)) found.push({ title, start: at, end });
      }
      at = glyphs.fold.indexOf(title.text, end);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
