import { titles as accountTitles } from '../accounts/vocabulary.js';
import { titles as words } from '../generated/titles.js';
import { anyOf, containing } from '../labels/word-pattern.js';
import type { RawCell } from '../raw/raw-form.js';
import { summaryTitles } from '../summary/layout.js';
import { partOf } from './head-row.js';
import type { GridRow } from './rows.js';

const TITLE = new RegExp(
  '^(?:#+|附(?:件|表)\\s*[\\d一二三四五六七八九十-]*[:：、.]?|[一二三四五六七八九十\\d]{1,2}[、.])*' +
    `(.{0,60}?(?:${anyOf([...words.endings, ...words.alone])})(?:[(（][^()（）]{1,24}[)）]|20\\d\\d年度?)?)$`,
  'u',
);
const ABOUT = containing(words.about);
const NEVER = containing(words.never);
const YEAR = /^[(（]?\s*(?:20\d\d|\s*)\s*年?\s*度?\s*(?:\d{1,2}\s*[-—–~至]\s*\d{1,2}\s*月份?)?\s*[)）]?$/u;
const YEAR_BEHIND = /\s+[(（]\s*20\d\d\s*年?度?\s*[)）]$/u;

export interface GridTitle {
  readonly title: RawCell;
  readonly subtitle: RawCell | null;
}

const isYear = (text: string): boolean => {
  const normal = text.normalize('NFKC').trim();
  return /年|\d/u.test(normal) && YEAR.test(normal);
};

/** The title that a row prints in a cell, with the year behind it or in a cell beside it; else null. */
export function titleOf(row: GridRow): GridTitle | null {
  const own = row.cells.filter((cell) => !cell.covered);
  const [cell, year] = own;
  if (cell === undefined || own.length > 2 || (year !== undefined && !isYear(year.raw.text))) return null;
  const text = cell.raw.text.trim();
  if (text.length > 90 || /[。；;？?！!]/u.test(text)) return null;
  const squashed = text.replace(/\s+/g, '');
  const match = TITLE.exec(squashed);
  const body = match?.[1];
  if (body === undefined || !ABOUT.test(body) || NEVER.test(body)) return null;
  const behind = YEAR_BEHIND.exec(text);
  const end = behind?.index ?? text.length;
  const start = offsetOf(text, squashed.length - body.length);
  const title = partOf(cell.raw, start, end);
  if (title === null) return null;
  return { title, subtitle: behind === null ? (year?.raw ?? null) : partOf(cell.raw, end, text.length) };
}

/** Index in a text of its n-th glyph that is no white space. */
function offsetOf(text: string, glyphs: number): number {
  let left = glyphs;
  for (let at = 0; at < text.length; at++) {
    if (/\s/u.test(text[at] ?? '')) continue;
    if (left-- === 0) return at;
  }
  return text.length;
}

/** The line under a title that names the year, filled in or not: `（2021 年度）`. */
export function yearLine(row: GridRow): RawCell | null {
  const own = row.cells.filter((cell) => !cell.covered);
  const cell = own[0];
  return cell !== undefined && own.length === 1 && isYear(cell.raw.text) ? cell.raw : null;
}

/** Ends of titles under which stands a table that is no form: a summary of forms, an account table. */
const OTHER_TITLES: readonly string[] = [...summaryTitles, ...accountTitles.map(({ text }) => text)];

/** Whether a row prints nothing but the title of a summary or an account table: what follows is no part of the form before it. */
export function isOtherTitle(row: GridRow): boolean {
  const own = row.cells.filter((cell) => !cell.covered);
  const fold = own[0]?.fold;
  if (fold === undefined || own.length !== 1 || fold.length > 60 || /[。；;？?！!]/u.test(fold)) return false;
  return OTHER_TITLES.some((title) => fold.endsWith(title));
}
