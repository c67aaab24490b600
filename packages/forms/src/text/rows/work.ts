/**
 * What the search for rows may still cost, in cells tried, shared by all searches of one text: a hostile text would
 * take for ever. Published documents need six to twenty cells a glyph, short texts without breaks a hundred and more.
 */
export interface Work {
  left: number;
}

const LEAST = 300_000;
const PER_GLYPH = 10;

/** The work that a text of so many glyphs is worth. */
export const workFor = (glyphs: number): Work => ({ left: LEAST + PER_GLYPH * glyphs });

/** The most that one search may take of it. */
export const MOST_IN_SEARCH = 200_000;
/** What pricing the cells that begin at an atom costs. */
export const PER_ATOM = 30;
