import { BREAK, type Node } from '../content/nodes.js';
import { inSymbolFont, symbol, symbolFont } from '../content/symbols.js';
import { MOST_PIECES } from '../limits.js';
import { isOn } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import type { XmlHandler } from '../xml/scan.js';
import { Fields } from './fields.js';
import { DraftTable, joinTables, tableOf } from './table.js';
import { type OpenTable, takeTableProperty } from './table-properties.js';

/** Elements whose inside is not printed: deleted and moved text, readings above characters, the old form of a drawing beside the new one. */
const DROPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:rt',
  'w:sdtPr',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'mc:Fallback',
  'w:comment',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'm:ctrlPr',
]);

/** A section: the nodes of the document from `start` on, and the ids of the headers that its end names. */
export interface Section {
  readonly start: number;
  readonly headers: readonly string[];
}

interface OpenParagraph {
  /** Whether its end is deleted or moved away, as tracked: the next paragraph goes on where it ends. */
  goesOn: boolean;
  /** Whether something of it is printed. */
  isBegun: boolean;
  /** What stands in text boxes that are fastened behind its first words. */
  readonly boxes: Node[];
}

/** Numbers that the program prints before a paragraph: its label by list and level. */
export type ListLabels = (list: string, level: number) => string;

/** What another file inside the package prints in the place where the document takes it in, by its id. */
export type Chunk = (id: string) => readonly Node[];

/** Builds the nodes of a document while its main part is walked over (ECMA-376 Part 1, 17). */
export class BodyReader implements XmlHandler {
  readonly nodes: Node[] = [];
  readonly sections: Section[] = [];
  pictures = 0;
  readonly #labels: ListLabels;
  readonly #chunk: Chunk;
  /** The open tables, and where each stands. */
  readonly #tables: (OpenTable & { readonly outer: Node[] })[] = [];
  readonly #fields = new Fields();
  #into: Node[] = this.nodes;
  /** Depth below a dropped element. */
  #dropped = 0;
  #inText = false;
  #inRun = false;
  #hidden = false;
  #inData = 0;
  #list: { list: string; level: number } | null = null;
  #inRowProperties = false;
  #pieces = 0;
  #from = 0;
  #inSection = false;
  #headers: string[] = [];
  /** The paragraphs that are open, one in the other. */
  readonly #paragraphs: OpenParagraph[] = [];
  #inParagraphProperties = false;
  /** Where the last paragraph stands whose end is deleted. */
  #goingOn: Node[] | null = null;
  /** Where the open text boxes stand. */
  readonly #boxed: Node[][] = [];
  /** The glyphs of the symbol font that a run is set in. */
  #glyphs: Readonly<Record<number, string>> | undefined;
  /** Which of them ends its section, counted from the outermost as 1; 0: none. */
  #endsIn = 0;

  constructor(labels: ListLabels, chunk: Chunk = () => []) {
    this.#labels = labels;
    this.#chunk = chunk;
  }

  open(name: string, attributes: Attributes): void {
    this.#count();
    if (this.#dropped > 0) {
      this.#dropped += 1;
      return;
    }
    if (this.#inRowProperties && (name === 'w:del' || (name === 'w:hidden' && isOn(attributes.local('val'), true)))) {
      const row = this.#tables.at(-1)?.row;
      if (row) row.gone = true;
      return;
    }
    if (this.#inParagraphProperties && (name === 'w:del' || name === 'w:moveFrom')) {
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined) paragraph.goesOn = true;
      return;
    }
    if (DROPPED.has(name) || (this.#inSection && (name === 'w:hdr' || name === 'w:ftr'))) {
      this.#dropped = 1;
      return;
    }
    if (this.#inData > 0 || name === 'w:ffData') {
      this.#inData += 1;
      this.#fields.data(name, attributes);
    } else if (name === 'w:t' || name === 'm:t') this.#inText = true;
    else if (!this.#openTable(name, attributes)) this.#openInline(name, attributes);
  }

  close(name: string): void {
    if (this.#dropped > 0) {
      this.#dropped -= 1;
      return;
    }
    if (this.#inData > 0) {
      this.#inData -= 1;
      return;
    }
    switch (name) {
      case 'w:t':
      case 'm:t':
        this.#inText = false;
        break;
      case 'w:p':
        this.#closeParagraph();
        break;
      case 'w:sectPr':
        this.#inSection = false;
        // The text of the paragraph that bears it is still to come, and of its section.
        if (this.#paragraphs.length > 0) this.#endsIn = this.#paragraphs.length;
        else this.#endSection();
        break;
      case 'w:pPr':
        this.#inParagraphProperties = false;
        this.#label();
        break;
      case 'w:r':
        this.#inRun = false;
        this.#hidden = false;
        this.#glyphs = undefined;
        break;
      case 'w:txbxContent':
        this.#closeBox();
        break;
      case 'w:trPr':
        this.#inRowProperties = false;
        break;
      case 'w:tc':
        this.#closeCell();
        break;
      case 'w:tbl':
        this.#closeTable();
        break;
    }
  }

  text(text: string): void {
    if (!this.#inText || this.#dropped > 0 || this.#hidden || this.#fields.inCode) return;
    this.#begin();
    this.#into.push(this.#glyphs === undefined ? text : inSymbolFont(this.#glyphs, text));
  }

  #endSection(): void {
    this.sections.push({ start: this.#from, headers: this.#headers });
    this.#from = this.nodes.length;
    this.#headers = [];
    this.#endsIn = 0;
  }

  #count(): void {
    this.#pieces += 1;
    if (this.#pieces > MOST_PIECES) throw new Refusal('document-too-large', { limit: String(MOST_PIECES) });
  }

  #openInline(name: string, attributes: Attributes): void {
    switch (name) {
      case 'w:p':
        if (this.#goingOn !== this.#into) this.#into.push(BREAK);
        this.#goingOn = null;
        this.#paragraphs.push({ goesOn: false, isBegun: false, boxes: [] });
        break;
      case 'w:txbxContent':
        this.#boxed.push(this.#into);
        this.#into = [];
        break;
      case 'w:br':
      case 'w:cr':
        this.#into.push(BREAK);
        break;
      case 'w:r':
        this.#inRun = true;
        this.#hidden = false;
        this.#glyphs = undefined;
        break;
      case 'w:rFonts':
        if (this.#inRun) this.#glyphs = symbolFont(attributes.local('ascii') ?? attributes.local('hAnsi') ?? '');
        break;
      case 'm:den':
        this.#print('/');
        break;
      case 'w:vanish':
        if (this.#inRun && isOn(attributes.local('val'), true)) this.#hidden = true;
        break;
      case 'w:tab':
        if (this.#inRun) this.#print(' ');
        break;
      case 'w:sectPr':
        this.#inSection = true;
        break;
      case 'w:headerReference':
        if (attributes.local('type') !== 'even') this.#headers.push(attributes.local('id') ?? '');
        break;
      case 'a:blip':
      case 'v:imagedata':
        this.pictures += 1;
        break;
      case 'w:altChunk':
        for (const node of this.#chunk(attributes.local('id') ?? '')) this.#into.push(node);
        break;
      case 'w:noBreakHyphen':
        this.#print('-');
        break;
      case 'w:sym':
        this.#print(symbol(attributes.local('font') ?? '', attributes.local('char') ?? ''));
        break;
      case 'w:fldChar':
        this.#print(this.#fields.mark(attributes.local('fldCharType') ?? ''));
        break;
      case 'w:pPr':
        this.#inParagraphProperties = true;
        this.#list = null;
        break;
      case 'w:numId':
        this.#list = { list: attributes.local('val') ?? '', level: this.#list?.level ?? 0 };
        break;
      case 'w:ilvl':
        this.#list = { list: this.#list?.list ?? '', level: Number.parseInt(attributes.local('val') ?? '0', 10) || 0 };
        break;
    }
  }

  #begin(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.isBegun = true;
  }

  #print(text: string): void {
    if (text === '' || this.#hidden || this.#fields.inCode) return;
    this.#begin();
    this.#into.push(text);
  }

  #label(): void {
    if (this.#list === null || this.#list.list === '') return;
    if (this.#paragraphs.at(-1)?.goesOn === true) return;
    const label = this.#labels(this.#list.list, this.#list.level);
    this.#list = null;
    if (label !== '') this.#into.push(label);
  }

  /** Takes the elements of tables; false where it is none of them. */
  #openTable(name: string, attributes: Attributes): boolean {
    if (name === 'w:tbl') {
      this.#tables.push({ draft: new DraftTable(), row: null, cell: null, outer: this.#into });
      return true;
    }
    const table = this.#tables.at(-1);
    if (table === undefined) return false;
    switch (name) {
      case 'w:tr':
        table.row = table.draft.openRow();
        return true;
      case 'w:tc':
        table.cell = table.draft.openCell();
        this.#into = table.cell.children;
        return true;
      case 'w:trPr':
        this.#inRowProperties = true;
        return true;
      default:
        return takeTableProperty(name, attributes, table);
    }
  }

  #closeParagraph(): void {
    const { goesOn = false, boxes = [] } = this.#paragraphs.at(-1) ?? {};
    if (goesOn) this.#goingOn = this.#into;
    else this.#into.push(BREAK);
    for (const node of boxes) this.#into.push(node);
    if (this.#paragraphs.length === this.#endsIn) this.#endSection();
    this.#paragraphs.pop();
  }

  /** What stands in a text box is printed apart from the paragraph in which it is fastened: it never parts its words. */
  #closeBox(): void {
    const outer = this.#boxed.pop();
    if (outer === undefined) return;
    const paragraph = this.#paragraphs.at(-1);
    const boxes = paragraph?.isBegun === true ? paragraph.boxes : outer;
    boxes.push(BREAK);
    for (const node of this.#into) boxes.push(node);
    boxes.push(BREAK);
    this.#into = outer;
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.cell = null;
    this.#into = table.outer;
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    this.#into = table.outer;
    for (const row of table.draft.rows)
      for (const cell of row.cells) {
        const joined = joinTables(cell.children);
        if (joined.length < cell.children.length) cell.children.splice(0, cell.children.length, ...joined);
      }
    this.#into.push(tableOf(table.draft));
  }
}
