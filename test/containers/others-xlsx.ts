import { escaped, relationships } from '@kaocheng/documents/testing/package';
import { type TestWorksheet, xlsxOf } from '@kaocheng/documents/testing/xlsx-package';
import { columnName } from '@kaocheng/documents/xlsx/address';
import type { Grid } from '../generator/grid.js';
import { placed } from './placed-grid.js';

/** How somebody made a worksheet of a form. */
export interface Making {
  /** Blank rows above and blank columns before the form. */
  readonly above?: number;
  readonly before?: number;
  /** Where the title stands. */
  readonly title?: 'cell' | 'header' | 'textbox' | 'first-cell' | 'sheet-name';
  /** Lines in the first column above the title. */
  readonly first?: readonly string[];
  /** A column, from 1, that is hidden. */
  readonly hiddenColumn?: number;
  /** A cover and a page of instructions before the worksheet. */
  readonly cover?: boolean;
  /** XML of a cell, where it is not its text; null where it is. */
  readonly cell?: (text: string, address: string) => string | null;
  /** The text as it was typed. */
  readonly typed?: (text: string) => string;
  /** False where nothing is merged: cells that others merge are left blank. */
  readonly merged?: boolean;
  /** Formats, from cellXfs 1 on. */
  readonly formats?: readonly string[];
  readonly head?: string;
  readonly tail?: string;
}

const xml = (text: string, address: string): string =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

interface Sheet {
  readonly cells: Map<string, string>;
  readonly merges: string[];
}

/** Puts a form into a worksheet whose upper left place is `row`, `column`; gives the first row below it. */
function put(sheet: Sheet, grid: Grid, making: Making, row: number, column: number): number {
  const { cell = () => null, typed = (text) => text, merged = true, title = 'cell' } = making;
  const place = (text: string, top: number, left: number, rows: number, columns: number): void => {
    const address = `${columnName(left)}${top + 1}`;
    if (text !== '') sheet.cells.set(`${top},${left}`, cell(text, address) ?? xml(typed(text), address));
    if (merged && (rows > 1 || columns > 1))
      sheet.merges.push(`${address}:${columnName(left + columns - 1)}${top + rows}`);
  };
  const heading = (title === 'cell' || title === 'first-cell' ? [grid.title] : []).concat(
    grid.subtitle === '' ? [] : [grid.subtitle],
  );
  heading.forEach((text, at) => {
    place(text, row + at, column, 1, title === 'first-cell' ? 1 : grid.width);
  });
  for (const each of placed(grid).flat())
    place(each.text, row + heading.length + each.row, column + each.column, each.rows, each.columns);
  return row + heading.length + grid.rows.length;
}

function rowsXml({ cells }: Sheet): string {
  const rows = new Map<number, [number, string][]>();
  for (const [key, text] of cells) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    rows.set(row, [...(rows.get(row) ?? []), [column, text]]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => {
      const inside = own.sort(([a], [b]) => a - b).map(([, text]) => text);
      return `<row r="${row + 1}">${inside.join('')}</row>`;
    })
    .join('');
}

const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** A drawing with one text box at the top of its worksheet. */
const textBox = (text: string): string =>
  `<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row>` +
  `</xdr:from><xdr:to><xdr:col>5</xdr:col><xdr:row>1</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>${escaped(text)}` +
  '</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>';

const COVER: readonly TestWorksheet[] = [
  {
    name: '封面',
    rows: [
      [],
      [],
      ['', '', '2023年度部门绩效自评材料'],
      [],
      ['', '', '单位名称（公章）：云麓市某局'],
      ['', '', '填报日期：2024年3月'],
    ],
  },
  { name: '填报说明', rows: [['填报说明'], ['一、本表由项目实施单位填报。'], ['二、金额单位为万元，保留两位小数。']] },
];

/** A workbook with one worksheet on which forms were made in some way, under each other. */
export function madeXlsx(grids: readonly Grid[], making: Making): Uint8Array {
  const sheet: Sheet = { cells: new Map(), merges: [] };
  let row = making.above ?? 0;
  for (const text of making.first ?? []) {
    sheet.cells.set(`${row},0`, xml(text, `A${row + 1}`));
    row += 1;
  }
  for (const grid of grids) row = put(sheet, grid, making, row, making.before ?? 0) + 1;
  return workbookOf(sheet, grids[0]?.title ?? '', making);
}

/** A workbook with one worksheet on which forms stand side by side, a blank column between them. */
export function sideBySide(grids: readonly Grid[], making: Making = {}): Uint8Array {
  const sheet: Sheet = { cells: new Map(), merges: [] };
  let column = 0;
  for (const grid of grids) {
    put(sheet, grid, making, 0, column);
    column += grid.width + 1;
  }
  return workbookOf(sheet, '', making);
}

function workbookOf(sheet: Sheet, title: string, making: Making): Uint8Array {
  const header =
    making.title === 'header'
      ? `<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;16 ${escaped(title)}</oddHeader></headerFooter>`
      : '';
  const drawing = making.title === 'textbox' ? '<drawing r:id="rId1"/>' : '';
  const worksheet: TestWorksheet = {
    name: making.title === 'sheet-name' ? title.slice(0, 31) : 'Sheet1',
    rows: rowsXml(sheet),
    merges: sheet.merges,
    ...(making.head !== undefined && { head: making.head }),
    ...(making.hiddenColumn !== undefined && {
      head: `<cols><col min="${making.hiddenColumn}" max="${making.hiddenColumn}" width="9" hidden="1"/></cols>`,
    }),
    tail: `${making.tail ?? ''}${header}${drawing}`,
  };
  const formats = making.formats ?? [];
  return xlsxOf({
    sheets: making.cover === true ? [...COVER, worksheet] : [worksheet],
    ...(formats.length > 0 && {
      styles:
        `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${176 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>` +
        '<fonts><font/></fonts><fills/><borders><border/></borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>' +
        `<cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${176 + at}"/>`).join('')}</cellXfs>`,
    }),
    ...(making.title === 'textbox' && {
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships([['rId1', 'drawing', '../drawings/drawing1.xml']]),
        'xl/drawings/drawing1.xml': textBox(title),
      },
    }),
  });
}
