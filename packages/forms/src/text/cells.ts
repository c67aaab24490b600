import type { Span } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';
import { type Glyphs, spansOf, textOf } from './glyphs.js';

/** What a glyph of a form was taken for. */
export const Owner = { none: 0, label: 1, cell: 2, ornament: 3 } as const;
export type Owner = (typeof Owner)[keyof typeof Owner];

/** The glyphs of one form and what each was taken for; `from` is the index of the first. */
export interface Ownership {
  readonly glyphs: Glyphs;
  readonly from: number;
  readonly owner: Uint8Array;
}

export const ownership = (glyphs: Glyphs, from: number, to: number): Ownership => ({
  glyphs,
  from,
  owner: new Uint8Array(Math.max(0, to - from)),
});

/** Marks the glyphs [start, end) as `owner`. */
export function own(book: Ownership, start: number, end: number, owner: Owner): void {
  for (let i = start; i < end; i++) if (i >= book.from) book.owner[i - book.from] = owner;
}

/** The glyphs [start, end) as one cell, or null where there are none. */
export function takeCell(book: Ownership, start: number, end: number, confidence: number): RawCell | null {
  if (end <= start) return null;
  own(book, start, end, Owner.cell);
  return { text: textOf(book.glyphs, start, end), spans: spansOf(book.glyphs, start, end), confidence };
}

/** One cell of several glyph ranges, in their order. */
export function takeCells(
  book: Ownership,
  ranges: readonly (readonly [number, number])[],
  confidence: number,
): RawCell | null {
  const cells = ranges.flatMap(([start, end]) => takeCell(book, start, end, confidence) ?? []);
  if (cells.length === 0) return null;
  return {
    text: cells.map((cell) => cell.text).join(''),
    spans: joined(cells.flatMap((cell) => cell.spans)),
    confidence,
  };
}

/** Spans with those made one that touch. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && last[1] === span[0]) out[out.length - 1] = [last[0], span[1]];
    else out.push(span);
  }
  return out;
}

/** Runs of glyphs that went into no cell and no label. */
export function unreadCells(book: Ownership): RawCell[] {
  const found: RawCell[] = [];
  let start = -1;
  for (let i = 0; i <= book.owner.length; i++) {
    const free = i < book.owner.length && book.owner[i] === Owner.none;
    if (free && start < 0) start = i;
    if (!free && start >= 0) {
      const [a, b] = [book.from + start, book.from + i];
      found.push({ text: textOf(book.glyphs, a, b), spans: spansOf(book.glyphs, a, b), confidence: 0 });
      start = -1;
    }
  }
  return found;
}
