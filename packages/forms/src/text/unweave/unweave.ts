import type { Lexicon } from '../../labels/lexicon.js';
import type { IndicatorColumn } from '../../raw/raw-form.js';
import { Break, type Glyphs } from '../glyphs.js';
import { type Alignment, type Band, type Banding, bandsOf, mayWeave } from './bands.js';
import { Flat } from './flat.js';
import type { LevelLabel, Levels } from './label-pieces.js';
import { collectLevels, isLevelPiece } from './level-pieces.js';
import { type Line, linesOf, type Piece } from './lines.js';
import { permute, type Run } from './permute.js';
import { Prices, type Widths } from './prices.js';
import { type RowPlace, spansOfLabels } from './spans.js';

/** By how much the woven reading must be cheaper than the text as it stands, for the whole block. */
const GAIN = 3;
/** Rows that cost no more as they stand, on average, are not woven; more where the caller is sure of its reading. */
const SETTLED = -1.8;
const SETTLED_CALM = -1.6;
const MOST_LINES = 260;
const MOST_GLYPHS = 6000;

const isLevel = (column: IndicatorColumn): boolean => column === 'level1' || column === 'level2';

/**
 * Puts the glyphs of a block of indicators [from, to) whose cells stand woven, because the text was taken visual line by
 * visual line, into logical order: row by row, each row's labels of classes before it, its cells whole and from left to
 * right. Returns the same object where the block is not woven or no reading of it as woven is clearly the better one.
 * @param columns the columns that the header prints, from left to right
 * @param calm whether the block reads well as it stands, so that only plain signs of weaving count
 */
export function unweave(
  glyphs: Glyphs,
  from: number,
  to: number,
  columns: readonly IndicatorColumn[],
  lexicon: Lexicon,
  calm = false,
): Glyphs {
  const fields = columns.filter((column) => !isLevel(column));
  if (to - from > MOST_GLYPHS || to - from < 8 || !fields.includes('name') || hasCells(glyphs, from, to)) return glyphs;
  const lines = linesOf(glyphs, from, to, !fields.includes('unit'));
  const pieces = lines.reduce((all, line) => all + line.length, 0);
  if (lines.length < 3 || lines.length > MOST_LINES || pieces < lines.length * 1.2) return glyphs;
  const levels = collectLevels(lines, lexicon);
  const content = lines.map((line, i) => line.slice(levels.taken[i]));
  const full = content.flatMap((line, i) => (line.length === 0 ? [] : [i]));
  if (full.length === 0) return glyphs;
  const bodies = full.map((i) => content[i] as Line);
  const prices = new Prices(fields);
  const plain = new Flat(prices, bodies);
  const flat = bandsOf(plain, 'flat');
  let best: { banding: Banding; alignment: Alignment } = { banding: flat, alignment: 'flat' };
  for (const alignment of flat.cost < (calm ? SETTLED_CALM : SETTLED) * flat.bands.length
    ? []
    : (['centred', 'top'] as const)) {
    if (!mayWeave(plain, alignment, flat)) continue;
    const rough = bandsOf(plain, alignment, flat);
    if (!isEvident(wovenOf(rough), bodies) || rough.cost > flat.cost - GAIN / 2) continue;
    const banding = bandsOf(new Flat(prices.withWidths(widthsOf(rough.bands, fields)), bodies), alignment);
    if (banding.cost < best.banding.cost - GAIN) best = { banding, alignment };
  }
  const clean = !bodies.some((line) => line.length === 1 && isLevelPiece(lexicon, (line[0] as Piece).text));
  const torn = clean && levels.labels.some((label) => isTorn(label, lines, levels));
  if (best.alignment === 'flat' && !torn) return glyphs;
  return permute(glyphs, from, to, runsOf(glyphs, best, levels, full, content, lines.length));
}

const wovenOf = ({ bands }: Banding): Band[] => bands.filter((band) => band.alignment !== 'flat');

/** One line behind a row may belong to what follows; more of them, or one of several pieces, show cells that wrap. */
const isEvident = (bands: readonly Band[], lines: readonly Line[]): boolean =>
  bands.length > 1 ||
  bands.some(
    ({ alignment, from, to }) => alignment === 'centred' || lines.slice(from + 1, to).some((line) => line.length > 1),
  );

/** A grid that pipes or tabs show is not woven. */
function hasCells(glyphs: Glyphs, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (glyphs.before[i] === Break.cell) return true;
  return false;
}

/** Does text of rows stand between the pieces of a label? */
function isTorn(label: LevelLabel, lines: readonly Line[], levels: Levels): boolean {
  return label.pieces.some(({ line }, i) => {
    const next = label.pieces[i + 1];
    if (next === undefined) return false;
    for (let at = line; at < next.line; at++)
      if ((lines[at] as Line).length > (levels.taken[at] as number)) return true;
    return false;
  });
}

/** The width of each column, as the lines of cells that wrap show it. */
function widthsOf(bands: readonly Band[], columns: readonly IndicatorColumn[]): Widths {
  return columns.map((_, column) => {
    const widths = bands.flatMap(({ row }) =>
      row.cells
        .filter((cell) => cell.column === column && cell.pieces.length > 1)
        .map((cell) => Math.max(...cell.pieces.map((piece) => piece.width))),
    );
    widths.sort((a, b) => a - b);
    return widths[Math.floor(widths.length / 2)] ?? 0;
  });
}

/** Space between rows in lines. */
const GAP = 0.4;

/** Rows and lines in their height on the page: lines of a row mirror each other round its middle, or begin at its top. */
function heights(
  bands: readonly Band[],
  full: readonly number[],
  columns: { weight: (band: Band) => number | null },
  lineCount: number,
): { rows: RowPlace[]; lineAt: number[] } {
  const lineAt = new Array<number>(lineCount).fill(Number.NaN);
  const rows: RowPlace[] = [];
  let top = 0;
  for (const band of bands) {
    const count = band.to - band.from;
    const tallest =
      band.alignment === 'centred' ? Math.max(1, ...band.row.cells.map((cell) => cell.pieces.length)) : count;
    for (let i = 0; i < count; i++)
      lineAt[full[band.from + i] as number] =
        top + (count === 1 ? tallest / 2 : 0.5 + (i * (tallest - 1)) / (count - 1));
    rows.push({ top, bottom: top + tallest, weight: columns.weight(band) });
    top += tallest + GAP;
  }
  for (let i = 0; i < lineCount; i++) {
    if (!Number.isNaN(lineAt[i])) continue;
    let next = i;
    while (next < lineCount && Number.isNaN(lineAt[next])) next++;
    const before = lineAt[i - 1] ?? -0.5;
    const behind = lineAt[next] ?? before + 0.6 * (next - i + 1);
    lineAt[i] = before + (behind - before) / (next - i + 1);
  }
  return { rows, lineAt };
}

/** Cells longer than this keep their ends of lines as breaks. */
const LONG_CELL = 24;

function runsOf(
  glyphs: Glyphs,
  { banding, alignment }: { banding: Banding; alignment: Alignment },
  levels: Levels,
  full: readonly number[],
  content: readonly Line[],
  lineCount: number,
): Run[] {
  const { bands } = banding;
  const weight = (band: Band): number | null => {
    const numbers = band.row.cells.flatMap(({ pieces }) =>
      pieces.length === 1 && /^\d{1,3}(?:\.\d+)?$/u.test(pieces[0]?.text ?? '') ? [Number(pieces[0]?.text)] : [],
    );
    return numbers.at(-2) ?? numbers.at(-1) ?? null;
  };
  const { rows, lineAt } = heights(bands, full, { weight }, lineCount);
  const centred = alignment !== 'top';
  const heightOf = (label: LevelLabel): number => {
    const at = label.pieces.map(({ line }) => lineAt[line] as number);
    return centred ? at.reduce((sum, one) => sum + one, 0) / at.length : (at[0] as number);
  };
  const starts = spansOfLabels(rows, levels.labels, heightOf, centred);
  const runs: Run[] = [];
  const put = (piece: Piece, before: Break): void => {
    runs.push({ start: piece.start, end: piece.end, before });
  };
  for (const [i, band] of bands.entries()) {
    const labels = levels.labels.filter((label) => (starts.get(label) ?? 0) === i);
    labels.sort((a, b) => a.column - b.column);
    for (const label of labels)
      for (const [k, { piece }] of label.pieces.entries()) put(piece, k === 0 ? Break.line : Break.none);
    if (band.alignment === 'flat') {
      for (let at = band.from; at < band.to; at++)
        for (const [k, piece] of (content[full[at] as number] as Line).entries())
          put(piece, k === 0 ? Break.line : (glyphs.before[piece.start] as Break));
      continue;
    }
    for (const [c, { pieces }] of band.row.cells.entries()) {
      const long = pieces.reduce((all, piece) => all + piece.width, 0) > LONG_CELL;
      for (const [k, piece] of pieces.entries())
        put(piece, k > 0 ? (long ? Break.line : Break.none) : c === 0 ? Break.line : Break.space);
    }
  }
  return runs;
}
