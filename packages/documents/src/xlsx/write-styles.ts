import { escapeAttribute } from './escape.js';
import { DECLARATION, SPREADSHEET } from './namespaces.js';
import type { CellLook } from './plan.js';

/** Numbers below it are those of the formats that programs know by themselves. */
const FIRST_FORMAT = 164;
const LINE = ' style="thin"><color rgb="FF000000"/>';
const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** Different items in the order in which they were first asked for. */
class Numbered {
  readonly #places = new Map<string, number>();

  constructor(...first: string[]) {
    for (const item of first) this.place(item);
  }

  place(item: string): number {
    const known = this.#places.get(item);
    if (known !== undefined) return known;
    this.#places.set(item, this.#places.size);
    return this.#places.size - 1;
  }

  get size(): number {
    return this.#places.size;
  }

  get items(): string[] {
    return [...this.#places.keys()];
  }

  /** An element that counts what it holds. */
  element(name: string): string {
    return `<${name} count="${this.size}">${this.items.join('')}</${name}>`;
  }
}

const fontOf = (name: string, size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="${escapeAttribute(name)}"/></font>`;

function borderOf(borders: CellLook['borders']): string {
  const sides = SIDES.map((side) =>
    borders === 'all' || (borders !== 'none' && borders[side] !== false) ? `<${side}${LINE}</${side}>` : `<${side}/>`,
  );
  return `<border>${sides.join('')}<diagonal/></border>`;
}

const sidesOf = (borders: CellLook['borders']): string =>
  typeof borders === 'string' ? borders : SIDES.map((side) => borders[side]).join(' ');

/** The looks of the cells of a workbook: cells that look alike share one format. */
export class Styles {
  readonly #fonts = new Numbered(fontOf('宋体', 10, false));
  readonly #borders = new Numbered(borderOf('none'));
  readonly #formats = new Numbered();
  readonly #cells = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  readonly #known = new Map<string, number>();
  #last: CellLook | null = null;
  #lastPlace = 0;

  /** Number by which a cell names its look. */
  place(look: CellLook): number {
    if (look === this.#last) return this.#lastPlace;
    const key = `${look.font}|${look.size}|${look.bold}|${look.align}|${look.verticalAlign}|${sidesOf(look.borders)}|${look.locked}|${look.numberFormat}`;
    let place = this.#known.get(key);
    if (place === undefined) {
      place = this.#cells.place(this.#formatOf(look));
      this.#known.set(key, place);
    }
    this.#last = look;
    this.#lastPlace = place;
    return place;
  }

  #formatOf(look: CellLook): string {
    const font = this.#fonts.place(fontOf(look.font, look.size, look.bold));
    const border = this.#borders.place(borderOf(look.borders));
    const format = look.numberFormat === null ? 0 : FIRST_FORMAT + this.#formats.place(look.numberFormat);
    const applied = [
      ...(format > 0 ? ['NumberFormat'] : []),
      ...(font > 0 ? ['Font'] : []),
      ...(border > 0 ? ['Border'] : []),
      'Alignment',
      'Protection',
    ];
    const vertical = look.verticalAlign === 'middle' ? 'center' : look.verticalAlign;
    return (
      `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0"` +
      `${applied.map((what) => ` apply${what}="true"`).join('')}>` +
      `<alignment horizontal="${look.align}" vertical="${vertical}" wrapText="true"/>` +
      `<protection locked="${look.locked ? 1 : 0}"/></xf>`
    );
  }

  /** The part of the workbook that describes them. */
  get xml(): string {
    const formats = this.#formats.items.map(
      (code, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${escapeAttribute(code)}"/>`,
    );
    return (
      `${DECLARATION}<styleSheet xmlns="${SPREADSHEET}">` +
      (formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '') +
      this.#fonts.element('fonts') +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      this.#borders.element('borders') +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      this.#cells.element('cellXfs') +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/>' +
      '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
    );
  }
}
