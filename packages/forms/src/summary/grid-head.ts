import { cellOf } from '../accounts/tokens.js';
import type { RawCell } from '../raw/raw-form.js';
import type { GridCell, GridRow } from '../sheet/rows.js';
import { squash } from '../text/glyphs.js';
import { type LabelledCell, printedOf, type RowNotes } from './grid-notes.js';
import { headValues } from './header.js';

const INLINE = /^([^:：]{1,12})[:：]\s*/u;

/**
 * The labels with their values in the rows between the title of a summary and its header: 填报单位：某局 in one cell, or in
 * two. A value ends with its cell; what has no label is unread.
 * @param text the text that the spans of the rows point into
 * @param title the cell of the title, which may stand among the cells
 */
export function headOfGrid(text: string, rows: readonly GridRow[], title: RawCell | null): RowNotes {
  const labelled: LabelledCell[] = [];
  const unread: RawCell[] = [];
  const isTitle = (cell: GridCell): boolean => cell.raw.spans[0]?.[0] === title?.spans[0]?.[0];
  for (const row of rows) {
    let open: string | null = null;
    for (const cell of row.cells.filter((each) => !each.covered && !isTitle(each))) {
      const inline = INLINE.exec(cell.text);
      if (open !== null && inline === null) {
        labelled.push([open, printedOf(cell)]);
        open = null;
        continue;
      }
      open = null;
      const glyphs = squash(text, cell.raw.spans[0]?.[0] ?? 0, cell.raw.spans.at(-1)?.[1] ?? 0);
      const values = headValues(glyphs, 0, glyphs.length);
      const first = values[0]?.label.start ?? glyphs.length;
      if (values.length === 0 && inline !== null) {
        const value = cell.text.slice(inline[0].length);
        if (value === '') open = inline[1] ?? '';
        else labelled.push([inline[1] ?? '', { ...printedOf(cell), text: value }]);
      } else if (first > 0 && glyphs.fold.slice(0, first) !== '(')
        unread.push(values.length === 0 ? printedOf(cell) : cellOf(glyphs, [{ start: 0, end: first }]));
      for (const { label, value } of values) {
        const name = cellOf(glyphs, [label]).text;
        if (value.end > value.start) labelled.push([name, cellOf(glyphs, [value])]);
        else if (value.end === glyphs.length) open = name;
      }
    }
  }
  return { labelled, unread };
}
