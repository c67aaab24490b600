/** A line that holds nothing but the number of a page: - 3 -, — 3 —, 第 3 页 共 9 页. */
const PAGE =
  /[ \u3000\xa0]*(?:[-－—–]+[ \u3000]?[1-9]\d{0,2}[ \u3000]?[-－—–]+|第[ \u3000]?\d{1,3}[ \u3000]?页[ ,，/\u3000]*(?:共[ \u3000]?\d{1,3}[ \u3000]?页)?)[ \u3000\xa0]*(?=[\r\n\f]|$)/uy;

/** Where the number of a page ends that fills the line from `start` on, as far as `to`; `start` where none does. */
export function pageNumberEnd(source: string, start: number, to: number): number {
  PAGE.lastIndex = start;
  return PAGE.test(source) && PAGE.lastIndex <= to ? PAGE.lastIndex : start;
}

const WITH_ALL = /第[ \u3000]?\d{1,3}[ \u3000]?页[ ,，/\u3000]*共[ \u3000]?\d{1,3}[ \u3000]?页/uy;

/** Where 第 3 页，共 8 页 ends that begins at `start`, wherever in a line it stands; `start` where there is none. */
export function numberOfPagesEnd(source: string, start: number, to: number): number {
  WITH_ALL.lastIndex = start;
  return WITH_ALL.test(source) && WITH_ALL.lastIndex <= to ? WITH_ALL.lastIndex : start;
}

const BARE =
  /\n[ \t\r\u3000\xa0]*[\n\f][ \t\u3000\xa0]*([1-9]\d{0,2})[ \t\r\u3000\xa0]*(?=\n[ \t\r\u3000\xa0]*\n|\f|$)/gu;
/** How far round a number the text is looked at, in signs, and how many lines of it must be there. */
const ROUND = 500;
const LEAST_LINES = 6;
/** Lines that a page has at least, and how many of its lines may be empty, one in so many. */
const LEAST_OF_PAGE = 10;
const EMPTY_OF_PAGE = 4;

/** A line with a bare figure: where it begins, and where the figure ends. */
interface BareNumber {
  readonly start: number;
  readonly end: number;
  /** It counts on from the page before or to the page behind; else it may be a figure of a cell. */
  readonly counts: boolean;
}

/**
 * Bare figures on lines of their own, empty lines before and behind, that are the numbers of pages: from the start of
 * each such line to the end of its figure. One figure is where the text round it has no other empty line; several are
 * where they count on from page to page and few lines between are empty. A score or a figure of a table whose cells or
 * rows stand apart by empty lines is none.
 */
export function bareNumbers(source: string, from: number, to: number): ReadonlyMap<number, number> {
  return new Map(bareNumbersOf(source, from, to).map(({ start, end }) => [start, end] as const));
}

/** Those of them that count on from no other page: where each begins and ends. They are left out, but not lost. */
export function loneNumbers(source: string, from: number, to: number): (readonly [number, number])[] {
  return bareNumbersOf(source, from, to).flatMap(({ start, end, counts }) => (counts ? [] : [[start, end] as const]));
}

function bareNumbersOf(source: string, from: number, to: number): BareNumber[] {
  const text = from === 0 && to === source.length ? source : source.slice(from, to);
  const found: { readonly number: number; readonly start: number; readonly end: number }[] = [];
  for (const match of text.matchAll(BARE)) {
    const [whole, figure = ''] = match;
    const lead = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\f')) + 1;
    found.push({ number: Number(figure), start: match.index + lead, end: match.index + whole.length });
  }
  return found.flatMap((one, i) => {
    const [before, behind] = [found[i - 1], found[i + 1]];
    const counts =
      (before?.number === one.number - 1 && isPage(text, before.end, one.start)) ||
      (behind?.number === one.number + 1 && isPage(text, one.end, behind.start));
    return counts || standsAlone(text, one.start, one.end)
      ? [{ start: from + one.start, end: from + one.end, counts }]
      : [];
  });
}

const linesOf = (text: string): { readonly filled: number; readonly empty: number } => {
  const lines = text.trim().split('\n');
  const empty = lines.filter((line) => line.trim() === '').length;
  return { filled: lines.length - empty, empty };
};

function isPage(text: string, start: number, end: number): boolean {
  const { filled, empty } = linesOf(text.slice(start, end));
  return filled >= LEAST_OF_PAGE && empty * EMPTY_OF_PAGE <= filled;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = linesOf(text.slice(Math.max(0, start - ROUND), start));
  const behind = linesOf(text.slice(end, end + ROUND));
  return before.empty + behind.empty === 0 && before.filled >= LEAST_LINES && behind.filled >= LEAST_LINES;
}
