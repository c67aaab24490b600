/**
 * What the search for rows may still cost, in cells tried, shared by all searches of one text: a hostile text would
 * take for ever. Published documents need five to thirty cells a glyph, short texts without breaks a hundred and more.
 */
export interface Work {
  left: number;
  /** Glyphs of forms that may still be tried as woven; the forms behind are read as they stand, which is cheaper. */
  weave: number;
}

const LEAST = 500_000;
const PER_GLYPH = 20;
const MOST = 1_500_000;
/** Some six times the longest published document that is known. */
const MOST_WOVEN = 150_000;

/** The work that a text of so many glyphs is worth. */
export const workFor = (glyphs: number): Work => ({
  left: Math.min(MOST, LEAST + PER_GLYPH * glyphs),
  weave: MOST_WOVEN,
});

/** The most that one search may take of it; behind the half of it the beam narrows. */
export const MOST_IN_SEARCH = 450_000;
/** What pricing the cells that begin at an atom costs. */
export const PER_ATOM = 30;
