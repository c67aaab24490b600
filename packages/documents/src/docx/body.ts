import { BREAK, type Node } from '../content/nodes.js';
import { MOST_PIECES } from '../limits.js';
import { isOn } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import type { XmlHandler } from '../xml/scan.js';
import { Fields } from './fields.js';
import { symbol } from './symbols.js';
import { type DraftCell, type DraftRow, DraftTable, joinTables, tableOf } from './table.js';

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

const MOST_COLUMNS = 1000;

/** A section: the nodes of the document from `start` on, and the ids of the headers that its end names. */
export interface Section {
  readonly start: number;
  readonly headers: readonly string[];
}

interface OpenTable {
  readonly draft: DraftTable;
  row: DraftRow | null;
  cell: DraftCell | null;
  /** Where the table stands. */
  readonly outer: Node[];
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
  readonly #tables: OpenTable[] = [];
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
  /** How many paragraphs are open, one in the other. */
  #paragraphs = 0;
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
    if (this.#inRowProperties && name === 'w:del') {
      const row = this.#tables.at(-1)?.row;
      if (row) row.deleted = true;
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
        this.#into.push(BREAK);
        if (this.#paragraphs === this.#endsIn) this.#endSection();
        this.#paragraphs -= 1;
        break;
      case 'w:sectPr':
        this.#inSection = false;
        // The text of the paragraph that bears it is still to come, and of its section.
        if (this.#paragraphs > 0) this.#endsIn = this.#paragraphs;
        else this.#endSection();
        break;
      case 'w:pPr':
        this.#label();
        break;
      case 'w:r':
        this.#inRun = false;
        this.#hidden = false;
        break;
      case 'w:txbxContent':
        this.#into.push(BREAK);
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
    if (this.#inText && this.#dropped === 0 && !this.#hidden && !this.#fields.inCode) this.#into.push(text);
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
    if (name === 'w:p') this.#paragraphs += 1;
    switch (name) {
      case 'w:p':
      case 'w:txbxContent':
      case 'w:br':
      case 'w:cr':
        this.#into.push(BREAK);
        break;
      case 'w:r':
        this.#inRun = true;
        this.#hidden = false;
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
    if (text !== '' && !this.#hidden && !this.#fields.inCode) this.#into.push(text);
  }

  #label(): void {
    if (this.#list === null || this.#list.list === '') return;
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
    const value = attributes.local('val');
    const count = Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), MOST_COLUMNS);
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
      case 'w:gridCol':
        if (table.draft.columns.length < MOST_COLUMNS)
          table.draft.columns.push(Number.parseInt(attributes.local('w') ?? '0', 10) || 0);
        return true;
      case 'w:gridSpan':
        if (table.cell !== null) table.cell.gridSpan = count;
        return true;
      case 'w:gridBefore':
        if (table.row !== null) table.row.before = value === '0' ? 0 : count;
        return true;
      case 'w:gridAfter':
        if (table.row !== null) table.row.after = value === '0' ? 0 : count;
        return true;
      case 'w:tcW':
        if (table.cell !== null && attributes.local('type') !== 'pct')
          table.cell.width = Number.parseInt(attributes.local('w') ?? '0', 10) || 0;
        return true;
      case 'w:vmerge':
      case 'w:vMerge':
        if (table.cell !== null) table.cell.down = value === 'restart' ? 'restart' : 'continue';
        return true;
      case 'w:hmerge':
      case 'w:hMerge':
        if (table.cell !== null) table.cell.across = value === 'restart' ? 'restart' : 'continue';
        return true;
      case 'w:tblHeader':
        if (table.row !== null) table.row.isHeader = isOn(value, true);
        return true;
      default:
        return false;
    }
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
