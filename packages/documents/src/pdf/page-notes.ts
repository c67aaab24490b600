import type { Omitted } from '@kaocheng/core/model/transcript';
import type { PageInk } from './ink.js';

/** Most page numbers that a note names. */
const MOST_NAMED = 20;
/** Most texts that run aslant over pages that are named one by one, and how much of each is shown, in characters. */
const MOST_SLANTED = 5;
const LONGEST_SLANTED = 30;
/** Share of a page that pictures have beside little text, so that a table may be in them. */
const LARGE = 0.4;
/** Most glyphs of a page of which a picture is the content: its number, a running head, a caption. */
const FEW = 60;
/** Fewest glyphs that are set but not drawn by which it is known that somebody's program recognised them in a picture. */
const RECOGNISED = 10;
/** Fewest outlines of which a page without text consists whose type was made into them. */
const OUTLINES = 60;
/** Share of the glyphs of a document of which nobody says what they are, that makes it unreadable. */
const NOTHING = 0.5;

interface Page {
  readonly page: number;
}

interface Counted extends Page {
  readonly count: number;
}

/** Numbers of pages as a sentence names them. */
export const numbersOf = (pages: readonly Page[]): string =>
  pages
    .slice(0, MOST_NAMED)
    .map(({ page }) => page)
    .join('、') + (pages.length > MOST_NAMED ? '……' : '');

/** Gathers page by page what a document prints that is not read, or not surely. */
export class PageNotes {
  readonly #marked: Counted[] = [];
  readonly #aslant: { page: number; text: string }[] = [];
  readonly #unseen: Counted[] = [];
  readonly #unnamed: Counted[] = [];
  readonly #pictures: Page[] = [];
  readonly #white: Counted[] = [];
  #isDrawn = false;

  add(ink: PageInk): void {
    const { page, glyphs, marks = 0, aslant = '', unseen = 0, unnamed = 0, pictured = 0, white = 0, painted = 0 } = ink;
    if (glyphs.length === 0 && (pictured >= LARGE || painted >= OUTLINES)) this.#isDrawn = true;
    if (white > 0) this.#white.push({ page, count: white });
    if (marks > 0) this.#marked.push({ page, count: marks });
    const slanted = aslant.replace(/\s+/gu, '');
    if (slanted !== '') this.#aslant.push({ page, text: slanted });
    if (unseen >= RECOGNISED) this.#unseen.push({ page, count: unseen });
    if (unnamed > 0) this.#unnamed.push({ page, count: unnamed });
    if (pictured >= LARGE && unseen < RECOGNISED && glyphs.length > 0 && glyphs.length <= FEW)
      this.#pictures.push({ page });
  }

  /** Whether a page without text shows something: a picture, or type that was made into outlines. */
  get isDrawn(): boolean {
    return this.#isDrawn;
  }

  /** How many pages hold little but a picture. */
  get pictures(): number {
    return this.#pictures.length;
  }

  /** Whether the fonts name so few of the document's glyphs that nothing of it can be read. */
  sayNothing(glyphs: number): boolean {
    return sum(this.#unnamed) > glyphs * NOTHING;
  }

  /**
   * @param drawn pages that are drawings
   * @param blank pages without any text, of a file with pictures
   */
  omitted(drawn: readonly Page[], blank: readonly Page[]): Omitted[] {
    const omitted: Omitted[] = [];
    const note = (what: Omitted['what'], pages: readonly Page[], count: number): void => {
      if (pages.length > 0) omitted.push({ what, sheet: numbersOf(pages), count });
    };
    note('picture-pages', blank, blank.length);
    note('large-pictures', this.#pictures, this.#pictures.length);
    note('drawing-pages', drawn, drawn.length);
    note('recognised-text', this.#unseen, sum(this.#unseen));
    note('unnamed-glyphs', this.#unnamed, sum(this.#unnamed));
    note('white-type', this.#white, sum(this.#white));
    note('printed-marks', this.#marked, sum(this.#marked));
    return omitted.concat(slantedType(this.#aslant));
  }
}

const sum = (pages: readonly Counted[]): number => pages.reduce((all, { count }) => all + count, 0);

/** Type that runs aslant over pages, all pages that have the same text as one. */
function slantedType(pages: readonly { readonly page: number; readonly text: string }[]): Omitted[] {
  const byText = new Map<string, { page: number }[]>();
  for (const { page, text } of pages) {
    // Of many different texts (a number on each page) the last stands for all that follow.
    const key = byText.has(text) || byText.size < MOST_SLANTED ? text : ([...byText.keys()].at(-1) ?? text);
    byText.set(key, [...(byText.get(key) ?? []), { page }]);
  }
  return [...byText].map(([text, on]) => {
    const signs = Array.from(text);
    const shown = signs.slice(0, LONGEST_SLANTED).join('') + (signs.length > LONGEST_SLANTED ? '……' : '');
    return { what: 'slanted-type', sheet: numbersOf(on), count: signs.length, text: shown };
  });
}
