import type { Table } from '../content/nodes.js';
import type { TextBox } from './drawing.js';
import { isTitle, openForm } from './form-opening.js';

/** How far below a text box a form says whose it is, rows. */
const MOST_ROWS = 4;

/** A part of a worksheet's table, and the text boxes that stand above it. */
interface Part {
  readonly table: Table;
  readonly above: readonly TextBox[];
}

/**
 * The table of a worksheet parted where text boxes stand between two forms: at empty rows into which a title is drawn, or
 * below which a form opens. A box over the rows of a form, mostly a remark, does not part it.
 * @param places row of the worksheet that each row of the table is
 * @returns the parts from top to bottom, and the boxes that stand above none of them
 */
export function oneBelowOther(
  table: Table,
  places: readonly number[],
  boxes: readonly TextBox[],
): { readonly parts: readonly Part[]; readonly below: readonly TextBox[] } {
  const top = places[0] ?? 0;
  const gaps = new Map<number, TextBox[]>();
  const below: TextBox[] = [];
  for (const box of boxes.filter(({ row }) => row > top)) {
    const at = gapOf(table, places, box.row);
    if (at === null) below.push(box);
    else gaps.set(at, [...(gaps.get(at) ?? []), box]);
  }
  const parts: Part[] = [];
  let from = 0;
  let above: readonly TextBox[] = boxes.filter(({ row }) => row <= top);
  for (const [at, drawn] of [...gaps].sort(([one], [other]) => one - other)) {
    const isOpening =
      drawn.some(({ text }) => text.split('\n').some(isTitle)) || openForm(table.rows.slice(at, at + MOST_ROWS));
    if (!isOpening) {
      below.push(...drawn);
      continue;
    }
    parts.push({ table: rowsOf(table, from, at), above });
    from = at;
    above = drawn;
  }
  parts.push({ table: from === 0 ? table : rowsOf(table, from, table.rows.length), above });
  return { parts, below: below.sort((one, other) => one.row - other.row) };
}

/** The row of the table behind the empty rows in or just above which a box begins; null where there are none. */
function gapOf({ rows }: Table, places: readonly number[], row: number): number | null {
  const at = places.findIndex((place) => place > row);
  if (at <= 0 || (places[at] ?? 0) - (places[at - 1] ?? 0) < 2) return null;
  const isCut = rows.slice(0, at).some(({ cells }, above) => cells.some(({ rowSpan }) => above + rowSpan > at));
  return isCut ? null : at;
}

function rowsOf(table: Table, from: number, to: number): Table {
  const heights = table.facts?.heights?.slice(from, to);
  return {
    ...table,
    rows: table.rows.slice(from, to),
    facts: { ...table.facts, ...(heights !== undefined && { heights }) },
  };
}
