import type { TableDefinition } from '@kaocheng/core/accounts/definitions';
import type { Glyphs } from '../text/glyphs.js';
import { columnsOf, headerOf, sideColumnsOf, takeAll } from './columns.js';
import type { GlyphRange } from './coverage.js';
import type { DraftColumns } from './draft.js';
import type { Heading } from './heading.js';
import { folded, frame, labelPaths } from './vocabulary.js';

/** Labels of the frame that a header prints beside its columns. */
export const FRAME_LABELS = [
  ...frame.ordinal,
  ...frame.line,
  ...frame.code,
  ...frame.name,
  ...frame.sides,
  '类',
  '款',
  '项',
];

/** A header without white space, without what the heading took: its glyphs, the breaks before them, their index. */
export interface HeaderText {
  readonly fold: string;
  readonly broken: readonly boolean[];
  readonly at: readonly number[];
}

/** The glyphs of the header without those of the heading. */
export function headerText(glyphs: Glyphs, from: number, to: number, heading: Heading): HeaderText {
  let fold = '';
  const broken: boolean[] = [];
  const at: number[] = [];
  for (let i = from; i < to; i++) {
    if (heading.covered.some((range) => range.start <= i && i < range.end)) continue;
    fold += glyphs.fold[i] ?? '';
    broken.push((glyphs.before[i] ?? 0) > 0);
    at.push(i);
  }
  return { fold, broken, at };
}

/** The glyphs of a header that labels of columns and frame explain. */
export const explainedRanges = (head: HeaderText, columns: Columns): GlyphRange[] =>
  head.at.flatMap((at, index) =>
    columns.explained === null || columns.explained[index] === 1 ? [{ start: at, end: at + 1 }] : [],
  );

/** The columns of a table, and which glyphs of its header they and the frame explain. */
export interface Columns {
  readonly left: DraftColumns;
  readonly right: DraftColumns | null;
  /** How many groups of code, name and figure stand side by side. */
  readonly groups: number;
  /** Of the glyphs of the header text; null where nothing is known of the columns, so that all are labels. */
  readonly explained: Uint8Array | null;
}

/**
 * The columns that a header prints.
 * @param count how many columns the print numbers, where it does
 * @param printed their labels in the grid of a container, for columns that no definition knows
 */
export function readColumns(
  table: TableDefinition,
  head: HeaderText,
  count: number | null,
  printed: readonly string[] | null,
): Columns | null {
  const header = headerOf(head.fold, head.broken);
  if (table.shape === 'sides') {
    const pair = sideColumnsOf(header, FRAME_LABELS, table.left, table.right, count);
    return pair === null ? null : { left: pair[0], right: pair[1], groups: 1, explained: header.taken };
  }
  const known = columnsOf(header, FRAME_LABELS, table.variants, count);
  if (table.group !== null) {
    const groupHeader = headerOf(head.fold, head.broken);
    // 人员经费 and 公用经费, columns of an undivided table, stand here over the groups.
    const over = table.variants.flatMap(labelPaths).flatMap((paths) => paths.flatMap((path) => path.parts));
    const group = columnsOf(groupHeader, [...FRAME_LABELS, ...over], [table.group], null);
    const groups = takeAll(headerOf(head.fold, head.broken), folded('科目名称'));
    if (group !== null && (known === null || groups > 1))
      return { left: group, right: null, groups, explained: groupHeader.taken };
  }
  if (known !== null) return { left: known, right: null, groups: 1, explained: header.taken };
  if (printed !== null) return { left: { paths: printed, variant: null }, right: null, groups: 1, explained: null };
  if (count === null) return null;
  return {
    left: { paths: Array.from({ length: count }, (_, index) => String(index + 1)), variant: null },
    right: null,
    groups: 1,
    explained: null,
  };
}
