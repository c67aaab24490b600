import type { Line, Piece } from './lines.js';

/** A cell put together from its pieces, one a line. */
export interface Woven {
  readonly pieces: readonly Piece[];
  readonly text: string;
}

/** How a band of lines may come apart: cells of an odd and of an even number of lines, each from left to right. */
export interface Fold {
  readonly odd: readonly Woven[];
  readonly even: readonly Woven[];
}

/** Readings of one band that are looked at, at most. */
const MOST = 48;

const woven = (pieces: readonly Piece[]): Woven => ({ pieces, text: pieces.map((piece) => piece.text).join('') });

/** All ways to choose `count` of the first `of` numbers in order, at most `most`. */
function choices(of: number, count: number, most: number): number[][] {
  let found: number[][] = [[]];
  for (let taken = 0; taken < count; taken++) {
    found = found.flatMap((one) => {
      const next: number[][] = [];
      for (let i = (one.at(-1) ?? -1) + 1; i <= of - (count - taken); i++) next.push([...one, i]);
      return next;
    });
    if (found.length > most) found = found.slice(0, most);
  }
  return found;
}

/**
 * Cells of one kind of line number: `levels[0]` the lines nearest to the middle, each further level a subset of the cells
 * before it. A level is one line above and one below, or one line where `below` is null.
 */
function build(levels: readonly { readonly above: Line; readonly below: Line | null }[]): Woven[][] {
  const [first, ...further] = levels;
  if (first === undefined) return [[]];
  interface Grown {
    readonly cells: readonly (readonly Piece[])[];
    /** Cells that the last level still held. */
    readonly open: readonly number[];
  }
  let states: Grown[] = [
    {
      cells: first.above.map((piece, i) => (first.below === null ? [piece] : [piece, first.below[i] as Piece])),
      open: first.above.map((_, i) => i),
    },
  ];
  for (const { above, below } of further) {
    const grown: Grown[] = [];
    for (const state of states)
      for (const chosen of choices(state.open.length, above.length, MOST)) {
        const cells = [...state.cells];
        const open = chosen.map((i) => state.open[i] as number);
        for (const [k, cell] of open.entries()) {
          const before = cells[cell] as readonly Piece[];
          cells[cell] =
            below === null ? [...before, above[k] as Piece] : [above[k] as Piece, ...before, below[k] as Piece];
        }
        grown.push({ cells, open });
        if (grown.length >= MOST) break;
      }
    states = grown.slice(0, MOST);
  }
  return states.map((state) => state.cells.map(woven));
}

/** Do the lines above and below the middle hold equally many pieces, fewer and fewer outwards in each kind? */
function levelsAround(
  lines: readonly Line[],
  middle: number,
  odd: readonly number[],
  even: readonly number[],
): { odd: { above: Line; below: Line | null }[]; even: { above: Line; below: Line | null }[] } | null {
  const pair = (distance: number): { above: Line; below: Line | null } => ({
    above: lines[middle - distance] as Line,
    below: lines[middle + distance] as Line,
  });
  const first = { above: lines[middle] as Line, below: null };
  const all = { odd: [first, ...odd.map(pair)], even: even.map(pair) };
  for (const levels of [all.odd, all.even])
    for (const [i, level] of levels.entries()) {
      if (level.below !== null && level.below.length !== level.above.length) return null;
      if (i > 0 && level.above.length > (levels[i - 1] as { above: Line }).above.length) return null;
    }
  return all;
}

/**
 * The ways in which lines may be those of cells centred in their row: cells of an odd number of lines have one in the
 * middle of the row, cells of an even number none, so that the lines of both stand woven and mirror each other.
 * @param least fewest cells that such a row has
 * @param most the most
 */
export function centredFolds(lines: readonly Line[], least: number, most: number): Fold[] {
  if (lines.length % 2 === 0) return evenFolds(lines, least, most);
  const middle = (lines.length - 1) / 2;
  for (let i = 1; i <= middle; i++)
    if ((lines[middle - i] as Line).length !== (lines[middle + i] as Line).length) return [];
  const folds: Fold[] = [];
  for (let evens = 0; evens <= middle; evens++) {
    const [odd, even]: [number[], number[]] = [[], []];
    let height = [2, 1];
    for (let distance = 1; distance <= middle; distance++) {
      const [nextOdd = 0, nextEven = 0] = height;
      const takesEven = even.length < evens && (nextEven < nextOdd || odd.length >= middle - evens);
      (takesEven ? even : odd).push(distance);
      height = takesEven ? [nextOdd, nextEven + 2] : [nextOdd + 2, nextEven];
    }
    const levels = levelsAround(lines, middle, odd, even);
    if (levels === null) continue;
    const count = (levels.odd[0]?.above.length ?? 0) + (levels.even[0]?.above.length ?? 0);
    if (count < least || count > most) continue;
    const others = build(levels.even);
    for (const one of build(levels.odd))
      for (const other of others) if (folds.length < MOST) folds.push({ odd: one, even: other });
  }
  return folds;
}

/** Where all cells of a row have an even number of lines, none stands in its middle. */
function evenFolds(lines: readonly Line[], least: number, most: number): Fold[] {
  const half = lines.length / 2;
  const count = lines[half]?.length ?? 0;
  if (count < least || count > most) return [];
  const levels = Array.from({ length: half }, (_, i) => ({
    above: lines[half - 1 - i] as Line,
    below: lines[half + i] as Line,
  }));
  for (const [i, { above, below }] of levels.entries())
    if (above.length !== below.length || above.length > (levels[i - 1]?.above.length ?? above.length)) return [];
  return build(levels).map((even) => ({ odd: [], even }));
}

/** The ways in which lines may be those of cells that begin at the top of their row. */
export function topFolds(lines: readonly Line[], least: number, most: number): Fold[] {
  const count = lines[0]?.length ?? 0;
  if (count < least || count > most) return [];
  for (let i = 1; i < lines.length; i++) if ((lines[i] as Line).length > (lines[i - 1] as Line).length) return [];
  return build(lines.map((line) => ({ above: line, below: null }))).map((odd) => ({ odd, even: [] }));
}
