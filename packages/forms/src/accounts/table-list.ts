import { otherTables } from '@kaocheng/core/accounts/packs';
import type { ListedTable } from '@kaocheng/core/model/transcript';
import type { Region } from '../regions.js';
import { Break, type Glyphs, squash } from '../text/glyphs.js';
import { folded, titles } from './vocabulary.js';

/** Fewer entries one behind the other are mentions of tables, no list. */
const LEAST_ENTRIES = 4;
/** Glyphs between the end of one title and the next: an answer, a reason, a page, a number. */
const MOST_BETWEEN = 80;
const MOST_ENTRIES = 200;
const LONGEST_NOTE = 60;

const names: readonly string[] = [...titles.map(({ text }) => text), ...Object.values(otherTables).flat().map(folded)];
/** The number of the next entry, and dots and pages, are no word about a table. */
const NUMBER = /(?:公开|附)?(?:表[(（]?\d{0,2}[)）]?|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?)[、.:-]?$/u;
const LEADERS = /^[.…·\-—_]*\d{0,3}$|[.…·_]{2,}\d{0,3}$/u;

interface Entry {
  readonly start: number;
  readonly end: number;
}

/**
 * The document's own list of its account tables (决算表目录, 是否空表、理由) in the parts of a text that hold no form: each
 * title and what is printed behind it up to the next. Empty where the document prints no such list.
 */
export function readTableList(text: string, regions: readonly Region[]): ListedTable[] {
  return regions.flatMap((region) => {
    const glyphs = squash(text, region.start, region.end);
    return listsIn(entriesOf(glyphs)).flatMap((entries) =>
      entries.map((entry, i) => listed(text, glyphs, entry, entries[i + 1] ?? null)),
    );
  });
}

/** Where titles stand, the longest where several begin at one glyph; titles in brackets 《…》 are mentions. */
function entriesOf(glyphs: Glyphs): Entry[] {
  const found: Entry[] = [];
  const taken = new Set<number>();
  for (const name of names)
    for (
      let at = glyphs.fold.indexOf(name);
      at >= 0 && found.length < MOST_ENTRIES;
      at = glyphs.fold.indexOf(name, at + 1)
    ) {
      const end = at + name.length;
      if (taken.has(at) || taken.has(end - 1) || glyphs.fold[at - 1] === '《') continue;
      for (let i = at; i < end; i++) taken.add(i);
      found.push({ start: at, end });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** Runs of titles that follow one another closely. */
function listsIn(entries: readonly Entry[]): Entry[][] {
  const lists: Entry[][] = [];
  for (const entry of entries) {
    const last = lists.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && entry.start - before.end <= MOST_BETWEEN) last.push(entry);
    else lists.push([entry]);
  }
  return lists.filter((list) => list.length >= LEAST_ENTRIES);
}

function listed(text: string, glyphs: Glyphs, entry: Entry, next: Entry | null): ListedTable {
  const title = printed(glyphs, entry.start, entry.end);
  let to = next?.start ?? lineEnd(glyphs, entry.end);
  if (next !== null) to -= NUMBER.exec(glyphs.fold.slice(entry.end, to))?.[0].length ?? 0;
  to = Math.min(to, entry.end + LONGEST_NOTE);
  const start = glyphs.at[entry.start] ?? 0;
  const end = (glyphs.at[to - 1] ?? start) + 1;
  const blank = to <= entry.end || LEADERS.test(glyphs.fold.slice(entry.end, to));
  const note = blank ? null : text.slice(glyphs.at[entry.end], end).replace(/\s+/gu, ' ').trim();
  return { title, note, start, end };
}

const printed = (glyphs: Glyphs, from: number, to: number): string => glyphs.char.slice(from, to).join('');

function lineEnd(glyphs: Glyphs, from: number): number {
  let end = from;
  while (end < glyphs.length && end - from < LONGEST_NOTE && (glyphs.before[end] ?? Break.none) < Break.line) end++;
  return end;
}
