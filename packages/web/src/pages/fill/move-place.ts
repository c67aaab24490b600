import type { FillGrid, PlacedField } from './fill-grid.js';

export type Step = 'up' | 'down' | 'left' | 'right' | 'next';

/**
 * The place to which a key leads: up and down within the column, left and right within the row, `next` down or, at the end of
 * the column, on in reading order. Null where the table ends.
 */
export function placeBeside(grid: FillGrid, path: string, step: Step): PlacedField | null {
  const at = grid.places.findIndex((place) => place.path === path);
  const from = grid.places[at];
  if (from === undefined) return null;
  const covers = (place: PlacedField): boolean =>
    place.column < from.column + from.colSpan && from.column < place.column + place.colSpan;
  switch (step) {
    case 'left':
      return grid.places.findLast(({ row, column }) => row === from.row && column < from.column) ?? null;
    case 'right':
      return grid.places.find(({ row, column }) => row === from.row && column > from.column) ?? null;
    case 'up':
      return grid.places.findLast((place) => place.row < from.row && covers(place)) ?? null;
    case 'down':
      return grid.places.find((place) => place.row > from.row && covers(place)) ?? null;
    case 'next':
      return placeBeside(grid, path, 'down') ?? grid.places[at + 1] ?? null;
  }
}
