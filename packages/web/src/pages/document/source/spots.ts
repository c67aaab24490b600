import type { SourceCell, SourceSheets } from '@kaocheng/contracts/source-sheets';
import type { Span } from '@kaocheng/core/model/transcript';
import type { CellPlace } from '../findings/cell-of.js';
import { type SourceRange, within } from './ranges.js';

/** A box on a page from 1, in points from its upper left corner: left, top, right, bottom. */
export interface PageBox {
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** A cell of the original, or a printed line of its text, with what was read there. */
export interface Spot {
  /** Where its text begins; no two have the same. */
  readonly start: number;
  readonly spans: readonly Span[];
  /** Where it stands on pages: one box, and one for each page on which it goes on; none where the source has no pages. */
  readonly boxes: readonly PageBox[];
  /** The cells of forms that were read there, each once. */
  readonly cells: readonly CellPlace[];
  /** Whether something stands there that went into no cell and no label. */
  readonly isUnread: boolean;
}

/** A spot with its box on one page. */
export interface PlacedSpot {
  readonly spot: Spot;
  readonly box: PageBox['box'];
}

/** The spots of a source. */
export interface Spots {
  /** In the order of the text. */
  readonly all: readonly Spot[];
  readonly ofCell: ReadonlyMap<SourceCell, Spot>;
  /** By page from 1; empty where the source has none. */
  readonly byPage: ReadonlyMap<number, readonly PlacedSpot[]>;
}

/** Finds what was read in each cell and printed line of a source. `ranges` are in order. */
export function spotsOf({ blocks }: SourceSheets, ranges: readonly SourceRange[]): Spots {
  const all: Spot[] = [];
  const ofCell = new Map<SourceCell, Spot>();
  for (const block of blocks) {
    if (block.kind === 'text') {
      for (const { start, end, page, box } of block.lines ?? []) {
        if (end > start) all.push(spotOf([[start, end]], [{ page, box }], ranges));
      }
      continue;
    }
    for (const cell of block.cells) {
      const { page, box, goesOn = [] } = cell;
      const boxes = page === undefined || box === undefined ? [] : [{ page, box }, ...goesOn];
      const spot = spotOf(cell.spans, boxes, ranges);
      ofCell.set(cell, spot);
      all.push(spot);
    }
  }
  const byPage = new Map<number, PlacedSpot[]>();
  for (const spot of all) {
    for (const { page, box } of spot.boxes) {
      const list = byPage.get(page);
      if (list === undefined) byPage.set(page, [{ spot, box }]);
      else list.push({ spot, box });
    }
  }
  return { all, ofCell, byPage };
}

function spotOf(
  spans: readonly (readonly [number, number])[],
  boxes: readonly PageBox[],
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
  return { start: spans[0]?.[0] ?? 0, spans, boxes, cells: [...cells.values()], isUnread };
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
