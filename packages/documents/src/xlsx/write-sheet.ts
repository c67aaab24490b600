import type { TextRun } from '@kaocheng/forms/sheet/sheet';
import { columnName } from './address.js';
import { escapePlain, escapeText } from './escape.js';
import { DECLARATION, RELATIONSHIPS, SPREADSHEET } from './namespaces.js';
import type { CellValue, PlannedCell, PlannedSheet } from './plan.js';
import type { Styles } from './write-styles.js';

const MM_PER_INCH = 25.4;
const MM_PER_CHARACTER = (7 * MM_PER_INCH) / 96;
const LAST_COLUMN = 16_383;

/** A text as programs keep it: white space at its ends and within it stays. */
const preserved = (text: string): string =>
  text === ''
    ? '<t/>'
    : /^ | $|[\n\t]/.test(text)
      ? `<t xml:space="preserve">${escapeText(text)}</t>`
      : `<t>${escapeText(text)}</t>`;

/** The texts of a workbook, each held once. */
export class Texts {
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  get size(): number {
    return this.#places.size;
  }

  /** `xl/sharedStrings.xml` */
  get xml(): string {
    let all = '';
    for (const text of this.#places.keys()) all += `<si>${preserved(text)}</si>`;
    return `${DECLARATION}<sst xmlns="${SPREADSHEET}" count="${this.size}" uniqueCount="${this.size}">${all}</sst>`;
  }
}

/** A list to pick from: its values where they stand in the rule itself, else where they stand. */
export type WrittenList = { readonly sqref: string; readonly formula: string };

function runXml({ text, bold, underline }: TextRun): string {
  const look = `${bold === true ? '<b/>' : ''}${underline === true ? '<u/>' : ''}`;
  return `<r>${look === '' ? '' : `<rPr>${look}</rPr>`}${preserved(text)}</r>`;
}

const valueXml = (text: string): string => (text === '' ? '<v/>' : `<v>${escapeText(text)}</v>`);

/** A cell, by its address and the number of its look. */
function cellXml(address: string, value: CellValue, style: number, texts: Texts): string {
  const look = style === 0 ? '' : ` s="${style}"`;
  switch (value.kind) {
    case 'blank':
      return style === 0 ? '' : `<c r="${address}"${look}/>`;
    case 'number':
      return `<c r="${address}"${look}><v>${value.stored}</v></c>`;
    case 'formula': {
      const result = value.isNumber ? `<v>${value.result}</v>` : valueXml(value.result);
      return `<c r="${address}"${look}${value.isNumber ? '' : ' t="str"'}><f>${escapePlain(value.formula)}</f>${result}</c>`;
    }
    default:
      if (value.runs !== undefined && value.runs.length > 1)
        return `<c r="${address}" t="inlineStr"${look}><is>${value.runs.map(runXml).join('')}</is></c>`;
      return `<c r="${address}" t="s"${look}><v>${texts.place(value.text)}</v></c>`;
  }
}

/** Rows that have a height, or a cell below them. */
const rowCount = ({ heights, cells }: PlannedSheet): number => Math.max(heights.length, (cells.at(-1)?.row ?? -1) + 1);

function rowsXml(sheet: PlannedSheet, styles: Styles, texts: Texts): string {
  const columns = sheet.widths.map((_, column) => columnName(column));
  const { cells } = sheet;
  let xml = '';
  let next = 0;
  for (let row = 0; row < rowCount(sheet); row += 1) {
    const height = sheet.heights[row];
    let content = '';
    for (let cell = cells[next]; cell !== undefined && cell.row <= row; cell = cells[next]) {
      next += 1;
      if (isSamePlace(cell, cells[next])) continue;
      const address = `${columns[cell.column] ?? columnName(cell.column)}${row + 1}`;
      content += cellXml(address, cell.value, styles.place(cell.look), texts);
    }
    const own = `<row r="${row + 1}"${height === undefined ? '' : ` ht="${Math.round(height * 4) / 4}" customHeight="1"`}`;
    xml += content === '' ? `${own}/>` : `${own}>${content}</row>`;
  }
  return xml === '' ? '<sheetData/>' : `<sheetData>${xml}</sheetData>`;
}

/** Of cells that stand in one place the last is written. */
const isSamePlace = (cell: PlannedCell, next: PlannedCell | undefined): boolean =>
  next !== undefined && next.row === cell.row && next.column === cell.column;

/** `xl/worksheets/sheet1.xml` of a planned sheet. */
export function sheetXml(
  sheet: PlannedSheet,
  footer: string,
  lists: readonly WrittenList[],
  styles: Styles,
  texts: Texts,
): string {
  const rows = rowsXml(sheet, styles, texts);
  const width = sheet.cells.reduce((most, { column }) => Math.max(most, column + 1), Math.max(sheet.widths.length, 1));
  const end = `${columnName(width - 1)}${Math.max(rowCount(sheet), 1)}`;
  const columns = sheet.widths.map(
    (mm, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.round((mm / MM_PER_CHARACTER) * 100) / 100}" customWidth="true"/>`,
  );
  const merges = sheet.merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}"/>`,
  );
  const rules = lists.map(
    ({ sqref, formula }) =>
      `<dataValidation type="list" sqref="${sqref}" allowBlank="1" showErrorMessage="1"><formula1>${escapePlain(formula)}</formula1></dataValidation>`,
  );
  return (
    `${DECLARATION}<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}">` +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${end}"/>` +
    '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    rows +
    (sheet.isProtected ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0"/>' : '') +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '') +
    (rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : '') +
    `${pageXml(sheet, footer)}</worksheet>`
  );
}

function pageXml({ page, isOnePage, breaksBefore }: PlannedSheet, footer: string): string {
  const inches = (mm: number): number => Math.round((mm / MM_PER_INCH) * 1000) / 1000;
  const { left, right, top, bottom } = page.margins;
  const foot = `${footer === '' ? '' : `&L&9${footer.replaceAll('&', '&&')}`}&C— &P —`;
  const breaks = [...breaksBefore].sort((a, b) => a - b);
  const breaksXml = breaks.map((row) => `<brk id="${row}" max="${LAST_COLUMN}" man="1"/>`).join('');
  return (
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins left="${inches(left)}" right="${inches(right)}" top="${inches(top)}" bottom="${inches(bottom)}" ` +
    `header="0.3" footer="${inches(Math.min(bottom / 2, 12))}"/>` +
    `<pageSetup paperSize="${page.paper === 'A3' ? 8 : 9}" orientation="${page.orientation}" fitToWidth="1" fitToHeight="${isOnePage ? 1 : 0}"/>` +
    `<headerFooter><oddFooter>${escapePlain(foot)}</oddFooter></headerFooter>` +
    (breaks.length > 0
      ? `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaksXml}</rowBreaks>`
      : '')
  );
}

/** The worksheet that holds lists, each in a column. */
export function listsXml(lists: readonly (readonly string[])[], texts: Texts): string {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.map((list, column) => {
      const text = list[row];
      return text === undefined ? '' : `<c r="${columnName(column)}${row + 1}" t="s"><v>${texts.place(text)}</v></c>`;
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return (
    `${DECLARATION}<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}">` +
    `<dimension ref="A1:${columnName(lists.length - 1)}${longest}"/>` +
    '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<sheetData>${rows.join('')}</sheetData>` +
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
  );
}
