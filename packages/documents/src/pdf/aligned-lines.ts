import { type Chunk, columnsOf } from './aligned-columns.js';
import { mergedLabels, type Open } from './aligned-labels.js';
import type { Block } from './aligned-rows.js';
import { rowAt } from './bands.js';
import { type Box, middleY, type Ruling } from './ink.js';

/** Where the lines of a table would be drawn that is known by the alignment of its text alone. */
export interface Aligned {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
  readonly box: Box;
  /** The borders of the table on the page before, if this one has its columns. */
  readonly columns: readonly number[] | null;
}

/** Share of the rows of a table that must have a drawn line across for those to count. */
export const RULED = 0.6;

export interface Crossed {
  readonly filled: number;
  readonly over: ReadonlySet<number>;
}

/** For each row how many chunks it has, and the borders that its text goes over. */
export function crossings(chunks: readonly Chunk[], borders: readonly number[], levels: readonly number[]): Crossed[] {
  const rows = levels.slice(1).map(() => ({ columns: new Set<number>(), over: new Set<number>() }));
  for (const chunk of chunks) {
    const row = rows[rowAt(levels, middleY(chunk.box))];
    const [from, to] = columnsOf(chunk, borders);
    row?.columns.add(from);
    for (let border = from; border < to; border++) row?.over.add(border);
  }
  return rows.map(({ columns, over }) => ({ filled: columns.size, over }));
}

/** Lines down between the cells of each row, but where the text of the row goes over them. */
export const linesDown = (xs: readonly number[], levels: readonly number[], crossed: readonly Crossed[]): Ruling[] =>
  xs.flatMap((at, i) =>
    crossed.flatMap(({ over }, row): Ruling[] =>
      over.has(i - 1) ? [] : [{ at, from: levels[row] ?? 0, to: levels[row + 1] ?? 0 }],
    ),
  );

/** Lines across between the rows of each column, but within its labels that are merged over rows. */
export function linesAround(
  xs: readonly number[],
  levels: readonly number[],
  blocks: readonly Block[],
  open: Open,
): Ruling[] {
  const inside = xs.map(() => new Set<number>());
  for (const { column, first, last } of mergedLabels(blocks, levels, open))
    for (let level = first + 1; level <= last; level++) inside[column]?.add(level);
  return levels.flatMap((at, level) =>
    xs.slice(1).flatMap((to, column): Ruling[] => {
      return inside[column]?.has(level) ? [] : [{ at, from: xs[column] ?? 0, to }];
    }),
  );
}
