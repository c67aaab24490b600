import type { Break, Glyphs } from '../glyphs.js';

/** How a text was flattened, as far as its breaks tell. */
export type Layout = 'lines' | 'oneLine' | 'cellLine' | 'grid' | 'glued';

/** What a cut at a break, or a join over it, costs in a layout. `inner`: a cut inside a run without breaks. */
export interface BreakPrices {
  readonly cut: { readonly [B in Break]: number };
  readonly join: { readonly [B in Break]: number };
  /** Cut between glyphs of different kinds (a character and a digit) inside a run. */
  readonly inner: number;
  /** Cut between glyphs of one kind inside a run. */
  readonly within: number;
}

export const PRICES: { readonly [L in Layout]: BreakPrices } = {
  lines: {
    cut: { 0: 0, 1: 0, 2: 0.2, 3: 0.2, 4: 0 },
    join: { 0: 0, 1: 3, 2: 0.5, 3: 0.5, 4: 7 },
    inner: 4.6,
    within: 7,
  },
  oneLine: { cut: { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 }, join: { 0: 0, 1: 3, 2: 2, 3: 2.5, 4: 7 }, inner: 4.6, within: 7 },
  cellLine: {
    cut: { 0: 0, 1: 0.3, 2: 0, 3: 0, 4: 0 },
    join: { 0: 0, 1: 1, 2: 3.5, 3: 4, 4: 7 },
    inner: 4.6,
    within: 7,
  },
  grid: {
    cut: { 0: 0, 1: 0.6, 2: 0.2, 3: 0.2, 4: 0 },
    join: { 0: 0, 1: 0.5, 2: 1, 3: 1.2, 4: 7 },
    inner: 6,
    within: 7,
  },
  glued: {
    cut: { 0: 0, 1: 0, 2: 0.2, 3: 0.2, 4: 0 },
    join: { 0: 0, 1: 1.5, 2: 0.8, 3: 0.8, 4: 7 },
    inner: 0.5,
    within: 2.2,
  },
};

/** Tells the layout of [from, to) by counting its breaks. */
export function layoutOf(glyphs: Glyphs, from: number, to: number): Layout {
  const count = [0, 0, 0, 0, 0];
  for (let i = from + 1; i < to; i++)
    count[glyphs.before[i] as Break] = (count[glyphs.before[i] as Break] as number) + 1;
  const [, spaces = 0, line = 0, blank = 0, cells = 0] = count;
  const lines = line + blank;
  const runs = spaces + lines + cells + 1;
  if ((to - from) / runs > 16) return 'glued';
  if (cells > 0.35 * runs) return 'grid';
  if (lines < 0.06 * runs) return 'oneLine';
  if (spaces < 0.12 * lines && (to - from) / runs < 14) return 'cellLine';
  return 'lines';
}
