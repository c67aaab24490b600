import { titles as words } from '../generated/titles.js';
import type { Lexicon } from '../labels/lexicon.js';
import { Break, type Glyphs } from './glyphs.js';

/** A heading that names a form: its glyphs, and the year line under it where there is one. */
export interface Title {
  readonly start: number;
  readonly end: number;
  readonly subtitle: readonly [start: number, end: number] | null;
}

/** The endings by the code of their first glyph, the longest first. */
const ENDINGS: ReadonlyMap<number, readonly string[]> = byFirst([...words.endings].sort((a, b) => b.length - a.length));
const OPEN_ENDINGS: ReadonlySet<string> = new Set(words.openEndings);
const WORDS = new RegExp(
  `(?:20\\d\\d年?|${words.words.map((word) => word.replace(/[()]/gu, '\\$&')).join('|')})$`,
  'u',
);
const MOST = 60;
const YEAR = /^\(?20\d\d年?度?(?:\d{1,2}(?:[-—–~]|至)\d{1,2}月份?)?\)?/u;

function byFirst(list: readonly string[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const word of list) found.set(word.charCodeAt(0), [...(found.get(word.charCodeAt(0)) ?? []), word]);
  return found;
}

/** Start of a title in a text without breaks: back over the words that titles are made of. */
function startAmongGlued(glyphs: Glyphs, end: number, floor: number): number {
  let start = end;
  while (start > floor) {
    const tail = glyphs.fold.slice(Math.max(floor, start - 6), start);
    const word = WORDS.exec(tail)?.[0];
    if (word === undefined) break;
    start -= word.length;
  }
  return start;
}

function subtitleBehind(glyphs: Glyphs, end: number): readonly [number, number] | null {
  const year = YEAR.exec(glyphs.fold.substr(end, 18))?.[0];
  if (year === undefined || year.length < 5) return null;
  return (glyphs.before[end] as Break) > Break.none || yearApart(glyphs, end, year) ? [end, end + year.length] : null;
}

/** Glyphs behind a title within which something of its form begins. */
const BEHIND = 60;

/**
 * Whether something of a form stands behind a title: a label of the head, a block or a header, after a few glyphs at most.
 * Each glyph is looked at once where it is asked from left to right, and at most `BEHIND` times for each step back.
 */
function formsBehind(glyphs: Glyphs, lexicon: Lexicon): (index: number) => boolean {
  const opens = (i: number): boolean => {
    const label =
      lexicon.match('head', glyphs.fold, i) ??
      lexicon.match('blocks', glyphs.fold, i) ??
      lexicon.match('columns', glyphs.fold, i);
    return label !== null && label.folded.length >= 4;
  };
  let from = -1;
  let next = -1;
  let found = false;
  return (index) => {
    if (index > next || index < from) [from, next, found] = [index, index, opens(index)];
    for (; !found && next < index + BEHIND && next + 1 < glyphs.length; found = opens(next)) next++;
    return found && next <= index + BEHIND;
  };
}

/**
 * The titles of forms. A title stands on a line (or a run) of its own and ends in a word such as 自评表; in a text
 * without breaks it is taken back over the words that titles are made of. A bracket (申遗) may follow it.
 */
export function findTitles(glyphs: Glyphs, lexicon: Lexicon): Title[] {
  const titles: Title[] = [];
  const formFollows = formsBehind(glyphs, lexicon);
  let floor = 0;
  for (let i = 0; i < glyphs.length; i++) {
    const ending = ENDINGS.get(glyphs.fold.charCodeAt(i))?.find((word) => glyphs.fold.startsWith(word, i));
    if (ending === undefined) continue;
    let end = i + ending.length;
    if (
      OPEN_ENDINGS.has(ending) &&
      end < glyphs.length &&
      (glyphs.before[end] as Break) < Break.line &&
      glyphs.fold[end] !== '('
    )
      continue;
    const bracket = /^\([^()]{1,20}\)|^20\d\d年度/u.exec(glyphs.fold.substr(end, 24))?.[0];
    if (bracket !== undefined && (glyphs.before[end] as Break) <= Break.space)
      end = yearApart(glyphs, end, bracket) ? end : end + bracket.length;
    // Asked first: of a text full of titles without forms only little is looked at.
    if (!formFollows(end)) continue;
    let start = lineStart(glyphs, i, Math.max(floor, i - MOST));
    const clean = start !== null && /^[^。;,:!?]*$/u.test(glyphs.fold.slice(start, i));
    if (!clean) {
      const glued = startAmongGlued(glyphs, i, Math.max(floor, i - MOST));
      start = i - glued >= 4 && (glyphs.before[end] === Break.none || glued > 0) ? glued : null;
    }
    if (
      start === null ||
      i - start < 2 ||
      (glyphs.before[end] === Break.none && /[,。;、]/u.test(glyphs.fold[end] ?? ''))
    )
      continue;
    start = behindNumber(glyphs, start);
    titles.push({ start, end, subtitle: subtitleBehind(glyphs, end) });
    floor = end;
    i = end - 1;
  }
  return titles;
}

/** Headings of other papers, which end the form before them. */
const OTHERS: readonly string[] = words.others;
const COLUMN_TOO: ReadonlySet<string> = new Set(words.columnToo);
const OTHER_STARTS: ReadonlySet<number> = new Set(OTHERS.map((word) => word.charCodeAt(0)));

/** Glyph indexes of lines that are headings of another paper than a form of indicators. */
export function findOtherHeadings(glyphs: Glyphs): number[] {
  const found: number[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    if (!OTHER_STARTS.has(glyphs.fold.charCodeAt(i))) continue;
    const word = OTHERS.find((one) => glyphs.fold.startsWith(one, i));
    if (word === undefined) continue;
    const end = i + word.length;
    const start = lineStart(glyphs, i, Math.max(0, i - 40));
    if (start === null || (end < glyphs.length && (glyphs.before[end] as Break) < Break.line)) continue;
    if (/[。;,!?]/u.test(glyphs.fold.slice(start, i))) continue;
    // 情况说明 alone, or behind other cells of its line, is the label of a column.
    if (COLUMN_TOO.has(word) && (start === i || (glyphs.before[i] as Break) !== Break.none)) continue;
    found.push(start);
  }
  return found;
}

/** A year in brackets with a blank inside, （ 2021 年度）, is the filled blank of the template's second line. */
function yearApart(glyphs: Glyphs, index: number, bracket: string): boolean {
  if (!/^\(20\d\d年度?\)$/u.test(bracket)) return false;
  if ((glyphs.before[index] as Break) !== Break.none) return true;
  for (let i = index + 1; i < index + bracket.length; i++) if ((glyphs.before[i] as Break) !== Break.none) return true;
  return false;
}

function lineStart(glyphs: Glyphs, index: number, floor: number): number | null {
  for (let i = index; i >= floor; i--) if (i === 0 || (glyphs.before[i] as Break) >= Break.line) return i;
  return null;
}

/** Leaves out a number, 附件 or 附表 before a title; a year behind a break is the title's own: 附件2 2022年度. */
function behindNumber(glyphs: Glyphs, start: number): number {
  const lead =
    /^#*(?:附(?:件|表)\d{0,2}(?:-\d)?[:、.]?|\d{1,2}[、.]|[一二三四五六七八九十]{1,2}、)?/u.exec(
      glyphs.fold.substr(start, 10),
    )?.[0] ?? '';
  const end = start + lead.length;
  for (let i = start + 3; i < end; i++) if ((glyphs.before[i] as Break) > Break.none) return i;
  return end;
}
