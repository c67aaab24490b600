import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { type Chunk, chunksOf, columnBorders, columnsOf, cutAt, labelBorder } from './aligned-columns.js';
import { mergedLabels, type Open } from './aligned-labels.js';
import { type Block, blocksOf, rowLevels } from './aligned-rows.js';
import { countBefore, rowAt } from './bands.js';
import { around, type Box, type Glyph, middleY, type Ruling } from './ink.js';
import { type Across, jointPlaces, linesOfPieces, piecesNear, tablesAcross } from './joints.js';
import { type PrintedLine, printedLines, textOf } from './lines.js';
import { NEAR, straighten } from './rulings.js';

/** Where the lines of a table would be drawn that is known by the alignment of its text alone. */
export interface Aligned {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
  readonly box: Box;
  /** The borders of the table on the page before, if this one has its columns. */
  readonly columns: readonly number[] | null;
}

/** Fewest columns and rows of such a table, and share of its rows that have several cells. */
const FEWEST_COLUMNS = 4;
const FEWEST_ROWS = 4;
const FULL = 0.3;
/** Space without text between two lines that ends a table, in type sizes. */
const APART = 3.2;
/** What stands above a table and has its parts far from one another: 部门：某局　　单位：万元. */
const CAPTION = /(?:^|[^施管导任])单位\s*[:：]|公开\s*\d+\s*表/u;
/** Most lines above or below the text of a page: its running head, its number. */
const RUNNING = 1;
/** Share of the rows that must have a drawn line for those to count. */
const RULED = 0.6;

interface Row {
  readonly line: PrintedLine;
  readonly chunks: readonly Chunk[];
}

/** Space between two lines of one cell at most, in type sizes. */
const LEADING = 0.6;

/** Lines of a row of a table that are looked at for the one that a line goes on with. */
const LOOKED_AT = 4;

/** Whether a line is the end of a cell whose other lines stand above: right below one of them, and not at the table's side. */
function goesOn(above: readonly Row[], row: Row | undefined, side: number): boolean {
  if (row === undefined || row.chunks.length !== 1) return false;
  const { box, size } = row.line;
  const isAbove = (chunk: Chunk): boolean =>
    chunk.box[0] < box[2] && chunk.box[2] > box[0] && box[1] - chunk.box[3] < size * LEADING;
  // A note below a table begins at its side as well, but is longer than the label above it.
  const isOwn = (chunk: Chunk): boolean =>
    isAbove(chunk) && (box[0] > side + size || (box[0] > chunk.box[0] - 1 && box[2] < chunk.box[2] + 1));
  return above.slice(-LOOKED_AT).some(({ chunks }) => chunks.some(isOwn));
}

/** Whether a lone line at the top of a page is of a cell whose other lines stand right below it, in a column of the page before. */
function beginsCell(row: Row | undefined, below: readonly Row[], columns: readonly number[]): boolean {
  const [chunk, ...others] = row?.chunks ?? [];
  if (row === undefined || chunk === undefined || others.length > 0) return false;
  const { box, size } = row.line;
  const inner = columns.slice(1, -1);
  const [from, to] = columnsOf(chunk, inner);
  const isOwn = (other: Chunk): boolean => {
    const [first, last] = columnsOf(other, inner);
    return first === from && last === to && other.box[1] - box[3] < size * LEADING;
  };
  return from === to && below.some(({ chunks }) => chunks.some(isOwn));
}

/** Fewest cells of a row that goes on with the table of the page before where it has few rows. */
const FEWEST_CELLS = 3;

/** Whether few rows at the top of a page stand in the columns of the table on the page before. */
function standsIn(region: readonly Row[], columns: readonly number[]): boolean {
  const [left = 0, right = 0] = [columns[0], columns.at(-1)];
  const inner = columns.slice(1, -1);
  const most = Math.max(0, ...region.map(({ chunks }) => chunks.length));
  return (
    most >= FEWEST_CELLS &&
    region.every(({ line, chunks }) => {
      const columnsOfRow = chunks.map((chunk) => columnsOf(chunk, inner));
      const apart = columnsOfRow.every(([from], i) => i === 0 || from > (columnsOfRow[i - 1]?.[1] ?? from));
      return apart && line.box[0] > left - 3 && line.box[2] < right + 3;
    })
  );
}

/** Stretches of lines that may be a table: they begin and end with lines of several chunks, and some have many. */
function regionsOf(rows: readonly Row[], columns: readonly number[] | null): Row[][] {
  const regions: Row[][] = [];
  let open: Row[] = [];
  let above = 0;
  const close = (): void => {
    let [from, to] = [0, open.length];
    const isOutside = (row: Row | undefined): boolean =>
      row === undefined || row.chunks.length < 2 || CAPTION.test(textOf(row.line));
    while (from < to && isOutside(open[from])) from++;
    while (to > from && (open[to - 1]?.chunks.length ?? 0) < 2) to--;
    const side = Math.min(...open.slice(from, to).map(({ line }) => line.box[0]));
    while (to > from && goesOn(open.slice(from, to), open[to], side)) to++;
    const goesOnAbove = columns !== null && regions.length === 0 && above <= RUNNING;
    while (goesOnAbove && from > 0 && beginsCell(open[from - 1], open.slice(from, from + LOOKED_AT), columns)) from--;
    const region = open.slice(from, to);
    const most = Math.max(0, ...region.map(({ chunks }) => chunks.length));
    const isTable = most >= FEWEST_COLUMNS && region.length >= FEWEST_ROWS;
    if (isTable || (columns !== null && regions.length === 0 && above + from <= RUNNING && standsIn(region, columns)))
      regions.push(region);
    above += open.length;
    open = [];
  };
  for (const row of rows) {
    const last = open.at(-1);
    if (last !== undefined && row.line.box[1] - last.line.box[3] > Math.max(last.line.size, row.line.size) * APART)
      close();
    open.push(row);
  }
  close();
  return regions;
}

/**
 * Tables of a page that have no lines drawn between their columns, or none at all: columns by the gaps that run down
 * through their rows, rows by the space between cells, or by the lines across where those are drawn.
 * @param columns borders of the table on the page before that may go on, if it has no lines either
 */
export function alignedTables(
  glyphs: readonly Glyph[],
  horizontal: readonly Ruling[],
  columns: readonly number[] | null,
): Aligned[] {
  const rows = printedLines(glyphs.filter(({ direction }) => direction === 0)).map((line) => ({
    line,
    chunks: chunksOf(line),
  }));
  const titles = titlesOf(rows);
  const hasTitle = (top: number, bottom: number): boolean => {
    const next = titles[countBefore(titles, (at) => at > top)];
    return next !== undefined && next < bottom;
  };
  const across = tablesAcross(horizontal, hasTitle);
  const middles = rows.map(({ line }) => middleY(line.box));
  const tables = across.flatMap(
    (table, i) => acrossTable(rows, middles, goingOn(table, i === 0 ? columns : null)) ?? [],
  );
  const taken = new Set(tables.flatMap(({ box }) => rowsWithin(rows, middles, box)));
  const free = regionsOf(
    rows.filter((row) => !taken.has(row)),
    tables.length === 0 ? columns : null,
  );
  const drawn = [...horizontal].sort((a, b) => a.at - b.at);
  const others = free.flatMap((region, i) => {
    const [first = 0, last = 0] = [region[0], region.at(-1)].map((row) =>
      row === undefined ? 0 : countBefore(middles, (at) => at >= middleY(row.line.box)),
    );
    const open = { top: columns !== null && first <= RUNNING, bottom: rows.length - last - 1 <= RUNNING };
    return alignedTable(region, drawn, i === 0 ? columns : null, open) ?? [];
  });
  return [...tables, ...others];
}

/** The rows whose middles, ascending, stand within a box. */
const rowsWithin = (rows: readonly Row[], middles: readonly number[], [, top, , bottom]: Box): readonly Row[] =>
  rows.slice(
    countBefore(middles, (at) => at > top),
    countBefore(middles, (at) => at >= bottom),
  );

/** By how much the type of a title is larger than that of the table below it. */
const TITLE = 1.15;

/** Where lines in larger type than the others stand by themselves, as titles of tables do, from the top down. */
function titlesOf(rows: readonly Row[]): number[] {
  const sizes = rows.map(({ line }) => line.size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  const titles = rows.filter(({ line, chunks }) => chunks.length === 1 && line.size > usual * TITLE);
  return titles.map(({ line }) => middleY(line.box)).sort((a, b) => a - b);
}

/** A table with the borders of that on the page before, where it has them but for columns whose labels go on over the page. */
function goingOn(table: Across, columns: readonly number[] | null): Across {
  const [first, last] = [columns?.[0], columns?.at(-1)];
  if (columns === null || first === undefined || last === undefined) return table;
  const { box, borders } = table;
  const isOne = [box[0], ...borders, box[2]].every((at) => columns.some((other) => Math.abs(other - at) <= NEAR));
  if (!isOne || Math.abs(last - box[2]) > NEAR) return table;
  return { ...table, box: [first, box[1], box[2], box[3]], borders: columns.slice(1, -1) };
}

/** A table of which the lines across are drawn, and the borders of its columns are known by their joints. */
function acrossTable(
  rows: readonly Row[],
  middles: readonly number[],
  { box: drawn, pieces, borders }: Across,
): Aligned | null {
  const ruled = rowsWithin(rows, middles, drawn);
  const above = outerRow(rows, countBefore(middles, (at) => at >= drawn[1]) - 1, drawn, borders, true);
  const below = outerRow(
    rows,
    countBefore(middles, (at) => at > drawn[3]),
    drawn,
    borders,
    false,
  );
  const inside = [...above, ...ruled, ...below];
  const text = around(inside.map(({ line }) => line.box));
  const box: Box = [
    drawn[0],
    above.length > 0 ? text[1] - 2 : drawn[1],
    drawn[2],
    below.length > 0 ? text[3] + 2 : drawn[3],
  ];
  const chunks = inside.flatMap((row) => row.chunks.flatMap((chunk) => cutAt(chunk, borders)));
  if (chunks.length < 2 || chunks.some((chunk) => chunk.box[0] < box[0] - NEAR || chunk.box[2] > box[2] + NEAR))
    return null;
  const across = straighten(pieces, NEAR);
  const levels = [...new Set(across.map(({ at }) => at))].sort((a, b) => a - b);
  if (above.length > 0) levels.unshift(box[1]);
  if (below.length > 0) levels.push(box[3]);
  // Lines of the head alone, with the other rows right beside it.
  if (levels.length - 1 < FEWEST_ROWS && hasMore(rows, middles, drawn, borders)) return null;
  // Three lines with all rows between them are no rows.
  if (levels.length < rowLevels(blocksOf(chunks, borders)).length * RULED) return null;
  const xs = [box[0], ...borders, box[2]];
  const vertical = linesDown(xs, levels, crossings(chunks, borders, levels));
  return { horizontal: across, vertical, box, columns: null };
}

/** Whether rows with several cells stand right above or below a stretch between lines. */
function hasMore(rows: readonly Row[], middles: readonly number[], drawn: Box, borders: readonly number[]): boolean {
  const [first, last] = [countBefore(middles, (at) => at >= drawn[1]), countBefore(middles, (at) => at > drawn[3])];
  return [rows[first - 1], rows[last]].some((row) => {
    if (row === undefined || row.chunks.length < 2 || CAPTION.test(textOf(row.line))) return false;
    const { box, size } = row.line;
    const space = Math.max(drawn[1] - box[3], box[1] - drawn[3]);
    return space < size * OUTER && box[0] > drawn[0] - NEAR && box[2] < drawn[2] + NEAR && borders.length > 0;
  });
}

/** Most space between a line and the row beside it that has no line on its other side, in type sizes. */
const OUTER = 1.6;

/**
 * The lines of the row beyond the outermost line of a table, which has none on its other side: at the head of a table, or
 * where a page cuts it.
 * @param nearest index of the line of text next to it
 */
function outerRow(
  rows: readonly Row[],
  nearest: number,
  table: Box,
  borders: readonly number[],
  isAbove: boolean,
): Row[] {
  const outer: Row[] = [];
  let edge = isAbove ? table[1] : table[3];
  for (let at = nearest; ; at += isAbove ? -1 : 1) {
    const row = rows[at];
    if (row === undefined) break;
    const { box, size } = row.line;
    const space = isAbove ? edge - box[3] : box[1] - edge;
    const isOwn = row.chunks.length > 1 || row.chunks.every((chunk) => new Set(columnsOf(chunk, borders)).size === 1);
    const fits = box[0] > table[0] - NEAR && box[2] < table[2] + NEAR;
    if (space > size * (outer.length === 0 ? OUTER : LEADING) || !isOwn || !fits || CAPTION.test(textOf(row.line)))
      break;
    outer.push(row);
    edge = isAbove ? box[1] : box[3];
  }
  return outer.some(({ chunks }) => chunks.length > 1) ? outer : [];
}

/** Lines down between the cells of each row, but where the text of the row goes over them. */
const linesDown = (xs: readonly number[], levels: readonly number[], crossed: readonly Crossed[]): Ruling[] =>
  xs.flatMap((at, i) =>
    crossed.flatMap(({ over }, row): Ruling[] =>
      over.has(i - 1) ? [] : [{ at, from: levels[row] ?? 0, to: levels[row + 1] ?? 0 }],
    ),
  );

/** How many more of a hundred pieces of text may go over borders of the page before than over those found on this page. */
const MORE_OVER = 4;

/** How far the border of a column may stand from where the page before shows it, in points. */
const SHIFTED = 14;

/** The borders of the table on the page before, each where this page shows it, if they are those of this one too. */
function bordersBefore(region: readonly Row[], own: readonly number[], columns: readonly number[]): number[] | null {
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const inner = columns.slice(1, -1).map((at) => {
    const near = own.filter((other) => Math.abs(other - at) < SHIFTED);
    return near.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0] ?? at;
  });
  if (new Set(inner).size < inner.length) return null;
  if (inner.length < own.length || region.some(({ line: { box } }) => box[0] < left - 3 || box[2] > right + 3))
    return null;
  const over = (borders: readonly number[]): number =>
    region
      .flatMap(({ chunks }) => chunks.flatMap((chunk) => cutAt(chunk, borders)))
      .filter((chunk) => new Set(columnsOf(chunk, borders)).size > 1).length;
  const pieces = region.reduce((sum, { chunks }) => sum + chunks.length, 0);
  return over(inner) <= over(own) + (pieces * MORE_OVER) / 100 ? inner : null;
}

function alignedTable(
  region: readonly Row[],
  drawn: readonly Ruling[],
  columns: readonly number[] | null,
  open: Open,
): Aligned | null {
  const gaps = columnBorders(region.flatMap(({ chunks }) => chunks));
  const label = labelBorder(
    region.flatMap(({ chunks }) => chunks),
    gaps,
  );
  const found = label === null ? gaps : [label, ...gaps];
  const shown = bordersShown(region, found, drawn);
  const before = shown !== null || columns === null ? null : bordersBefore(region, found, columns);
  const borders = shown ?? before ?? found;
  if (borders.length + 1 < FEWEST_COLUMNS || borders.length >= LIMITS.columns) return null;
  const chunks = region.flatMap((row) => row.chunks.flatMap((chunk) => cutAt(chunk, borders)));
  const text = around(chunks.map(({ box }) => box));
  const blocks = blocksOf(chunks, borders);
  const own = rowLevels(blocks);
  const across = linesAcross(drawn, text);
  const places = [...new Set(across.map(({ at }) => at))];
  const isRuled = places.length >= (own.length - 1) * RULED && places.length >= FEWEST_ROWS;
  const levels = isRuled ? closedLevels(places, text) : own;
  if (levels.length - 1 < (before === null ? FEWEST_ROWS : 1)) return null;
  const drawnSides = isRuled ? across : [];
  const [first, last] = before === null ? [text[0] - 2, text[2] + 2] : [columns?.[0] ?? 0, columns?.at(-1) ?? 0];
  const left = Math.min(first, ...drawnSides.map(({ from }) => from));
  const right = Math.max(last, ...drawnSides.map(({ to }) => to));
  const xs = [left, ...borders, right];
  const crossed = crossings(chunks, borders, levels);
  const full = crossed.filter((row) => row.filled > 2).length;
  if (full < (levels.length - 1) * FULL) return null;
  const vertical = linesDown(xs, levels, crossed);
  const box: Box = [left, levels[0] ?? 0, right, levels.at(-1) ?? 0];
  if (isRuled) {
    const sides = [levels[0] ?? 0, levels.at(-1) ?? 0].map((at) => ({ at, from: left, to: right }));
    return { horizontal: [...across, ...sides], vertical, box, columns: before && columns };
  }
  return { horizontal: linesAround(xs, levels, blocks, open), vertical, box, columns: before && columns };
}

/** Lines across between the rows of each column, but within its labels that are merged over rows. */
function linesAround(xs: readonly number[], levels: readonly number[], blocks: readonly Block[], open: Open): Ruling[] {
  const inside = xs.map(() => new Set<number>());
  for (const { column, first, last } of mergedLabels(blocks, levels, open))
    for (let level = first + 1; level <= last; level++) inside[column]?.add(level);
  return levels.flatMap((at, level) =>
    xs.slice(1).flatMap((to, column): Ruling[] => {
      return inside[column]?.has(level) ? [] : [{ at, from: xs[column] ?? 0, to }];
    }),
  );
}

/** How far from its text the outermost lines of a table stand at most, in points. */
const BESIDE = 12;
/** Share of the borders that the text shows which lines across must show too to be believed. */
const SHOWN = 0.6;

/** Lines that are drawn across a stretch of text. */
const linesAcross = (drawn: readonly Ruling[], text: Box): Ruling[] =>
  straighten(piecesNear(drawn, text, BESIDE), NEAR).filter(({ from, to }) => to - from > NEAR);

/** The borders of columns by the joints of the lines across, which are drawn cell by cell; null where those show none. */
function bordersShown(region: readonly Row[], found: readonly number[], drawn: readonly Ruling[]): number[] | null {
  const text = around(region.map(({ line }) => line.box));
  const lines = linesOfPieces(piecesNear(drawn, text, BESIDE));
  // Lines of the head alone show only its cells.
  if (lines.length < FEWEST_ROWS) return null;
  const places = jointPlaces(lines);
  return places.length + 1 >= FEWEST_COLUMNS && places.length >= found.length * SHOWN ? places : null;
}

/** The places of lines, with the upper and lower end of the text where those are not drawn. */
function closedLevels(places: readonly number[], [, top, , bottom]: Box): number[] {
  const levels = [...places].sort((a, b) => a - b);
  if ((levels[0] ?? 0) > top) levels.unshift(top - 2);
  if ((levels.at(-1) ?? 0) < bottom) levels.push(bottom + 2);
  return levels;
}

interface Crossed {
  readonly filled: number;
  readonly over: ReadonlySet<number>;
}

/** For each row how many chunks it has, and the borders that its text goes over. */
function crossings(chunks: readonly Chunk[], borders: readonly number[], levels: readonly number[]): Crossed[] {
  const rows = levels.slice(1).map(() => ({ columns: new Set<number>(), over: new Set<number>() }));
  for (const chunk of chunks) {
    const row = rows[rowAt(levels, middleY(chunk.box))];
    const [from, to] = columnsOf(chunk, borders);
    row?.columns.add(from);
    for (let border = from; border < to; border++) row?.over.add(border);
  }
  return rows.map(({ columns, over }) => ({ filled: columns.size, over }));
}
