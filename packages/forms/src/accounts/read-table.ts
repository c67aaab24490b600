import type { AccountForm, Unread } from '@kaocheng/core/model/transcript';
import { Break, type Glyphs } from '../text/glyphs.js';
import { assembleAccount } from './assemble.js';
import { withoutFooter } from './below-grid.js';
import { type BodyStart, bodyStart } from './body.js';
import { asUnread, type GlyphRange, uncovered } from './coverage.js';
import type { TableDraft } from './draft.js';
import { type ContainerGrid, gridPaths, numberedGridColumns } from './grid-columns.js';
import { type Heading, readHeading } from './heading.js';
import { noteEnd, noteStart } from './note.js';
import { type Columns, explainedRanges, headerText, readColumns } from './read-columns.js';
import { readRows, settled } from './read-rows.js';
import type { TitlePlace } from './titles.js';
import { cellOf, type Token, tokenize } from './tokens.js';
import { frame } from './vocabulary.js';

/** An account table that was read, what of its region went into no cell and no label, and its number of glyphs. */
export interface AccountReading {
  readonly form: AccountForm;
  readonly unread: readonly Unread[];
  readonly glyphs: number;
}

const MOST_TOKENS = 12_000;
const MARK_BEFORE = 24;

/**
 * Reads the table whose title stands at `place`: header, rows, note. Null where no header of such a table follows.
 * @param free glyph from which on nothing has been read yet; the mark may stand in front of the title
 * @param limit glyph at which the table must have ended
 */
export function readTable(
  glyphs: Glyphs,
  place: TitlePlace,
  free: number,
  limit: number,
  grid: ContainerGrid | null,
): { reading: AccountReading; end: number } | null {
  const { table } = place.title;
  const note = noteStart(glyphs, place.end, limit);
  const bodyLimit = note < 0 ? limit : note;
  const body = bodyStart(glyphs, table, place.end, bodyLimit);
  const heading = readHeading(glyphs, Math.max(free, place.start - MARK_BEFORE), place, body.at);
  const head = headerText(glyphs, place.end, body.ordinal?.start ?? body.at, heading);
  const evidence =
    heading.mark !== null ||
    heading.unit !== null ||
    body.ordinal !== null ||
    frame.line.some((word) => head.fold.includes(word));
  if (!evidence) return null;
  const numbered = grid === null ? null : numberedGridColumns(glyphs, body.ordinal, grid.lookup);
  const range = {
    start: glyphs.at[place.end] ?? 0,
    end: glyphs.at[body.ordinal?.start ?? body.at] ?? glyphs.source.length,
  };
  const paths = grid === null || numbered === null ? null : gridPaths(grid.sheets, range, numbered);
  const columns = readColumns(table, head, body.count, paths);
  if (columns === null) return null;
  const all = tokenize(glyphs, body.at, bodyLimit, MOST_TOKENS);
  const width = columns.left.paths.length + (columns.right?.paths.length ?? 0);
  const { tokens, left } = withoutFooter(glyphs, all, grid?.sheets ?? [], table, width);
  const { rows, used } = readRows(glyphs, table, tokens, columns, head, grid?.lookup ?? null);
  if (rows.length === 0 && !isBlank(heading, body, columns, tokens)) return null;
  const end = note < 0 ? Math.max(body.at, ...used.map((token) => token.end)) : noteEnd(glyphs, note, limit);
  const title = titleRange(glyphs, place, free);
  const marks = heading.covered.filter((own) => own.start < place.start);
  const start = Math.min(title.start, ...marks.map((own) => own.start));
  const noteCell = note < 0 ? null : cellOf(glyphs, [{ start: note, end }]);
  const draft: TableDraft = {
    definition: table,
    start: glyphs.at[start] ?? 0,
    end: (glyphs.at[end - 1] ?? 0) + 1,
    title: cellOf(glyphs, [title]),
    mark: heading.mark,
    unit: heading.unit,
    department: heading.department,
    note: noteCell,
    columns: columns.left,
    right: columns.right,
    rows: grid === null ? rows : settled(rows, columns, numbered, grid),
  };
  const { form, unplaced } = assembleAccount(draft);
  if (heading.year !== null) form.year = heading.year.text;
  const covered: GlyphRange[] = [title, ...heading.covered, ...explainedRanges(head, columns), ...used];
  if (body.ordinal !== null) covered.push(body.ordinal);
  if (note >= 0) covered.push({ start: note, end });
  const below = left.filter((line) => line.start >= end).map((line) => asUnread(cellOf(glyphs, [line])));
  const unread = [...unplaced.map(asUnread), ...uncovered(glyphs, start, end, covered), ...below].sort(
    (a, b) => a.start - b.start,
  );
  return { reading: { form, unread, glyphs: end - start }, end };
}

/** Whether a table without rows is one all the same: its mark, its numbered columns and labels are printed, and no figure. */
const isBlank = (heading: Heading, body: BodyStart, columns: Columns, tokens: readonly Token[]): boolean =>
  heading.mark !== null &&
  body.ordinal !== null &&
  columns.explained !== null &&
  tokens.every((token) => token.kind !== 'number');

const ORDINAL = /^(?:附?[件表][一二三四五六七八九十\d]{0,3}(?:[-.]\d)?[、.:]?|第?[一二三四五六七八九十\d]{1,3}[、.)])/;

/** The title with what is glued in front of it (a department, a year), without its number. */
function titleRange(glyphs: Glyphs, place: TitlePlace, free: number): { start: number; end: number } {
  let start = place.start;
  while (start > free && place.start - start < 40 && (glyphs.before[start] ?? Break.none) === Break.none) start--;
  const ordinal = ORDINAL.exec(glyphs.fold.slice(start, place.start))?.[0].length ?? 0;
  const own = glyphs.fold.slice(start + ordinal, place.start);
  return { start: /\d{3}$|[.…·]/.test(own) ? place.start : start + ordinal, end: place.end };
}
