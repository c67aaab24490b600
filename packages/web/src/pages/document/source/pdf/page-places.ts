import type { PageBox } from '../spots.js';
import type { PageSize } from './pdf-engine.js';

/** Space above the first page and between pages, pixels. */
export const GAP = 10;

/** Where the pages of a PDF stand, one below the other. */
export interface PagePlaces {
  readonly sizes: readonly PageSize[];
  /** Pixels for each point, by page. */
  readonly scales: readonly number[];
}

/** How far down a height of a page stands, in pixels; `page` from 1, `y` in points. */
export function heightOf({ sizes, scales }: PagePlaces, page: number, y: number): number {
  let top = GAP;
  for (let at = 0; at < page - 1; at += 1) top += (sizes[at]?.height ?? 0) * (scales[at] ?? 0) + GAP;
  return top + y * (scales[page - 1] ?? 0);
}

/** The page and the height in it that stand so far down. */
export function placeAt({ sizes, scales }: PagePlaces, pixels: number): { readonly page: number; readonly y: number } {
  let top = GAP;
  for (const [at, { height }] of sizes.entries()) {
    const scale = scales[at] ?? 0;
    const bottom = top + height * scale + GAP;
    if (pixels < bottom || at === sizes.length - 1) {
      return { page: at + 1, y: scale > 0 ? Math.min(height, Math.max(0, (pixels - top) / scale)) : 0 };
    }
    top = bottom;
  }
  return { page: 1, y: 0 };
}

/** Whether the middle of a box stands within what is seen from `top` on. */
export function isWithin(places: PagePlaces, { page, box }: PageBox, top: number, seen: number): boolean {
  const middle = heightOf(places, page, (box[1] + box[3]) / 2);
  return middle >= top && middle <= top + seen;
}
