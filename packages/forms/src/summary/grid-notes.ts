import type { RawCell } from '../raw/raw-form.js';
import type { GridCell } from '../sheet/rows.js';
import type { GridColumn } from './grid-header.js';
import { fold, noteWords } from './layout.js';

/** A value above or below a table beside its label. */
export type LabelledCell = readonly [label: string, value: RawCell];

/** What a row of a table says that belongs to no project: labels with their values, and what has no label. */
export interface RowNotes {
  readonly labelled: readonly LabelledCell[];
  readonly unread: readonly RawCell[];
}

const WORDS = `(?:${noteWords.join('|')})`;
const NOTE = new RegExp(`^${WORDS}`, 'u');
/** A label by itself: 联系电话, 制表人. */
const BARE = new RegExp(`^${WORDS}(?:人员?|员|者|电话|方式|日期|时间|单位|部门|科室)?(?:\\([^()]{1,8}\\))?$`, 'u');
const INLINE = /^([^:：]{1,12})[:：]\s*/u;
const FIGURE = /^-?\d[\d,]*(?:\.\d+)?%?$/u;

export const printedOf = (cell: GridCell): RawCell => ({ ...cell.raw, text: cell.text });

/**
 * Whether a row of a summary is a note and no project: it begins like one, and no figure stands in its columns of money
 * and scores but the value of a label (联系电话).
 */
export function isNote(cells: readonly GridCell[], columnAt: (cell: GridCell) => GridColumn | undefined): boolean {
  const first = cells[0];
  if (first === undefined || !NOTE.test(fold(first.text))) return false;
  return !cells.some((cell, at) => {
    const kind = columnAt(cell)?.kind;
    const before = cells[at - 1];
    return (
      (kind === 'money' || kind === 'rate' || kind === 'score') &&
      FIGURE.test(fold(cell.text)) &&
      !(before !== undefined && BARE.test(fold(before.text).replace(/:$/u, '')))
    );
  });
}

/** The labels of a note's cells with their values, which stand in the same cell or in the next one that has no label. */
export function notesOf(cells: readonly GridCell[]): RowNotes {
  const labelled: LabelledCell[] = [];
  const unread: RawCell[] = [];
  let open: string | null = null;
  const close = (cell: GridCell | null): void => {
    if (open === null) return;
    const blank: RawCell = { text: '', spans: [], confidence: 1 };
    labelled.push([open, cell === null ? blank : printedOf(cell)]);
    open = null;
  };
  for (const cell of cells) {
    const inline = INLINE.exec(cell.text);
    if (inline !== null) {
      close(null);
      const value = cell.text.slice(inline[0].length);
      if (value === '') open = inline[1] ?? '';
      else labelled.push([inline[1] ?? '', { ...printedOf(cell), text: value }]);
    } else if (open !== null) close(cell);
    else if (BARE.test(fold(cell.text))) open = cell.text;
    else unread.push(printedOf(cell));
  }
  close(null);
  return { labelled, unread };
}

/** The values of each label as one, in the order of the print: 注：1.… and 注：2.… are one note over two lines. */
export function joinedByLabel(values: readonly LabelledCell[]): LabelledCell[] {
  const byLabel = new Map<string, RawCell[]>();
  for (const [label, value] of values) {
    const before = byLabel.get(label);
    if (before === undefined) byLabel.set(label, [value]);
    else if (value.text !== '' && !before.some(({ text }) => text === value.text)) before.push(value);
  }
  return Array.from(byLabel, ([label, cells]) => {
    const filled = cells.filter(({ text }) => text !== '');
    const [first = cells[0] as RawCell, ...others] = filled;
    if (others.length === 0) return [label, first];
    const text = filled.map((cell) => cell.text).join('\n');
    return [label, { ...first, text, spans: filled.flatMap(({ spans }) => spans) }];
  });
}
