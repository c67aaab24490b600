import { Parser } from 'htmlparser2';
import { BREAK, type Cell, type Node, type Row, type Table } from '../content/nodes.js';
import { inSymbolFont, symbolFont } from '../content/symbols.js';
import { Choice, printedInput } from './controls.js';
import { RowGroups } from './row-groups.js';

/** Limits that no published page comes near. */
const DEEPEST = 24;
const MOST_NODES = 500_000;
/** Elements open at once: the parser takes time for each of them at each tag. What follows deeper is taken without its tags. */
const MOST_OPEN = 5_000;
/** UTF-16 units given to the parser at a time. */
const PIECE = 65_536;

/** Elements that are no part of what a page says: code, menus around it, readings above glyphs, what was struck out. */
const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'nav',
  'footer',
  'aside',
  'button',
  'iframe',
  'svg',
  'object',
  'audio',
  'video',
  'canvas',
  'map',
  'dialog',
  'rt',
  'rp',
  'del',
]);
/** Fields to fill in: those of a form stand in its cells, others are none of what a page says. */
const CONTROLS: ReadonlySet<string> = new Set(['input', 'select', 'option', 'optgroup', 'textarea']);
/** Elements that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'br',
  'hr',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'main',
  'header',
  'form',
  'fieldset',
  'blockquote',
  'pre',
  'center',
  'caption',
  'address',
  'figure',
  'figcaption',
  'body',
  'title',
]);
/** Elements that may be a list of links and nothing else. */
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'div', 'td', 'table', 'section', 'header', 'p', 'dl']);
/** Elements without an end tag. */
const VOID: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** A link to an attachment is part of what the page says. */
const FILE = /\.\s?(?:pdf|docx?|xlsx?|wps|et|ofd|jpe?g|png|zip|rar)\b/iu;

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  'hidden' in attributes ||
  /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/iu.test(attributes['style'] ?? '');

/** The first font that an element names for its text; null where it names none. */
const fontOf = (attributes: Readonly<Record<string, string>>): string | null =>
  attributes['face'] ?? /(?:^|[;\s])font-family\s*:\s*["']?([^"',;]+)/iu.exec(attributes['style'] ?? '')?.[1] ?? null;

const span = (text: string | undefined, most: number): number => {
  const value = Number.parseInt(text ?? '1', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, most) : 1;
};

/** Text seen so far inside an element that may be a menu, and how much of it links. */
interface Open {
  readonly name: string;
  readonly children: Node[];
  readonly from: number;
  readonly depth: number;
  text: number;
  linked: number;
  links: number;
  tables: number;
}

/** Builds the tree while the parser walks over the page. */
class Tree {
  readonly root: Node[] = [];
  readonly #tables: {
    readonly table: Table;
    readonly groups: RowGroups;
    row: Row | null;
    cell: Cell | null;
    caption: Node[] | null;
    inCaption: boolean;
    readonly outer: Node[];
  }[] = [];
  readonly #open: Open[] = [];
  #into: Node[] = this.root;
  #nodes = 0;
  #skipped = 0;
  #links = 0;
  #depth = 0;
  #choice: Choice | null = null;
  #inTextArea = false;
  /** The fonts in force that begin with a symbol font, and those inside them. */
  readonly #fonts: { readonly depth: number; readonly glyphs: ReturnType<typeof symbolFont> }[] = [];

  /** Elements that are open. */
  get depth(): number {
    return this.#depth + this.#skipped;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const isOutside = CONTROLS.has(name) && this.#tables.at(-1)?.cell == null;
    if (this.#skipped > 0 || SKIPPED.has(name) || isHidden(attributes) || isOutside) {
      if (!VOID.has(name)) this.#skipped++;
      return;
    }
    this.#depth++;
    const font = fontOf(attributes);
    const glyphs = font === null ? undefined : symbolFont(font);
    if (glyphs !== undefined || (font !== null && this.#fonts.length > 0))
      this.#fonts.push({ depth: this.#depth, glyphs });
    if (CONTROLS.has(name)) this.#openControl(name, attributes);
    if (name === 'a') {
      this.#links++;
      for (const list of this.#open) list.links++;
    } else if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#openRow();
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (name === 'caption') this.#openCaption();
    else if (RowGroups.has(name)) this.#tables.at(-1)?.groups.open(name);
    if (BLOCKS.has(name)) this.#add(BREAK);
    if (LISTS.has(name) && this.#open.length < 400)
      this.#open.push({
        name,
        children: this.#into,
        from: this.#into.length,
        depth: this.#depth,
        text: 0,
        linked: 0,
        links: 0,
        tables: 0,
      });
  }

  text(text: string): void {
    if (this.#skipped > 0 || text === '') return;
    if (this.#choice !== null) {
      this.#choice.text(text);
      return;
    }
    const glyphs = this.#fonts.at(-1)?.glyphs;
    if (glyphs !== undefined) this.#add(inSymbolFont(glyphs, text));
    else if (this.#inTextArea) for (const line of text.split('\n')) this.#addLine(line);
    else this.#add(text);
    const length = text.trim().length;
    if (length === 0) return;
    const last = this.#open.at(-1);
    if (last === undefined) return;
    last.text += length;
    if (this.#links > 0 && !FILE.test(text)) last.linked += length;
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      if (!VOID.has(name)) this.#skipped--;
      return;
    }
    if (this.#fonts.at(-1)?.depth === this.#depth) this.#fonts.pop();
    if (CONTROLS.has(name)) this.#closeControl(name);
    const list = this.#open.at(-1);
    if (list !== undefined && list.name === name && list.depth >= this.#depth) this.#closeList();
    if (name === 'a' && this.#links > 0) this.#links--;
    else if (name === 'table') this.#closeTable();
    else if (name === 'td' || name === 'th') this.#closeCell();
    else if (name === 'caption') this.#closeCaption();
    else if (RowGroups.has(name)) this.#tables.at(-1)?.groups.close();
    if (BLOCKS.has(name)) this.#add(BREAK);
    if (this.#depth > 0) this.#depth--;
  }

  /** A stretch that is a list of links (three or more, and hardly anything else) is a menu and is taken out. */
  #closeList(): void {
    const list = this.#open.pop();
    if (list === undefined) return;
    const outer = this.#open.at(-1);
    const menu = list.links >= 3 && list.tables === 0 && list.linked * 10 >= list.text * 8;
    if (menu && list.children === this.#into) list.children.length = Math.min(list.children.length, list.from);
    else if (outer !== undefined) {
      outer.text += list.text;
      outer.linked += list.linked;
      outer.tables += list.tables;
    }
  }

  #add(node: Node): void {
    if (this.#nodes++ < MOST_NODES) this.#into.push(node);
  }

  #addLine(line: string): void {
    this.#add(line);
    this.#add(BREAK);
  }

  #openControl(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'input') this.#add(printedInput(attributes));
    else if (name === 'select') this.#choice = new Choice();
    else if (name === 'option') this.#choice?.open(attributes);
    else if (name === 'textarea') this.#inTextArea = true;
  }

  #closeControl(name: string): void {
    if (name === 'option') this.#choice?.close();
    else if (name === 'textarea') this.#inTextArea = false;
    else if (name === 'select') {
      this.#choice?.close();
      this.#add(this.#choice?.printed ?? '');
      this.#choice = null;
    }
  }

  #openTable(): void {
    const table: Table = { kind: 'table', rows: [] };
    if (this.#tables.length >= DEEPEST) return;
    this.#add(table);
    for (const list of this.#open.slice(-1)) list.tables++;
    this.#tables.push({
      table,
      groups: new RowGroups(),
      row: null,
      cell: null,
      caption: null,
      inCaption: false,
      outer: this.#into,
    });
  }

  /** The caption of a table stands above it, wherever in the table it is written. */
  #openCaption(): void {
    const open = this.#tables.at(-1);
    if (open === undefined || open.caption !== null) return;
    open.caption = [];
    open.inCaption = true;
    this.#into = open.caption;
  }

  /** A caption without an end tag ends where a row or a cell begins, or with its table. */
  #closeCaption(): void {
    const open = this.#tables.at(-1);
    if (open === undefined || open.caption === null || !open.inCaption) return;
    open.inCaption = false;
    this.#into = open.cell?.children ?? open.outer;
    const at = open.outer.lastIndexOf(open.table);
    if (at >= 0) open.outer.splice(at, 0, BREAK, ...open.caption, BREAK);
  }

  #openRow(): void {
    this.#closeCaption();
    const open = this.#tables.at(-1);
    if (open === undefined) return;
    open.row = { cells: [] };
    open.cell = null;
    open.groups.add(open.row);
    open.table.rows.push(open.row);
    this.#into = open.outer;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#closeCaption();
    const open = this.#tables.at(-1);
    if (open === undefined) return;
    if (open.row === null) this.#openRow();
    const cell: Cell = {
      rowSpan: span(attributes['rowspan'], 65_535),
      colSpan: Math.max(1, span(attributes['colspan'], 1_000)),
      children: [],
    };
    open.row?.cells.push(cell);
    open.cell = cell;
    this.#into = cell.children;
  }

  #closeCell(): void {
    const open = this.#tables.at(-1);
    if (open === undefined) return;
    open.cell = null;
    this.#into = open.outer;
  }

  #closeTable(): void {
    this.#closeCaption();
    const open = this.#tables.pop();
    if (open === undefined) return;
    open.table.rows.length = 0;
    for (const row of open.groups.rows()) open.table.rows.push(row);
    this.#into = this.#tables.at(-1)?.cell?.children ?? open.outer;
  }
}

/**
 * Parses a page, well formed or not, into what it says: texts, breaks and tables, without code, controls, hidden parts
 * and menus. Never throws; depth and size are bounded.
 */
export function parseTree(html: string): Node[] {
  const tree = new Tree();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => tree.open(name, attributes),
      ontext: (text) => tree.text(text),
      onclosetag: (name) => tree.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  let at = 0;
  while (at < html.length && tree.depth <= MOST_OPEN) {
    const tag = html.indexOf('<', at + PIECE);
    const next = tag < 0 ? html.length : tag;
    parser.write(html.slice(at, next));
    at = next;
  }
  parser.end();
  if (at < html.length) tree.text(html.slice(at).replace(/<[^<>]*>/gu, '\n'));
  return tree.root;
}
