import { columnName } from '../xlsx/address.js';
import { escaped, type Parts, packageOf, relationships } from './package.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cell of a test's worksheet: its text as an inline string, or its XML (beginning with `<c`). */
export type TestCell = string;

export interface TestWorksheet {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands before the rows: sheetFormatPr, cols. */
  readonly head?: string;
  /** Rows as texts; a blank text is no cell. Or the whole XML of sheetData's inside. */
  readonly rows: readonly (readonly TestCell[])[] | string;
  readonly merges?: readonly string[];
  /** What stands behind the merges: pageSetup and the like. */
  readonly tail?: string;
}

export interface TestWorkbook {
  readonly sheets: readonly TestWorksheet[];
  /** Inside of `sst`. */
  readonly strings?: string;
  /** Inside of `styleSheet`. */
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Further parts, or other ones in the place of these. */
  readonly parts?: Parts;
  /** True for parts that are not packed. */
  readonly stored?: boolean;
}

function rowsXml(rows: readonly (readonly TestCell[])[]): string {
  return rows
    .map((cells, row) => {
      const inside = cells.map((cell, column) => {
        if (cell === '' || cell.startsWith('<c')) return cell;
        const address = `${columnName(column)}${row + 1}`;
        return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      });
      return `<row r="${row + 1}">${inside.join('')}</row>`;
    })
    .join('');
}

function worksheetXml({ head = '', rows, merges = [], tail = '' }: TestWorksheet): string {
  const data = typeof rows === 'string' ? rows : rowsXml(rows);
  const merged =
    merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}" xmlns:r="${R}">${head}<sheetData>${data}</sheetData>${merged}${tail}</worksheet>`;
}

/** Bytes of a workbook written by hand, so that a test says exactly what stands in the file. */
export function xlsxOf({
  sheets,
  strings,
  styles,
  workbookPr = '',
  parts = {},
  stored = false,
}: TestWorkbook): Uint8Array {
  const list = sheets.map(({ name, state }, at) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}"${hidden} r:id="rId${at + 1}"/>`;
  });
  const links: [string, string, string][] = sheets.map((_, at) => [
    `rId${at + 1}`,
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  if (strings !== undefined) links.push(['rId901', 'sharedStrings', 'sharedStrings.xml']);
  if (styles !== undefined) links.push(['rId902', 'styles', 'styles.xml']);
  const all: Parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${R}">${workbookPr}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(links),
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles !== undefined && { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheetXml(sheet)])),
    ...parts,
  };
  return packageOf(all, stored);
}
