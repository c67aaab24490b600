import type { Omitted } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { ContentWriter } from '../content/writer.js';
import { MOST_CELLS, MOST_FILLED, MOST_MERGES } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml, type XmlHandler } from '../xml/scan.js';
import { type Range, WORKSHEET } from './address.js';
import { serialOf } from './format-date.js';
import { shownNumber, shownText } from './shown.js';
import { PLAIN_STYLE } from './styles.js';
import type { Worksheet, WorksheetCell } from './worksheet.js';
import { writeWorksheet } from './write-worksheet.js';

/** Names that stand for a format code. */
const FORMATS: Readonly<Record<string, string>> = {
  Percent: '0.00%',
  Fixed: '0.00',
  Standard: '#,##0.00',
  'Short Date': 'yyyy/m/d',
  'Medium Date': 'yyyy/m/d',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'General Date': 'yyyy/m/d h:mm',
  'General Number': 'General',
};

/** Points of a character of the standard font. */
const CHARACTER = 5.25;

interface Draft {
  readonly name: string;
  readonly cells: WorksheetCell[];
  readonly merges: Range[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: [number, number][];
  readonly widths: [number, number, number][];
  hidden: boolean;
}

class WorkbookReader implements XmlHandler {
  readonly sheets: Draft[] = [];
  readonly #formats = new Map<string, string>();
  #sheet: Draft | null = null;
  #style = '';
  #row = -1;
  #column = -1;
  #columns = -1;
  #across = 0;
  #down = 0;
  #cellStyle = '';
  #type = '';
  #text = '';
  #inData = false;
  #inVisible = false;
  #seen = 0;

  open(name: string, attributes: Attributes): void {
    if (this.#inData) {
      if (name.endsWith(':br') || name === 'br') this.#text += '\n';
      return;
    }
    switch (name) {
      case 'ss:Style':
        this.#style = attributes.local('ID') ?? '';
        break;
      case 'ss:NumberFormat': {
        const format = attributes.local('Format') ?? 'General';
        if (this.#formats.size < 10_000) this.#formats.set(this.#style, FORMATS[format] ?? format);
        break;
      }
      case 'ss:Worksheet':
        this.#open(attributes.local('Name') ?? `Sheet${this.sheets.length + 1}`);
        break;
      case 'ss:Column':
        this.#openColumn(attributes);
        break;
      case 'ss:Row':
        this.#openRow(attributes);
        break;
      case 'ss:Cell':
        this.#openCell(attributes);
        break;
      case 'ss:Data':
        this.#inData = true;
        this.#type = attributes.local('Type') ?? 'String';
        this.#text = '';
        break;
      default:
        if (name.endsWith(':Visible')) this.#inVisible = true;
    }
  }

  close(name: string): void {
    if (name === 'ss:Data') {
      this.#inData = false;
      this.#put();
    } else if (name.endsWith(':Visible')) this.#inVisible = false;
    else if (name === 'ss:Cell') this.#column += this.#across;
  }

  text(text: string): void {
    if (this.#inData) this.#text += text;
    else if (this.#inVisible && this.#sheet !== null && text.includes('Hidden')) this.#sheet.hidden = true;
  }

  #open(name: string): void {
    this.#sheet = {
      name,
      cells: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: [],
      widths: [],
      hidden: false,
    };
    this.sheets.push(this.#sheet);
    this.#row = -1;
    this.#columns = -1;
  }

  #openColumn(attributes: Attributes): void {
    const first = (indexOf(attributes) ?? this.#columns + 1 + 1) - 1;
    const last = Math.min(first + numberOf(attributes.local('Span')), WORKSHEET.columns - 1);
    this.#columns = last;
    if (this.#sheet === null || first < 0 || first > last || this.#sheet.widths.length > WORKSHEET.columns) return;
    if (attributes.local('Hidden') === '1') this.#sheet.hiddenColumns.push([first, last]);
    const width = Number.parseFloat(attributes.local('Width') ?? '');
    if (width > 0) this.#sheet.widths.push([first, last, width / CHARACTER]);
  }

  #openRow(attributes: Attributes): void {
    this.#row = Math.min((indexOf(attributes) ?? this.#row + 2) - 1, WORKSHEET.rows - 1);
    this.#column = -1;
    if (attributes.local('Hidden') === '1') this.#sheet?.hiddenRows.add(this.#row);
  }

  #openCell(attributes: Attributes): void {
    this.#seen += 1;
    if (this.#seen > MOST_CELLS) this.#tooLarge(MOST_CELLS);
    this.#column = Math.min((indexOf(attributes) ?? this.#column + 2) - 1, WORKSHEET.columns - 1);
    this.#across = numberOf(attributes.local('MergeAcross'));
    this.#down = numberOf(attributes.local('MergeDown'));
    this.#cellStyle = attributes.local('StyleID') ?? '';
    const sheet = this.#sheet;
    if (sheet === null || this.#across + this.#down === 0) return;
    if (sheet.merges.length >= MOST_MERGES) this.#tooLarge(MOST_MERGES);
    sheet.merges.push({
      top: this.#row,
      left: this.#column,
      bottom: Math.min(this.#row + this.#down, WORKSHEET.rows - 1),
      right: Math.min(this.#column + this.#across, WORKSHEET.columns - 1),
    });
  }

  #put(): void {
    const sheet = this.#sheet;
    const stored = this.#text.replace(/\r\n?/g, '\n');
    if (sheet === null || stored.trim() === '') return;
    if (sheet.cells.length >= MOST_FILLED) this.#tooLarge(MOST_FILLED);
    const text = this.#shown(stored);
    if (text.trim() === '') return;
    const place = { row: this.#row, column: this.#column, text, style: PLAIN_STYLE };
    sheet.cells.push(text === stored ? place : { ...place, stored });
  }

  #shown(stored: string): string {
    const format = this.#formats.get(this.#cellStyle) ?? this.#formats.get('Default') ?? 'General';
    if (this.#type === 'Number') return shownNumber(stored.trim(), format, false);
    if (this.#type === 'Boolean') return stored.trim() === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'DateTime') return shownText(stored, format);
    const serial = serialOf(stored, false);
    return serial === null ? stored : shownNumber(String(serial), format, false);
  }

  #tooLarge(limit: number): never {
    throw new Refusal('sheet-too-large', { sheet: this.#sheet?.name ?? '', limit: String(limit) });
  }
}

const numberOf = (value: string | undefined): number => {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 ? Math.min(number, WORKSHEET.rows) : 0;
};

const indexOf = (attributes: Attributes): number | null => {
  const index = numberOf(attributes.local('Index'));
  return index > 0 ? index : null;
};

/**
 * Content of a workbook in one XML file (XML Spreadsheet 2003): a sheet for each visible worksheet, as of an xlsx.
 * @throws Refusal office-doctype, office-too-deep, sheet-too-large
 */
export function readSpreadsheetXml(xml: string): DocumentContent {
  const reader = new WorkbookReader();
  scanXml(xml, 'workbook.xml', reader);
  const writer = new ContentWriter();
  const omitted: Omitted[] = [];
  for (const { hidden, name, ...sheet } of reader.sheets) {
    if (hidden) {
      if (sheet.cells.length > 0) omitted.push({ what: 'hidden-sheet', sheet: name, count: sheet.cells.length });
      continue;
    }
    const worksheet: Worksheet = {
      ...sheet,
      heights: new Map(),
      defaultWidth: 8.43,
      landscape: false,
      paper: null,
      margins: null,
      isProtected: false,
      unvalued: [],
      header: '',
    };
    omitted.push(...writeWorksheet(writer, worksheet, name, []));
  }
  writer.closeText();
  return { text: writer.text, blocks: writer.blocks, format: 'xls', omitted };
}
