import type { AccountForm, Unread } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';
import type { Sheet } from '../sheet/sheet.js';
import { Break, type Glyphs, squash } from '../text/glyphs.js';
import { assembleAccount } from './assemble.js';
import { bodyStart } from './body.js';
import { type CodedOptions, type ReadRows, readCodedRows } from './coded-rows.js';
import { columnsOf, headerOf, sideColumnsOf, takeAll } from './columns.js';
import { continues, joinTables } from './continue-table.js';
import type { DraftColumns, DraftRow, TableDraft } from './draft.js';
import { type ColumnLookup, columnLookup, gridPaths, numberedGridColumns, settleByGrid } from './grid-columns.js';
import { orderByGroups } from './group-order.js';
import { type Heading, readHeading } from './heading.js';
import { noteEnd, noteStart } from './note.js';
import { readSideRows } from './side-rows.js';
import { type TitlePlace, titlePlaces } from './titles.js';
import { cellOf, type Token, tokenize } from './tokens.js';
import { folded, frame, labelPaths } from './vocabulary.js';

/** An account table that was read, what of its region went into no cell and no label, and its number of glyphs. */
export interface AccountReading {
  readonly form: AccountForm;
  readonly unread: readonly Unread[];
  readonly glyphs: number;
}

const MOST_TABLES = 100;
const LONGEST_TABLE = 40_000;
const MOST_TOKENS = 12_000;
const MARK_BEFORE = 24;
const FRAME_LABELS = [...frame.ordinal, ...frame.line, ...frame.code, ...frame.name, ...frame.sides, '类', '款', '项'];

/**
 * Finds the published account tables (决算公开表 01–09 and their kin) in a flattened text between two offsets and reads
 * them. A table is a title of accounts/tables.yaml with a header of columns behind it; a title in a list of contents or
 * in a sentence is none. Never throws; linear in the length of the text.
 * @param sheets tables of the container whose spans point into `text`: their columns settle blank cells
 */
export function findAccountTables(
  text: string,
  from = 0,
  to = text.length,
  sheets: readonly Sheet[] = [],
): AccountReading[] {
  const lookup = sheets.length === 0 ? null : columnLookup(sheets);
  const glyphs = squash(text, from, to);
  const places = titlePlaces(glyphs);
  const readings: AccountReading[] = [];
  let free = 0;
  places.forEach((place, index) => {
    if (readings.length >= MOST_TABLES || place.start < free) return;
    const next = places.slice(index + 1).find((other) => other.start > place.end);
    const limit = Math.min(next?.start ?? glyphs.length, place.end + LONGEST_TABLE);
    const read = readTable(glyphs, place, free, limit, lookup === null ? null : { sheets, lookup });
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

function readTable(
  glyphs: Glyphs,
  place: TitlePlace,
  free: number,
  limit: number,
  grid: Grid | null,
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
  const tokens = tokenize(glyphs, body.at, bodyLimit, MOST_TOKENS);
  const { rows, used } = readRows(glyphs, place, tokens, columns, head);
  if (rows.length === 0) return null;
  const end = note < 0 ? Math.max(body.at, ...used.map((token) => token.end)) : noteEnd(glyphs, note, limit);
  const title = titleRange(glyphs, place, free);
  const marks = heading.covered.filter((range) => range.start < place.start);
  const start = Math.min(title.start, ...marks.map((range) => range.start));
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
    rows: grid === null ? rows : settled(rows, columns, numbered, grid.lookup),
  };
  const { form, unplaced } = assembleAccount(draft);
  if (heading.year !== null) form.year = heading.year.text;
  const covered = [title, ...heading.covered, { start: place.end, end: body.at }, ...used];
  if (note >= 0) covered.push({ start: note, end });
  const unread = [...unplaced.map(asUnread), ...uncovered(glyphs, start, end, covered)].sort(
    (a, b) => a.start - b.start,
  );
  return { reading: { form, unread, glyphs: end - start }, end };
}

interface HeaderText {
  readonly fold: string;
  readonly broken: readonly boolean[];
}

/** The glyphs of the header without those of the heading. */
function headerText(glyphs: Glyphs, from: number, to: number, heading: Heading): HeaderText {
  let fold = '';
  const broken: boolean[] = [];
  for (let i = from; i < to; i++) {
    if (heading.covered.some((range) => range.start <= i && i < range.end)) continue;
    fold += glyphs.fold[i] ?? '';
    broken.push((glyphs.before[i] ?? 0) > 0);
  }
  return { fold, broken };
}

/** Tables of the container, and where their columns are. */
interface Grid {
  readonly sheets: readonly Sheet[];
  readonly lookup: ColumnLookup;
}

interface Columns {
  readonly left: DraftColumns;
  readonly right: DraftColumns | null;
  /** How many groups of code, name and figure stand side by side. */
  readonly groups: number;
}

function readColumns(
  table: TitlePlace['title']['table'],
  head: HeaderText,
  count: number | null,
  printed: readonly string[] | null,
): Columns | null {
  const header = headerOf(head.fold, head.broken);
  if (table.shape === 'sides') {
    const pair = sideColumnsOf(header, FRAME_LABELS, table.left, table.right, count);
    return pair === null ? null : { left: pair[0], right: pair[1], groups: 1 };
  }
  const known = columnsOf(header, FRAME_LABELS, table.variants, count);
  if (table.group !== null) {
    const groupHeader = headerOf(head.fold, head.broken);
    const group = columnsOf(groupHeader, FRAME_LABELS, [table.group], null);
    const groups = takeAll(headerOf(head.fold, head.broken), folded('科目名称'));
    if (group !== null && (known === null || groups > 1)) return { left: group, right: null, groups };
  }
  if (known !== null) return { left: known, right: null, groups: 1 };
  if (printed !== null) return { left: { paths: printed, variant: null }, right: null, groups: 1 };
  if (count === null) return null;
  return {
    left: { paths: Array.from({ length: count }, (_, index) => String(index + 1)), variant: null },
    right: null,
    groups: 1,
  };
}

function readRows(
  glyphs: Glyphs,
  place: TitlePlace,
  tokens: readonly Token[],
  columns: Columns,
  head: HeaderText,
): ReadRows {
  const { table } = place.title;
  if (table.shape === 'sides')
    return readSideRows(
      glyphs,
      tokens,
      frame.line.some((word) => head.fold.includes(word)),
    );
  const labels = new Set(FRAME_LABELS);
  if (columns.left.variant !== null) {
    for (const path of labelPaths(columns.left.variant).flat()) for (const part of path.parts) labels.add(part);
  }
  const rowNames = new Set(table.measures.map(folded));
  for (const name of rowNames) labels.delete(name);
  const options: CodedOptions = {
    splitCodes: head.fold.includes('类款项'),
    namelessRows: table.shape === 'measures',
    rowNames,
    labels: table.shape === 'groups' ? new Set(FRAME_LABELS) : labels,
  };
  const coded = readCodedRows(glyphs, tokens, options);
  const hasLines = frame.line.some((word) => head.fold.includes(word));
  const read = hasLines ? { rows: takeLines(coded.rows, columns.left.paths.length), used: coded.used } : coded;
  return table.shape === 'groups' ? { rows: orderByGroups(read.rows, columns.groups), used: read.used } : read;
}

const MOST_SKIPPED = 3;

/**
 * Rows whose first figure is the line number due (行次), with that number as their line. A number that skips lines which
 * are not printed counts where the row has a figure too many for its columns.
 */
function takeLines(rows: readonly DraftRow[], columns: number): DraftRow[] {
  let due = 1;
  return rows.map((row) => {
    const [first, ...values] = row.values;
    const line = first !== undefined && /^\d{1,3}$/.test(first.cell.text) ? Number(first.cell.text) : -1;
    const skips = row.values.length > columns && line > due && line <= due + MOST_SKIPPED;
    if (first === undefined || (line !== due && !skips)) return row;
    due = line + 1;
    return { ...row, line: first.cell, values };
  });
}

/** Rows with the columns that the grid shows, half by half. */
function settled(
  rows: readonly DraftRow[],
  columns: Columns,
  numbered: readonly number[] | null,
  lookup: ColumnLookup,
): DraftRow[] {
  if (columns.right === null)
    return columns.groups > 1 ? [...rows] : settleByGrid(rows, columns.left, numbered, lookup);
  const cut = columns.left.paths.length;
  const left = rows.filter((row) => row.side !== '支出');
  const right = rows.filter((row) => row.side === '支出');
  return [
    ...settleByGrid(left, columns.left, numbered?.slice(0, cut) ?? null, lookup),
    ...settleByGrid(right, columns.right, numbered?.slice(cut) ?? null, lookup),
  ];
}

const ORDINAL = /^(?:附?[件表][一二三四五六七八九十\d]{0,3}(?:[-.]\d)?[、.:]?|第?[一二三四五六七八九十\d]{1,3}[、.)])/;

/** The title with what is glued in front of it (a department, a year), without its number. */
function titleRange(glyphs: Glyphs, place: TitlePlace, free: number): { start: number; end: number } {
  let start = place.start;
  while (start > free && place.start - start < 40 && (glyphs.before[start] ?? Break.none) === Break.none) start--;
  const ordinal = ORDINAL.exec(glyphs.fold.slice(start, place.start))?.[0].length ?? 0;
  const own = glyphs.fold.slice(start + ordinal, place.start);
  return { start: /\d{3}$|[.…·]/.test(own) ? place.start : start + ordinal, end: place.end };
}

const asUnread = (cell: RawCell): Unread => ({
  text: cell.text,
  start: cell.spans[0]?.[0] ?? 0,
  end: cell.spans.at(-1)?.[1] ?? 0,
});

/** Runs of glyphs in [start, end) that no range covers. */
function uncovered(
  glyphs: Glyphs,
  start: number,
  end: number,
  ranges: readonly { start: number; end: number }[],
): Unread[] {
  const seen = new Uint8Array(Math.max(0, end - start));
  for (const range of ranges) seen.fill(1, Math.max(0, range.start - start), Math.max(0, range.end - start));
  const runs: Unread[] = [];
  for (let i = start; i < end; i++) {
    if (seen[i - start] === 1) continue;
    let last = i;
    while (last + 1 < end && seen[last + 1 - start] === 0) last++;
    runs.push(asUnread(cellOf(glyphs, [{ start: i, end: last + 1 }])));
    i = last;
  }
  return runs;
}
