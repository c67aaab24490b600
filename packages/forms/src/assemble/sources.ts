import type { CellSource } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';

/** Where a raw cell stands, in the form the transcript gives it. */
export function sourceOf(cell: RawCell): CellSource {
  const source: { -readonly [K in keyof CellSource]?: CellSource[K] } = {};
  if (cell.spans.length > 0) source.spans = cell.spans;
  if (cell.page !== undefined) source.page = cell.page;
  if (cell.box !== undefined) source.box = cell.box;
  if (cell.sheet !== undefined) source.sheet = cell.sheet;
  if (cell.address !== undefined) source.address = cell.address;
  if (cell.stored !== undefined) source.stored = cell.stored;
  return Object.assign(source, { confidence: cell.confidence });
}

/** Collects `cells` of a form: path of a value → where it was read. */
export class Sources {
  readonly cells: Record<string, CellSource> = {};

  /** Notes where the value at `path` was read, where there is a value; gives the value back. */
  note<T extends string | null>(path: string, cell: RawCell | null | undefined, value: T): T {
    if (value !== null && cell) this.cells[path] = sourceOf(cell);
    return value;
  }

  /** Notes at a blank the boxes of which none is ticked. */
  menu(path: string, menu: RawCell): void {
    this.cells[path] = { ...sourceOf(menu), menu: menu.text };
  }
}
