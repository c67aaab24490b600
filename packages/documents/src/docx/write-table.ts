import type { Borders, Sheet, SheetCell, TypeFace } from '@kaocheng/forms/sheet/sheet';
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { columnWidths } from '../layout/column-widths.js';
import { CELL_SIZE, FONT_NAMES } from '../layout/faces.js';

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;
const VERTICAL = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;

/** Room between a cell's text and its rulings, twentieths of a point. */
const PADDING = { top: 30, bottom: 30, left: 60, right: 60 };
/** A row with more characters than this in one cell may go on over the page. */
const LONG = 300;

/**
 * The table of a sheet. Places that no cell covers are blank cells.
 * @param scale of the room between a cell's text and its rulings
 */
export function tableFor(sheet: Sheet, scale = 1): Table {
  const widths = columnWidths(sheet);
  const rows = cellsByRow(sheet);
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    margins: { ...PADDING, top: PADDING.top * scale, bottom: PADDING.bottom * scale },
    rows: rows.map((cells, row) => {
      const height = sheet.heights?.[row];
      return new TableRow({
        children: cells.map((cell) => cellFor(cell, widths, staysWithNext(cells, sheet, row))),
        tableHeader: row < (sheet.repeatRows ?? 0),
        cantSplit: cells.every(({ text }) => text.length <= LONG),
        ...(height !== undefined && height !== null && { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
      });
    }),
  });
}

/**
 * Whether a row stays with what follows it on one page: a head of the rows below it, the last row but one, since no page holds the
 * total alone, and the last row before the lines below the table, since none holds signatures alone.
 */
function staysWithNext(cells: readonly Planned[], sheet: Sheet, row: number): boolean {
  const { rows, columns, repeatRows = 0, headRows = [], after = [] } = sheet;
  if (row < repeatRows || cells.some(({ text }) => text.length > LONG)) return false;
  if (row === rows - 1) return row > 0 && after.length > 0;
  return (
    row === rows - 2 ||
    headRows.includes(row) ||
    (cells.length === 1 && cells[0]?.colSpan === columns && cells[0].isBelow !== true)
  );
}

/** A cell as it stands in its row; `isBelow` where it is the part of a merged cell that reaches into the row from above. */
type Planned = Pick<SheetCell, 'column' | 'rowSpan' | 'colSpan' | 'text'> &
  Partial<SheetCell> & { readonly isBelow?: boolean };

function cellsByRow(sheet: Sheet): Planned[][] {
  const taken = Array.from({ length: sheet.rows }, () => new Uint8Array(sheet.columns));
  const rows = taken.map((): Planned[] => []);
  for (const cell of sheet.cells) {
    rows[cell.row]?.push(cell);
    const { runs: _runs, ...below } = { ...cell, text: '', isBelow: true };
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, sheet.rows); row += 1) {
      taken[row]?.fill(1, cell.column, cell.column + cell.colSpan);
      if (row > cell.row) rows[row]?.push(below);
    }
  }
  return rows.map((cells, row) => {
    const blank: Planned[] = [];
    taken[row]?.forEach((covered, column) => {
      if (covered === 0) blank.push({ column, rowSpan: 1, colSpan: 1, text: '' });
    });
    return [...cells, ...blank].sort((a, b) => a.column - b.column);
  });
}

function cellFor(cell: Planned, widths: readonly number[], keepNext: boolean): TableCell {
  let width = 0;
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) width += widths[column] ?? 0;
  const short = [...cell.text].length <= 12;
  return new TableCell({
    children: paragraphs(cell, ALIGN[cell.align ?? (short ? 'center' : 'left')], keepNext),
    columnSpan: cell.colSpan,
    // Parts below are ours: those of the library hold a paragraph in the type of the body, which makes low rows higher.
    ...(cell.rowSpan > 1 && {
      verticalMerge: cell.isBelow === true ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART,
    }),
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: VERTICAL[cell.verticalAlign ?? 'middle'],
    borders: bordersOf(cell.borders ?? {}),
  });
}

function bordersOf(borders: Borders): {
  [side in keyof Borders]-?: { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color: string };
} {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const none = { style: BorderStyle.NIL, size: 0, color: '000000' };
  const side = (has: boolean | undefined): typeof line | typeof none => (has === false ? none : line);
  return {
    top: side(borders.top),
    right: side(borders.right),
    bottom: side(borders.bottom),
    left: side(borders.left),
  };
}

function paragraphs(cell: Planned, alignment: (typeof ALIGN)[keyof typeof ALIGN], keepNext: boolean): Paragraph[] {
  const runs = cell.runs ?? [{ text: cell.text, ...(cell.bold === true && { bold: true }) }];
  const usual = typeOf(cell.face, cell.size);
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    for (const [at, text] of run.text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      if (text === '') continue;
      lines.at(-1)?.push(
        new TextRun({
          text,
          ...typeOf(run.face ?? cell.face, run.size ?? cell.size),
          ...(run.bold === true && { bold: true }),
          ...(run.italic === true && { italics: true }),
          ...(run.underline === true && { underline: {} }),
        }),
      );
    }
  }
  return lines.map(
    (children) =>
      new Paragraph({
        children,
        alignment,
        // A line without text is as high as the type of its end, which is that of the body if nothing is said.
        ...(children.length === 0 && { run: usual }),
        ...(keepNext && { keepNext }),
      }),
  );
}

/** Font and size (half points) of a text in a cell. */
function typeOf(
  face: TypeFace = 'table',
  size: number = CELL_SIZE,
): { font: { ascii: string; eastAsia: string; hAnsi: string; cs: string }; size: number } {
  const font = FONT_NAMES[face];
  return { font: { ascii: font, eastAsia: font, hAnsi: font, cs: font }, size: Math.round(size * 2) };
}
