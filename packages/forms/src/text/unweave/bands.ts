import { mergeFold, type Prices, type RowReading } from './columns.js';
import { flatRows } from './flat.js';
import { centredFolds, type Fold, topFolds } from './folds.js';
import type { Line } from './lines.js';

/** How the cells of a row stand to each other: one behind the other in the text, or woven, centred or from the top. */
export type Alignment = 'flat' | 'centred' | 'top';

/** The lines [from, to) as one row. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly alignment: Alignment;
  readonly row: RowReading;
}

export interface Banding {
  readonly cost: number;
  readonly bands: readonly Band[];
}

const MOST_LINES = 21;
const MOST_FLAT = 14;
/** What a woven row must be better than one read as it stands. */
const WOVEN = 0.5;

/** A weight or a score, which never wraps, or the dash in its place. */
const MARK = /^(?:\d{1,3}(?:\.\d+)?|[-—–―/])$/u;
/** A row that begins so much dearer than another reading that has come further is given up. */
const BEHIND = 8;

/** A line that is no part of a row. */
const UNREADABLE = 16;

function bestFold(prices: Prices, folds: readonly Fold[]): RowReading | null {
  let best: RowReading | null = null;
  for (const fold of folds) {
    const row = mergeFold(prices, fold);
    if (row !== null && (best === null || row.cost < best.cost)) best = row;
  }
  return best;
}

/** Rows that a block of lines may hold, by their first line: worked out once for all alignments. */
export class Rows {
  readonly lines: readonly Line[];
  private readonly prices: Prices;
  private readonly marked: boolean;
  private readonly known: (readonly (RowReading | null)[])[] = [];

  constructor(prices: Prices, lines: readonly Line[]) {
    this.prices = prices;
    this.lines = lines;
    this.marked = prices.columns.some((column) => column === 'weight' || column === 'score');
  }

  /** The lines from one on read as they stand: `flat(from)[n]` the first n of them as one row. */
  flat(from: number): readonly (RowReading | null)[] {
    this.known[from] ??= flatRows(this.prices, this.lines.slice(from, from + MOST_FLAT));
    return this.known[from] as readonly (RowReading | null)[];
  }

  woven(from: number, to: number, alignment: 'centred' | 'top'): RowReading | null {
    const lines = this.lines.slice(from, to);
    const anchor = lines[alignment === 'top' ? 0 : (lines.length - 1) / 2];
    if (this.marked && anchor?.some((piece) => MARK.test(piece.text)) !== true) return null;
    return bestFold(this.prices, alignment === 'centred' ? centredFolds(lines) : topFolds(lines));
  }
}

/** The cheapest way to part the lines of a block into rows of which some may be woven in the given alignment. */
export function bandsOf(rows: Rows, alignment: Alignment): Banding {
  const count = rows.lines.length;
  const best: { cost: number; band: Band | null }[] = [{ cost: 0, band: null }];
  for (let i = 1; i <= count; i++) best.push({ cost: Number.POSITIVE_INFINITY, band: null });
  for (let from = 0; from < count; from++) {
    const base = (best[from] as { cost: number }).cost;
    if (best.slice(from + 1, from + MOST_LINES).some((further) => further.cost + BEHIND < base)) continue;
    const offer = (to: number, kind: Alignment, row: RowReading | null, extra: number): void => {
      const there = best[to];
      if (row === null || there === undefined || base + row.cost + extra >= there.cost) return;
      best[to] = { cost: base + row.cost + extra, band: { from, to, alignment: kind, row } };
    };
    for (let to = from + 1; to <= Math.min(count, from + MOST_FLAT); to++)
      offer(to, 'flat', rows.flat(from)[to - from] ?? null, 0);
    offer(from + 1, 'flat', { cost: UNREADABLE, cells: [] }, 0);
    if (alignment === 'flat') continue;
    for (let to = from + 2; to <= Math.min(count, from + MOST_LINES); to++)
      offer(to, alignment, rows.woven(from, to, alignment), WOVEN);
  }
  const bands: Band[] = [];
  for (let i = count; i > 0; ) {
    const band = best[i]?.band ?? null;
    if (band === null) return { cost: Number.POSITIVE_INFINITY, bands: [] };
    bands.push(band);
    i = band.from;
  }
  return { cost: (best[count] as { cost: number }).cost, bands: bands.reverse() };
}
