import { BREAK, type Node } from '../content/nodes.js';
import { inSymbolFont, symbol } from '../content/symbols.js';
import { MOST_PIECES } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import type { XmlHandler } from '../xml/scan.js';
import { Fields } from './fields.js';
import { OpenTables } from './open-tables.js';
import { Paragraphs, type Section } from './paragraphs.js';
import { Run } from './run.js';

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

/** Numbers that the program prints before a paragraph: its label by list and level. */
export type ListLabels = (list: string, level: number) => string;

/** What another file inside the package prints in the place where the document takes it in, by its id. */
export type Chunk = (id: string) => readonly Node[];

/** Builds the nodes of a document while its main part is walked over (ECMA-376 Part 1, 17). */
export class BodyReader implements XmlHandler {
  pictures = 0;
  /** Marks of footnotes and endnotes, whose texts are left out. */
  footnotes = 0;
  readonly #labels: ListLabels;
  readonly #chunk: Chunk;
  readonly #fields = new Fields();
  readonly #paragraphs = new Paragraphs();
  readonly #tables = new OpenTables(this.#paragraphs);
  readonly #run = new Run();
  /** Depth below a dropped element. */
  #dropped = 0;
  #inText = false;
  #inData = 0;
  #list: { list: string; level: number } | null = null;
  #pieces = 0;
  #inSection = false;
  #inParagraphProperties = false;

  constructor(labels: ListLabels, chunk: Chunk = () => []) {
    this.#labels = labels;
    this.#chunk = chunk;
  }

  get nodes(): readonly Node[] {
    return this.#paragraphs.nodes;
  }

  get sections(): readonly Section[] {
    return this.#paragraphs.sections;
  }

  open(name: string, attributes: Attributes): void {
    this.#count();
    if (this.#dropped > 0) {
      this.#dropped += 1;
      return;
    }
    if (this.#tables.takeGone(name, attributes)) return;
    if (this.#inParagraphProperties && (name === 'w:del' || name === 'w:moveFrom')) {
      this.#paragraphs.deleteEnd();
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
    else if (!this.#tables.open(name, attributes)) this.#openInline(name, attributes);
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
        this.#paragraphs.close();
        break;
      case 'w:sectPr':
        this.#inSection = false;
        this.#paragraphs.endSection();
        break;
      case 'w:pPr':
        this.#inParagraphProperties = false;
        this.#label();
        break;
      case 'w:r':
        this.#run.close();
        break;
      case 'w:txbxContent':
        this.#paragraphs.closeBox();
        break;
      case 'w:trPr':
        this.#tables.closeRowProperties();
        break;
      case 'w:tc':
        this.#tables.closeCell();
        break;
      case 'w:tbl':
        this.#tables.close();
        break;
    }
  }

  text(text: string): void {
    if (!this.#inText || this.#dropped > 0 || this.#run.isHidden || this.#fields.inCode) return;
    const { glyphs } = this.#run;
    this.#paragraphs.print(glyphs === undefined ? text : inSymbolFont(glyphs, text));
  }

  #count(): void {
    this.#pieces += 1;
    if (this.#pieces > MOST_PIECES) throw new Refusal('document-too-large', { limit: String(MOST_PIECES) });
  }

  #openInline(name: string, attributes: Attributes): void {
    switch (name) {
      case 'w:p':
        this.#paragraphs.open();
        break;
      case 'w:txbxContent':
        this.#paragraphs.openBox();
        break;
      case 'w:br':
      case 'w:cr':
        this.#paragraphs.into.push(BREAK);
        break;
      case 'w:r':
        this.#run.open();
        break;
      case 'w:rFonts':
        this.#run.font(attributes);
        break;
      case 'm:den':
        this.#print('/');
        break;
      case 'w:vanish':
        this.#run.vanish(attributes);
        break;
      case 'w:tab':
        if (this.#run.isOpen) this.#print(' ');
        break;
      case 'w:sectPr':
        this.#inSection = true;
        break;
      case 'w:headerReference':
        if (attributes.local('type') !== 'even') this.#paragraphs.header(attributes.local('id') ?? '');
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.footnotes += 1;
        break;
      case 'a:blip':
      case 'v:imagedata':
        this.pictures += 1;
        break;
      case 'w:altChunk':
        for (const node of this.#chunk(attributes.local('id') ?? '')) this.#paragraphs.into.push(node);
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

  #print(text: string): void {
    if (text === '' || this.#run.isHidden || this.#fields.inCode) return;
    this.#paragraphs.print(text);
  }

  #label(): void {
    if (this.#list === null || this.#list.list === '') return;
    if (this.#paragraphs.goesOn) return;
    const label = this.#labels(this.#list.list, this.#list.level);
    this.#list = null;
    if (label !== '') this.#paragraphs.into.push(label);
  }
}
