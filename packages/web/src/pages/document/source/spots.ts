import type { SourceCell, SourceSheets } from '@kaocheng/contracts/source-sheets';
import type { Span } from '@kaocheng/core/model/transcript';
import type { CellPlace } from '../findings/cell-of.js';
import { type SourceRange, within } from './ranges.js';

/** A cell of the original, or a printed line of its text, with what was read there. */
export interface Spot {
  /** Where its text begins; no two have the same. */
  readonly start: number;
  readonly spans: readonly Span[];
  readonly page: number | null;
  readonly box: readonly [number, number, number, number] | null;
  /** The cells of forms that were read there, each once. */
  readonly cells: readonly CellPlace[];
  /** Whether something stands there that went into no cell and no label. */
  readonly isUnread: boolean;
}

/** The spots of a source. */
export interface Spots {
  /** In the order of the text. */
  readonly all: readonly Spot[];
  readonly ofCell: ReadonlyMap<SourceCell, Spot>;
  /** By page from 1; empty where the source has none. */
  readonly byPage: ReadonlyMap<number, readonly Spot[]>;
}

/** Finds what was read in each cell and printed line of a source. `ranges` are in order. */
export function spotsOf({ blocks }: SourceSheets, ranges: readonly SourceRange[]): Spots {
  const all: Spot[] = [];
  const ofCell = new Map<SourceCell, Spot>();
  for (const block of blocks) {
    if (block.kind === 'text') {
      for (const { start, end, page, box } of block.lines ?? []) {
        if (end > start) all.push(spotOf([[start, end]], page, box, ranges));
      }
      continue;
    }
    for (const cell of block.cells) {
      const spot = spotOf(cell.spans, cell.page ?? null, cell.box ?? null, ranges);
      ofCell.set(cell, spot);
      all.push(spot);
    }
  }
  const byPage = new Map<number, Spot[]>();
  for (const spot of all) {
    if (spot.page === null || spot.box === null) continue;
    const list = byPage.get(spot.page);
    if (list === undefined) byPage.set(spot.page, [spot]);
    else list.push(spot);
  }
  return { all, ofCell, byPage };
}

function spotOf(
  spans: readonly (readonly [number, number])[],
  page: number | null,
  box: readonly [number, number, number, number] | null,
  ranges: readonly SourceRange[],
): Spot {
  const cells = new Map<string, CellPlace>();
  let isUnread = false;
  for (const [start, end] of spans) {
    for (const { form, path } of within(ranges, start, end)) {
      if (path === null || form === null) isUnread = true;
      else cells.set(`${form}:${path}`, { form, path });
    }
  }
  return { start: spans[0]?.[0] ?? 0, spans, page, box, cells: [...cells.values()], isUnread };
}

/** Whether one of the spans touches the spot. */
export function touches({ spans }: Pick<Spot, 'spans'>, marked: readonly Span[]): boolean {
  return spans.some(([start, end]) => marked.some(([from, to]) => from < end && to > start));
}

/** The spot that the first of the spans lies in; null where none is. */
export function spotAt({ all }: Spots, marked: readonly Span[]): Spot | null {
  for (const span of marked) {
    const found = all.find((spot) => touches(spot, [span]));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The cell that a click on a spot means: the first that was read there, and where that is chosen already the next one (a
 * label that spans rows stands for each of them).
 */
export function cellAfter({ cells }: Spot, chosen: CellPlace | null): CellPlace | null {
  const at = cells.findIndex(({ form, path }) => form === chosen?.form && path === chosen.path);
  return cells[(at + 1) % Math.max(1, cells.length)] ?? null;
}
