import type { SourceCell, SourceSheet, SourceSheets, SourceText } from '@kaocheng/contracts/source-sheets';
import type { DocumentContent, TextBlock } from '@kaocheng/forms/content';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';

/** Most cells and lines of one answer; a row is never divided. */
const MOST_AT_ONCE = 20_000;

/**
 * The part of a source's grid that begins at `from`, a place in its text: whole blocks of text and rows of tables, as many
 * as one answer holds. Pure.
 */
export function sheetsFrom(content: DocumentContent, from: number): SourceSheets {
  const blocks: (SourceText | SourceSheet)[] = [];
  let room = MOST_AT_ONCE;
  let index = -1;
  for (const block of content.blocks) {
    if (block.kind === 'sheet') index += 1;
    const { start, end } = block.kind === 'sheet' ? block.sheet : block;
    if (end <= from) continue;
    if (room <= 0) return { format: content.format, blocks, next: start };
    if (block.kind === 'text') {
      if (start < from) continue;
      blocks.push(textOf(block));
      room -= 1 + (block.lines?.length ?? 0);
      continue;
    }
    const cells = block.sheet.cells.filter((cell) => startOf(cell) >= from);
    const cut = cells.length <= room ? cells.length : rowEnd(cells, room);
    blocks.push(sheetOf(block.sheet, index, cells.slice(0, cut)));
    room -= cut + 1;
    const next = cells[cut];
    if (next !== undefined) return { format: content.format, blocks, next: startOf(next) };
  }
  return { format: content.format, blocks, next: null };
}

const startOf = (cell: SheetCell): number => cell.spans[0]?.[0] ?? 0;

/** How many cells to take so that about `room` are taken and no row is divided; one row at least. */
function rowEnd(cells: readonly SheetCell[], room: number): number {
  let at = Math.max(1, room);
  while (at < cells.length && cells[at]?.row === cells[at - 1]?.row) at += 1;
  return at;
}

function textOf({ start, end, lines }: TextBlock): SourceText {
  if (lines === undefined) return { kind: 'text', start, end };
  return { kind: 'text', start, end, lines: lines.map(({ box, ...line }) => ({ ...line, box: [...box] })) };
}

function sheetOf(sheet: Sheet, index: number, cells: readonly SheetCell[]): SourceSheet {
  const { name, rows, columns, widths, start, end } = sheet;
  return {
    kind: 'sheet',
    index,
    ...(name === undefined ? {} : { name }),
    rows,
    columns,
    ...(widths === undefined ? {} : { widths: [...widths] }),
    start,
    end,
    cells: cells.map(cellOf),
  };
}

function cellOf(cell: SheetCell): SourceCell {
  const { row, column, rowSpan, colSpan, spans, page, box, goesOn, address, bold, align } = cell;
  return {
    row,
    column,
    rowSpan,
    colSpan,
    spans: spans.map(([from, to]) => [from, to]),
    ...(page === undefined ? {} : { page }),
    ...(box === undefined ? {} : { box: [...box] }),
    ...(goesOn === undefined ? {} : { goesOn: goesOn.map((part) => ({ page: part.page, box: [...part.box] })) }),
    ...(address === undefined ? {} : { address }),
    ...(bold === true ? { bold } : {}),
    ...(align === undefined ? {} : { align }),
  };
}
