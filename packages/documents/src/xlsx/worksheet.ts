import type { TextRun } from '@kaocheng/forms/sheet/sheet';
import { MOST_CELLS, MOST_FILLED, MOST_MERGES } from '../limits.js';
import { isOn } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml, type XmlHandler } from '../xml/scan.js';
import { addressOf, placeOf, type Range, rangeOf, WORKSHEET } from './address.js';
import { serialOf } from './format-date.js';
import { type SheetText, TextBuilder, unescaped } from './shared-strings.js';
import { shownNumber, shownText } from './shown.js';
import { type CellStyle, PLAIN_STYLE } from './styles.js';

/** A cell of a worksheet that shows something. Places count from 0. */
export interface WorksheetCell {
  readonly row: number;
  readonly column: number;
  /** As shown, by its number format. */
  readonly text: string;
  readonly runs?: readonly TextRun[];
  /** As the file holds it, where that is not what is shown. */
  readonly stored?: string;
  readonly style: CellStyle;
}

/** What a worksheet part holds. */
export interface Worksheet {
  readonly cells: readonly WorksheetCell[];
  readonly merges: readonly Range[];
  readonly hiddenRows: ReadonlySet<number>;
  /** Ranges [first, last] of columns. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
  /** Widths of ranges of columns, in characters. */
  readonly widths: readonly (readonly [first: number, last: number, width: number])[];
  /** Heights of rows, points. */
  readonly heights: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  readonly landscape: boolean;
  /** Number of the paper size (9 is A4). */
  readonly paper: number | null;
  /** Inches. */
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  } | null;
  readonly isProtected: boolean;
  /** Addresses of formulas whose result the file does not hold. */
  readonly unvalued: readonly string[];
  /** Header of the printed page, as the file writes it. */
  readonly header: string;
}

/** What the cells of a worksheet refer to. */
export interface WorkbookParts {
  readonly strings: readonly SheetText[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

const DEFAULT_WIDTH = 8.43;
/** A header is at most 255 characters long (18.3.1.46); what is longer is no title. */
const LONGEST_HEADER = 1000;

const whole = (value: string | undefined): number => Number.parseInt(value ?? '', 10);
const number = (value: string | undefined): number => Number.parseFloat(value ?? '');

class WorksheetReader implements XmlHandler {
  readonly cells: WorksheetCell[] = [];
  readonly merges: Range[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns: [number, number][] = [];
  readonly widths: [number, number, number][] = [];
  readonly heights = new Map<number, number>();
  defaultWidth = DEFAULT_WIDTH;
  landscape = false;
  paper: number | null = null;
  margins: Worksheet['margins'] = null;
  isProtected = false;
  readonly unvalued: string[] = [];
  header = '';

  readonly #parts: WorkbookParts;
  readonly #sheet: string;
  readonly #inline = new TextBuilder();
  #row = -1;
  #column = -1;
  #seen = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #isInline = false;
  #inCell = false;
  #inValue = false;
  #formula = false;
  #valued = false;
  #inHeader = false;

  constructor(parts: WorkbookParts, sheet: string) {
    this.#parts = parts;
    this.#sheet = sheet;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#inCell) {
      if (name === 'v') {
        this.#inValue = true;
        this.#valued = true;
      } else if (name === 'f') this.#formula = true;
      else if (name === 'is') {
        this.#isInline = true;
        this.#inline.begin();
      } else if (this.#isInline) this.#inline.open(name, attributes);
      return;
    }
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#merge(attributes.get('ref') ?? '');
    else if (name === 'col') this.#columns(attributes);
    else if (name === 'sheetFormatPr') {
      const width = number(attributes.get('defaultColWidth'));
      if (width > 0) this.defaultWidth = width;
    } else if (name === 'pageSetup') {
      this.landscape = attributes.get('orientation') === 'landscape';
      const paper = whole(attributes.get('paperSize'));
      this.paper = Number.isNaN(paper) ? null : paper;
    } else if (name === 'pageMargins') this.#margins(attributes);
    else if (name === 'sheetProtection') this.isProtected = isOn(attributes.get('sheet'), false);
    else if (name === 'oddHeader') this.#inHeader = true;
  }

  close(name: string): void {
    if (name === 'oddHeader') this.#inHeader = false;
    if (!this.#inCell) return;
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#inValue = false;
    else if (this.#isInline && name !== 'is') this.#inline.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#isInline) this.#inline.text(text);
    else if (this.#inHeader && this.header.length < LONGEST_HEADER) this.header += text;
  }

  #openRow(attributes: Attributes): void {
    const at = whole(attributes.get('r'));
    this.#row = at >= 1 && at <= WORKSHEET.rows ? at - 1 : this.#row + 1;
    this.#column = -1;
    if (isOn(attributes.get('hidden'), false)) this.hiddenRows.add(this.#row);
    const height = number(attributes.get('ht'));
    if (height > 0 && isOn(attributes.get('customHeight'), false)) this.heights.set(this.#row, height);
  }

  #openCell(attributes: Attributes): void {
    this.#seen += 1;
    if (this.#seen > MOST_CELLS) this.#tooLarge(MOST_CELLS);
    const place = placeOf(attributes.get('r') ?? '');
    this.#column = place?.column ?? this.#column + 1;
    if (place !== null) this.#row = place.row;
    this.#type = attributes.get('t') ?? 'n';
    this.#style = whole(attributes.get('s')) || 0;
    this.#value = '';
    this.#formula = false;
    this.#valued = false;
    this.#inCell = true;
  }

  #closeCell(): void {
    const inline = this.#isInline ? this.#inline.end() : null;
    this.#inCell = false;
    this.#inValue = false;
    this.#isInline = false;
    if (this.#formula && !this.#valued && inline === null && this.unvalued.length < MOST_FILLED)
      this.unvalued.push(addressOf({ row: this.#row, column: this.#column }));
    if (inline === null && this.#value === '') return;
    const style = this.#parts.styles[this.#style] ?? PLAIN_STYLE;
    const cell = this.#shown(inline, style);
    if (cell === null || cell.text.trim() === '') return;
    if (this.cells.length >= MOST_FILLED) this.#tooLarge(MOST_FILLED);
    this.cells.push(cell);
  }

  #shown(inline: SheetText | null, style: CellStyle): WorksheetCell | null {
    const value = this.#value;
    const { from1904, strings } = this.#parts;
    switch (this.#type) {
      case 's': {
        const string = strings[whole(value)];
        return string === undefined ? null : this.#text(string.text, style, string.runs);
      }
      case 'inlineStr':
        return this.#text(inline?.text ?? value, style, inline?.runs);
      case 'str':
        return this.#text(unescaped(value), style);
      case 'b':
        return this.#cell(isOn(value, false) ? 'TRUE' : 'FALSE', null, style);
      case 'e':
        return this.#cell(value, null, style);
      case 'd': {
        const serial = serialOf(value, from1904);
        if (serial === null) return this.#cell(value, null, style);
        return this.#cell(shownNumber(String(serial), style.numberFormat, from1904), value, style);
      }
      default:
        return this.#cell(shownNumber(value, style.numberFormat, from1904), value, style);
    }
  }

  #text(text: string, style: CellStyle, runs?: SheetText['runs']): WorksheetCell {
    const shown = shownText(text, style.numberFormat);
    return this.#cell(shown, text, style, shown === text ? runs : undefined);
  }

  #cell(text: string, stored: string | null, style: CellStyle, runs?: SheetText['runs']): WorksheetCell {
    const row = this.#row;
    const column = this.#column;
    if (stored === null || stored === text)
      return runs === undefined ? { row, column, text, style } : { row, column, text, style, runs };
    return { row, column, text, style, stored };
  }

  #merge(ref: string): void {
    const range = rangeOf(ref);
    if (range === null || (range.top === range.bottom && range.left === range.right)) return;
    if (this.merges.length >= MOST_MERGES) this.#tooLarge(MOST_MERGES);
    this.merges.push(range);
  }

  #columns(attributes: Attributes): void {
    const first = whole(attributes.get('min')) - 1;
    const last = Math.min(whole(attributes.get('max')), WORKSHEET.columns) - 1;
    if (!(first >= 0 && last >= first) || this.widths.length >= WORKSHEET.columns) return;
    if (isOn(attributes.get('hidden'), false)) this.hiddenColumns.push([first, last]);
    const width = number(attributes.get('width'));
    if (width >= 0) this.widths.push([first, last, width]);
  }

  #margins(attributes: Attributes): void {
    const side = (name: string): number => {
      const inches = number(attributes.get(name));
      return inches >= 0 && inches < 20 ? inches : 0.75;
    };
    this.margins = { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
  }

  #tooLarge(limit: number): never {
    throw new Refusal('sheet-too-large', { sheet: this.#sheet, limit: String(limit) });
  }
}

/**
 * Reads a worksheet part. Formulas are not run: their stored value is what the cell shows.
 * @param sheet its name, for the message
 * @throws Refusal sheet-too-large, office-doctype, office-too-deep
 */
export function readWorksheet(xml: string, part: string, sheet: string, parts: WorkbookParts): Worksheet {
  const reader = new WorksheetReader(parts, sheet);
  scanXml(xml, part, reader);
  return reader;
}
