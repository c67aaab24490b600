import type { CellSource, SummaryForm, Unread } from '@kaocheng/core/model/transcript';
import { uncovered } from '../accounts/coverage.js';
import type { ColumnLookup, ContainerGrid } from '../accounts/grid-columns.js';
import { cellOf, type Token, tokenize } from '../accounts/tokens.js';
import type { RawCell } from '../raw/raw-form.js';
import { Break, type Glyphs, mayHold, squash } from '../text/glyphs.js';
import { assembleSummary, type DraftSummaryRow } from './assemble.js';
import { type HeadValue, headValues, type SummaryHeader, summaryHeader } from './header.js';
import { fold, type SummaryColumn, summaryTitles } from './layout.js';
import { placeValues } from './place-values.js';
import { readSummaryLines, type SummaryLine } from './rows.js';

/** A summary that was read, what of its region went into no cell and no label, and its number of glyphs. */
export interface SummaryReading {
  readonly form: SummaryForm;
  readonly unread: readonly Unread[];
  readonly glyphs: number;
}

const MOST_SUMMARIES = 50;
const MOST_TOKENS = 20_000;
const LONGEST_TABLE = 60_000;
const LONGEST_TITLE = 44;
const HEADER_WITHIN = 200;

/**
 * Finds the summaries of self-evaluations (自评汇总表) in a flattened text between two offsets and reads them: a title,
 * a header whose labels stand in any order, a row for each project, the total. Never throws; linear in the length of
 * the text.
 * @param grid tables of the container whose spans point into `text`: their columns settle blank cells
 * @param squashed how the text is squashed, where other searches go over it too
 */
export function findSummaries(
  text: string,
  from = 0,
  to = text.length,
  grid: ContainerGrid | null = null,
  squashed = squash,
): SummaryReading[] {
  if (!mayHold(text, from, to, summaryTitles)) return [];
  const glyphs = squashed(text, from, to);
  const readings: SummaryReading[] = [];
  let free = 0;
  const titles = titlesIn(glyphs);
  for (const [index, title] of titles.entries()) {
    if (title.start < free || readings.length >= MOST_SUMMARIES) continue;
    const next = titles[index + 1]?.start ?? glyphs.length;
    const limit = Math.min(next, title.end + LONGEST_TABLE);
    const header = summaryHeader(glyphs, title.end, limit);
    if (header === null || header.start - title.end > HEADER_WITHIN) continue;
    const read = readSummary(glyphs, title, header, limit, grid?.lookup ?? null);
    if (read === null) continue;
    readings.push(read.reading);
    free = read.end;
  }
  return readings;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Titles with what stands in front of them on their line, in the order of the text. */
function titlesIn(glyphs: Glyphs): Range[] {
  const found: Range[] = [];
  for (const title of summaryTitles) {
    for (let at = glyphs.fold.indexOf(title); at >= 0 && found.length < 400; at = glyphs.fold.indexOf(title, at + 1)) {
      const end = at + title.length;
      if (found.some((other) => other.start < end && at < other.end)) continue;
      let start = at;
      while (
        start > 0 &&
        at - start < LONGEST_TITLE &&
        (glyphs.before[start] ?? 0) < Break.line &&
        !/[。;,:》]/.test(glyphs.fold[start - 1] ?? '')
      )
        start--;
      const ordinal = /^附[件表]\d{0,2}[-.、:]?\d{0,2}/.exec(glyphs.fold.slice(start, at));
      found.push({ start: start + (ordinal?.[0].length ?? 0), end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function readSummary(
  glyphs: Glyphs,
  title: Range,
  header: SummaryHeader,
  limit: number,
  lookup: ColumnLookup | null,
): { reading: SummaryReading; end: number } | null {
  const columns = header.columns;
  const figureColumns = columns.filter((column) => column.kind !== 'text' && column.field !== 'no');
  const tokens = tokenize(glyphs, header.end, limit, MOST_TOKENS);
  const numbered = columns.some((column) => column.field === 'no');
  const lines = readSummaryLines(
    glyphs,
    tokens,
    numbered,
    figureColumns.length,
    namesBefore(columns),
    labelsOf(columns),
  );
  if (lines.rows.length === 0) return null;
  const used: Range[] = [];
  const grid = lookup === null ? null : gridOf(glyphs, header, lookup);
  const rows = lines.rows.map((line) => draftByGrid(glyphs, line, grid, used) ?? draftRow(glyphs, line, header, used));
  const totals = (lines.total?.figures ?? []).map((token) => cellOf(glyphs, [token]));
  const money = figureColumns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.field === 'annual' || column.field === 'executed');
  const totalPlaces = placeValues(
    totals.map((cell) => cell.text),
    figureColumns,
  );
  const totalOf = (field: string): RawCell | null => {
    const wanted = money.find(({ column }) => column.field === field)?.index;
    const at = wanted === undefined ? -1 : totalPlaces.indexOf(wanted);
    return totals[at] ?? null;
  };
  const extra = headValues(glyphs, title.end, header.start).filter(({ value }) => value.end > value.start);
  const annual = totalOf('annual');
  const executed = totalOf('executed');
  const cells: Record<string, CellSource> = {};
  const form = assembleSummary({
    start: glyphs.at[title.start] ?? 0,
    end: (glyphs.at[lines.end - 1] ?? 0) + 1,
    title: cellOf(glyphs, [title]),
    extra: extra.map(({ label, value }: HeadValue) => [cellOf(glyphs, [label]).text, cellOf(glyphs, [value])]),
    rows,
    annual,
    executed,
    cells,
  });
  for (const token of [
    ...(lines.total?.label ?? []),
    ...(lines.total?.figures ?? []).filter((_, index) => totals[index] === annual || totals[index] === executed),
  ])
    used.push(token);
  used.push(
    ...lines.repeated,
    title,
    ...extra.flatMap(({ label, value }) => [{ start: label.start, end: value.start }, value]),
    {
      start: header.start,
      end: header.end,
    },
  );
  return {
    reading: { form, unread: uncovered(glyphs, title.start, lines.end, used), glyphs: lines.end - title.start },
    end: lines.end,
  };
}

/** The labels of a header, whole and without 得分率, as a page that prints them again may cut them. */
const labelsOf = (columns: readonly SummaryColumn[]): ReadonlySet<string> =>
  new Set(columns.flatMap(({ label }) => [fold(label), fold(label).replace(/得分率$/, ''), '得分率']));

/** How many columns of words stand before the first figures; all, where no words stand behind them. */
function namesBefore(columns: readonly SummaryColumn[]): number {
  const isFigure = (column: SummaryColumn): boolean => column.kind !== 'text' && column.field !== 'no';
  const first = columns.findIndex(isFigure);
  const wordsBehind = columns.slice(first).some((column) => column.kind === 'text');
  return wordsBehind
    ? columns.slice(0, first).filter((column) => column.kind === 'text').length
    : Number.MAX_SAFE_INTEGER;
}

/** The column that a glyph stands in, where the grid keeps the columns of the header apart; null where it does not. */
type GridLookup = (glyph: number) => SummaryColumn | null;

function gridOf(glyphs: Glyphs, header: SummaryHeader, lookup: ColumnLookup): GridLookup | null {
  const columns = new Map<number, SummaryColumn>();
  for (const [index, column] of header.columns.entries()) {
    const place = lookup(glyphs.at[header.at[index] ?? 0] ?? -1);
    if (place === null || columns.has(place)) return null;
    columns.set(place, column);
  }
  return (glyph) => columns.get(lookup(glyphs.at[glyph] ?? -1) ?? -1) ?? null;
}

/** One row by the columns of the grid; null where a piece of it stands in no column of the header. */
function draftByGrid(
  glyphs: Glyphs,
  line: SummaryLine,
  grid: GridLookup | null,
  used: Range[],
): DraftSummaryRow | null {
  if (grid === null) return null;
  const cells = new Map<SummaryColumn, Token[]>();
  const tokens = [...(line.no === null ? [] : [line.no]), ...line.before, ...line.figures, ...line.behind];
  for (const token of tokens) {
    const column = grid(token.start);
    if (column === null) return null;
    const own = cells.get(column);
    if (own === undefined) cells.set(column, [token]);
    else own.push(token);
  }
  used.push(...tokens);
  return [...cells].map(([column, own]) => ({ column, cell: cellOf(glyphs, own) }));
}

/** Puts the pieces of one row into the header's columns. */
function draftRow(glyphs: Glyphs, line: SummaryLine, header: SummaryHeader, used: Range[]): DraftSummaryRow {
  const row: { column: SummaryHeader['columns'][number]; cell: RawCell }[] = [];
  const put = (column: SummaryHeader['columns'][number] | undefined, tokens: readonly Token[]): void => {
    if (column === undefined || tokens.length === 0) return;
    row.push({ column, cell: cellOf(glyphs, tokens) });
    used.push(...tokens);
  };
  const { columns } = header;
  const figureColumns = columns.filter((column) => column.kind !== 'text' && column.field !== 'no');
  const firstFigure = columns.findIndex((column) => figureColumns.includes(column));
  const textBefore = columns.filter((column, index) => column.kind === 'text' && index < firstFigure);
  const textBehind = columns.filter((column, index) => column.kind === 'text' && index > firstFigure);
  put(
    columns.find((column) => column.field === 'no'),
    line.no === null ? [] : [line.no],
  );
  for (const [index, tokens] of share(line.before, textBefore.length).entries()) put(textBefore[index], tokens);
  const places = placeValues(
    line.figures.map((token) => token.text),
    figureColumns,
  );
  line.figures.forEach((token, index) => {
    const at = places[index] ?? null;
    if (at !== null) put(figureColumns[at], [token]);
  });
  for (const [index, tokens] of share(line.behind, textBehind.length).entries()) put(textBehind[index], tokens);
  return row;
}

/** Shares pieces among `count` columns of words: one each, and to the last the rest; the name takes what is joined. */
function share(tokens: readonly Token[], count: number): Token[][] {
  if (count <= 1) return count === 0 ? [] : [[...tokens]];
  if (tokens.length <= count) return tokens.map((token) => [token]);
  const shares: Token[][] = tokens.slice(0, count - 1).map((token) => [token]);
  shares.push(tokens.slice(count - 1));
  return shares;
}
