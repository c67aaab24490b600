import { Break, type Glyphs } from '../text/glyphs.js';
import { mayStartHere } from './titles.js';
import { frame, titles } from './vocabulary.js';

const LONGEST_NOTE = 900;
/** A line that goes on with a note's numbering: 2.本表…, （2）…, 2本套…. */
const NEXT_ITEM = /^(?:\(?\d{1,2}[.、)]|\d(?=[\u4e00-\u9fff]))/;
const SENTENCE_END = /[。;]$/;
/** A line that opens the next table by its mark: Sheet 2: 公开02表收入决算表, as an office program heads the web page of a sheet. */
const NEXT_TABLE = /^(?:sheet\d{1,3}:)?(?:财决)?公开\d{1,2}(?:-\d)?表/iu;
const NEXT_TABLE_WITHIN = 24;
/** Glyphs behind the mark in which the title of that table stands; a unit and its money unit may stand between. */
const TITLE_WITHIN = 60;
/** What goes on with a title that a sentence names. */
const NAMED = /^[的中之与和同及、,]/u;
/** A sentence that has not ended goes on with the mark of a table that it names. */
const GOES_ON = /[与和同及、,(“"《在见为]$/u;

/** Start of the note behind a table's rows: 注： and the like at a break; -1 where there is none. */
export function noteStart(glyphs: Glyphs, from: number, to: number): number {
  let best = -1;
  const zone = glyphs.fold.slice(0, to);
  for (const label of frame.note) {
    for (let at = zone.indexOf(`${label}:`, from); at >= 0; at = zone.indexOf(`${label}:`, at + 1)) {
      const glued = (glyphs.before[at] ?? Break.none) === Break.none;
      if (glued && !/\d/.test(zone[at - 1] ?? '')) continue;
      if (best < 0 || at < best) best = at;
      break;
    }
  }
  return best;
}

/** Whether the source leaves a gap of a page between two glyphs: three line ends or more, or a form feed. */
export function isPageGap(glyphs: Glyphs, at: number): boolean {
  const gap = glyphs.source.slice((glyphs.at[at - 1] ?? 0) + 1, glyphs.at[at]);
  return gap.includes('\f') || (gap.match(/\n/g)?.length ?? 0) >= 3;
}

/** Whether the next table opens at a glyph: its mark, and behind it its title or the end of the text. */
function opensTable(glyphs: Glyphs, at: number): boolean {
  const mark = NEXT_TABLE.exec(glyphs.fold.slice(at, at + NEXT_TABLE_WITHIN))?.[0];
  if (mark === undefined || GOES_ON.test(glyphs.fold[at - 1] ?? '')) return false;
  const behind = at + mark.length;
  const rest = glyphs.fold.slice(behind, behind + TITLE_WITHIN);
  if (rest === '') return true;
  return titles.some(({ text }) => {
    const start = rest.indexOf(text);
    if (start < 0 || NAMED.test(rest.slice(start + text.length))) return false;
    return start === 0 || mayStartHere(glyphs, behind + start);
  });
}

/**
 * End of the note that starts at `start`: it runs over lines until a sentence has ended and the next line does not go on
 * with its numbering, and never over the gap of a page.
 */
export function noteEnd(glyphs: Glyphs, start: number, to: number): number {
  const limit = Math.min(to, start + LONGEST_NOTE);
  for (let i = start + 1; i < limit; i++) {
    const before = glyphs.before[i] ?? Break.none;
    if (before === Break.none) continue;
    const ended = SENTENCE_END.test(glyphs.fold[i - 1] ?? '');
    const goesOn = NEXT_ITEM.test(glyphs.fold.slice(i, i + 6));
    if (before >= Break.line && (isPageGap(glyphs, i) || opensTable(glyphs, i))) return i;
    if (ended && !goesOn && before >= Break.line) return i;
    if (
      ended &&
      before === Break.space &&
      /^第[一二三四五六七八九十]{1,3}(?:部分|章)/.test(glyphs.fold.slice(i, i + 6))
    )
      return i;
  }
  return limit;
}
