import type { Align, Borders, VerticalAlign } from '@kaocheng/forms/sheet/sheet';
import { isOn } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml } from '../xml/scan.js';
import { formatCode } from './shown.js';

/** How the cells of one style number look. */
export interface CellStyle {
  readonly numberFormat: string;
  readonly bold?: boolean;
  /** Points. */
  readonly size?: number;
  readonly align?: Align;
  readonly verticalAlign?: VerticalAlign;
  readonly borders?: Borders;
  /** False where the cell may be filled in though the sheet is protected. */
  readonly locked: boolean;
}

export const PLAIN_STYLE: CellStyle = { numberFormat: 'General', locked: true };

type Draft = { -readonly [K in keyof CellStyle]: CellStyle[K] };
type Font = { bold?: boolean; size?: number };
type Border = { top: boolean; right: boolean; bottom: boolean; left: boolean };

const ALIGNS: Readonly<Record<string, Align>> = {
  left: 'left',
  center: 'center',
  centerContinuous: 'center',
  right: 'right',
  justify: 'justify',
  distributed: 'justify',
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = { top: 'top', center: 'middle', bottom: 'bottom' };

const numberOf = (value: string | undefined): number => Number.parseInt(value ?? '', 10);

/** Reads the styles of a workbook (ECMA-376 Part 1, 18.8): what the cells' style numbers stand for. */
class StyleSheet {
  readonly styles: CellStyle[] = [];
  readonly #formats = new Map<number, string>();
  readonly #fonts: Font[] = [];
  readonly #borders: Border[] = [];
  #group = '';
  #style: Draft | null = null;

  open(name: string, attributes: Attributes): void {
    if (name === 'fonts' || name === 'borders' || name === 'cellXfs' || name === 'numFmts' || name === 'dxfs')
      this.#group = name;
    else if (name === 'cellStyleXfs' || name === 'fills') this.#group = '';
    if (this.#group === 'numFmts' && name === 'numFmt')
      this.#formats.set(numberOf(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    else if (this.#group === 'fonts') this.#font(name, attributes);
    else if (this.#group === 'borders') this.#border(name, attributes);
    else if (this.#group === 'cellXfs') this.#xf(name, attributes);
  }

  close(name: string): void {
    if (name === this.#group) this.#group = '';
    if (name === 'xf' && this.#style !== null) {
      this.styles.push(this.#style);
      this.#style = null;
    }
  }

  #font(name: string, attributes: Attributes): void {
    const font = this.#fonts.at(-1);
    if (name === 'font') this.#fonts.push({});
    else if (name === 'b' && font !== undefined) font.bold = isOn(attributes.get('val'), true);
    else if (name === 'sz' && font !== undefined) font.size = Number.parseFloat(attributes.get('val') ?? '');
  }

  #border(name: string, attributes: Attributes): void {
    const border = this.#borders.at(-1);
    if (name === 'border') this.#borders.push({ top: false, right: false, bottom: false, left: false });
    else if (border !== undefined && (name === 'top' || name === 'right' || name === 'bottom' || name === 'left'))
      border[name] = (attributes.get('style') ?? 'none') !== 'none';
  }

  #xf(name: string, attributes: Attributes): void {
    const style = this.#style;
    if (name === 'xf') {
      const font = this.#fonts[numberOf(attributes.get('fontId'))];
      const border = this.#borders[numberOf(attributes.get('borderId'))];
      const format = formatCode(numberOf(attributes.get('numFmtId')) || 0, this.#formats);
      this.#style = {
        numberFormat: format,
        locked: true,
        ...(font?.bold === true && { bold: true }),
        ...(font?.size !== undefined && font.size > 0 && { size: font.size }),
        ...(border !== undefined && { borders: border }),
      };
    } else if (name === 'alignment' && style !== null) {
      const align = ALIGNS[attributes.get('horizontal') ?? ''];
      const vertical = VERTICAL[attributes.get('vertical') ?? 'bottom'];
      if (align !== undefined) style.align = align;
      if (vertical !== undefined) style.verticalAlign = vertical;
    } else if (name === 'protection' && style !== null) style.locked = isOn(attributes.get('locked'), true);
  }
}

/** The styles of a workbook by their number. */
export function readStyles(xml: string, part: string): CellStyle[] {
  const sheet = new StyleSheet();
  scanXml(xml, part, {
    open: (name, attributes) => sheet.open(name, attributes),
    close: (name) => sheet.close(name),
    text() {},
  });
  return sheet.styles;
}
