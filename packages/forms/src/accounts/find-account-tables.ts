import { mayHold, squash } from '../text/glyphs.js';
import { continues, joinTables } from './continue-table.js';
import type { ContainerGrid } from './grid-columns.js';
import { type AccountReading, readTable } from './read-table.js';
import { titlePlaces } from './titles.js';
import { titles } from './vocabulary.js';

const TITLES = titles.map((title) => title.text);
const MOST_TABLES = 100;
const LONGEST_TABLE = 40_000;

/**
 * Finds the published account tables (决算公开表 01–09 and their kin) in a flattened text between two offsets and reads
 * them. A table is a title of accounts/tables.yaml with a header of columns behind it; a title in a list of contents or
 * in a sentence is none. Never throws; linear in the length of the text.
 * @param grid tables of the container whose spans point into `text`: their columns settle blank cells
 * @param squashed how the text is squashed, where other searches go over it too
 */
export function findAccountTables(
  text: string,
  from = 0,
  to = text.length,
  grid: ContainerGrid | null = null,
  squashed = squash,
): AccountReading[] {
  if (!mayHold(text, from, to, TITLES)) return [];
  const glyphs = squashed(text, from, to);
  const places = titlePlaces(glyphs);
  const readings: AccountReading[] = [];
  let free = 0;
  places.forEach((place, index) => {
    if (readings.length >= MOST_TABLES || place.start < free) return;
    const next = places.slice(index + 1).find((other) => other.start > place.end);
    const limit = Math.min(next?.start ?? glyphs.length, place.end + LONGEST_TABLE);
    const read = readTable(glyphs, place, free, limit, grid);
    if (read === null) return;
    free = read.end;
    const before = readings.at(-1);
    if (before !== undefined && continues(before.form, read.reading.form)) {
      readings[readings.length - 1] = {
        form: joinTables(before.form, read.reading.form),
        unread: [...before.unread, ...read.reading.unread],
        glyphs: before.glyphs + read.reading.glyphs,
      };
    } else readings.push(read.reading);
  });
  return readings;
}
