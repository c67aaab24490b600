import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { acrossTable, goingOn } from './across-tables.js';
import { chunksOf, columnBorders, columnsOf, cutAt, labelBorder } from './aligned-columns.js';
import type { Open } from './aligned-labels.js';
import { type Aligned, crossings, linesAround, linesDown, RULED } from './aligned-lines.js';
import { FEWEST_COLUMNS, FEWEST_ROWS, type Row, RUNNING, regionsOf, rowsWithin } from './aligned-region.js';
import { blocksOf, rowLevels } from './aligned-rows.js';
import { countBefore } from './bands.js';
import { around, type Box, type Glyph, middleY, type Ruling } from './ink.js';
import { jointPlaces, linesOfPieces, piecesNear, tablesAcross } from './joints.js';
import { printedLines } from './lines.js';
import { NEAR, straighten } from './rulings.js';

/** Share of the rows of a table that must have several cells. */
const FULL = 0.3;

/**
 * Tables of a page that have no lines drawn between their columns, or none at all: columns by the gaps that run down
 * through their rows, rows by the space between cells, or by the lines across where those are drawn.
 * @param columns borders of the table on the page before that may go on, if it has no lines either
 * @param head running text of the first line on that page
 */
export function alignedTables(
  glyphs: readonly Glyph[],
  horizontal: readonly Ruling[],
  columns: readonly number[] | null,
  head: string | null = null,
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
    head,
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

/** By how much the type of a title is larger than that of the table below it. */
const TITLE = 1.15;

/** Where lines in larger type than the others stand by themselves, as titles of tables do, from the top down. */
function titlesOf(rows: readonly Row[]): number[] {
  const sizes = rows.map(({ line }) => line.size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  const titles = rows.filter(({ line, chunks }) => chunks.length === 1 && line.size > usual * TITLE);
  return titles.map(({ line }) => middleY(line.box)).sort((a, b) => a - b);
}

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
