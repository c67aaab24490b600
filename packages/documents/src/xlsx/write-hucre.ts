import { type Cell, type CellStyle, type WriteSheet, writeXlsx as write } from 'hucre/xlsx';
import { columnName } from './address.js';
import {
  absolute,
  type CellLook,
  type CellValue,
  type PlannedCell,
  type PlannedSheet,
  type WorkbookPlan,
} from './plan.js';

const MM_PER_INCH = 25.4;
const MM_PER_CHARACTER = (7 * MM_PER_INCH) / 96;
/** Most characters of a list that stands in the rule itself. */
const LONGEST_LIST = 250;
const LISTS = '选项';
/** The same document gives the same bytes. */
const WRITTEN = new Date(Date.UTC(2020, 0, 1));

/**
 * Writes a planned workbook with hucre; the only place that knows this library.
 * Cells hold numbers only where these show as the printed text; everything else is text.
 */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const lists: string[][] = [];
  const sheets = plan.sheets.map((sheet) => sheetOf(sheet, plan.footer, lists));
  if (lists.length > 0) sheets.push(listSheet(lists));
  return await write({
    sheets,
    namedRanges: plan.sheets.flatMap(printTitles),
    properties: {
      title: plan.title,
      created: WRITTEN,
      modified: WRITTEN,
      ...(Object.keys(plan.properties).length > 0 && { custom: { ...plan.properties } }),
    },
    defaultFont: { name: '宋体', size: 10 },
  });
}

/** The rows that are printed on each page. The library's own way names the worksheet without quotes: 1 某项目 is then no reference. */
function printTitles({ name, repeat }: PlannedSheet): { name: string; range: string; scope: string }[] {
  if (repeat === null) return [];
  const rows = `$${repeat[0] + 1}:$${repeat[1] + 1}`;
  return [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${rows}`, scope: name }];
}

function sheetOf(sheet: PlannedSheet, footer: string, lists: string[][]): WriteSheet {
  const { page } = sheet;
  const styles: Styles = new Map();
  const inches = (mm: number): number => Math.round((mm / MM_PER_INCH) * 1000) / 1000;
  return {
    name: sheet.name,
    rows: sheet.heights.map(() => []),
    columns: sheet.widths.map((mm) => ({ width: Math.round((mm / MM_PER_CHARACTER) * 100) / 100 })),
    cells: new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cellOf(cell, styles)])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    rowDefs: new Map(sheet.heights.map((height, row) => [row, { height: Math.round(height * 4) / 4 }])),
    dataValidations: sheet.choices.map(({ range, values }) => ({
      type: 'list',
      range: `${columnName(range.left)}${range.top + 1}`,
      allowBlank: true,
      showErrorMessage: true,
      ...listOf(values, lists),
    })),
    pageSetup: {
      paperSize: page.paper === 'A3' ? 'a3' : 'a4',
      orientation: page.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.isOnePage ? 1 : 0,
      horizontalCentered: true,
      margins: {
        top: inches(page.margins.top),
        right: inches(page.margins.right),
        bottom: inches(page.margins.bottom),
        left: inches(page.margins.left),
        header: 0.3,
        footer: inches(Math.min(page.margins.bottom / 2, 12)),
      },
    },
    headerFooter: { oddFooter: `${footer === '' ? '' : `&L&9${footer.replaceAll('&', '&&')}`}&C— &P —` },
    ...(sheet.breaksBefore.length > 0 && { rowBreaks: sheet.breaksBefore.map((row) => row - 1) }),
    ...(sheet.isProtected && { protection: { sheet: true, formatRows: true, formatColumns: true, insertRows: true } }),
  };
}

/** The list of a rule: in the rule itself, or, where it is long or holds a comma, on a hidden worksheet. */
function listOf(values: readonly string[], lists: string[][]): { values: string[] } | { formula1: string } {
  if (values.join(',').length <= LONGEST_LIST && values.every((value) => !/[,"]/.test(value)))
    return { values: [...values] };
  let at = lists.findIndex((list) => list.length === values.length && list.every((value, i) => value === values[i]));
  if (at < 0) at = lists.push([...values]) - 1;
  return { formula1: `${LISTS}!${absolute({ top: 0, left: at, bottom: values.length - 1, right: at })}` };
}

function listSheet(lists: readonly string[][]): WriteSheet {
  const longest = Math.max(...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null));
  return { name: LISTS, rows, hidden: true };
}

type Styles = Map<string, CellStyle>;

function cellOf({ value, look }: PlannedCell, styles: Styles): Partial<Cell> {
  return Object.assign(contentOf(value), { style: styleFor(look, styles) });
}

/** Cells that look alike share one style. */
function styleFor(look: CellLook, styles: Styles): CellStyle {
  const { borders } = look;
  const sides =
    typeof borders === 'string' ? borders : `${borders.top} ${borders.right} ${borders.bottom} ${borders.left}`;
  const key = `${look.font}|${look.size}|${look.bold}|${look.align}|${look.verticalAlign}|${sides}|${look.locked}|${look.numberFormat}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const style = styleOf(look);
  styles.set(key, style);
  return style;
}

function contentOf(value: CellValue): Partial<Cell> {
  switch (value.kind) {
    case 'blank':
      return { value: null, type: 'empty' };
    case 'number':
      return { value: Number(value.stored), type: 'number' };
    case 'formula':
      return {
        formula: value.formula,
        formulaResult: value.isNumber ? Number(value.result) : value.result,
        type: 'formula',
      };
    default:
      if (value.runs !== undefined && value.runs.length > 1)
        return {
          value: value.text,
          type: 'richText',
          richText: value.runs.map((run) => ({
            text: run.text,
            font: { ...(run.bold === true && { bold: true }), ...(run.underline === true && { underline: true }) },
          })),
        };
      return { value: value.text, type: 'string' };
  }
}

function styleOf(look: CellLook): CellStyle {
  const side = { style: 'thin', color: { rgb: '000000' } } as const;
  const { borders } = look;
  const has = (name: 'top' | 'right' | 'bottom' | 'left'): boolean =>
    borders === 'all' || (borders !== 'none' && borders[name] !== false);
  return {
    font: { name: look.font, size: look.size, ...(look.bold && { bold: true }) },
    alignment: {
      horizontal: look.align,
      vertical: look.verticalAlign === 'middle' ? 'center' : look.verticalAlign,
      wrapText: true,
    },
    border: {
      ...(has('top') && { top: side }),
      ...(has('right') && { right: side }),
      ...(has('bottom') && { bottom: side }),
      ...(has('left') && { left: side }),
    },
    ...(look.numberFormat !== null && { numFmt: look.numberFormat }),
    protection: { locked: look.locked },
  };
}
