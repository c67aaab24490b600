import { Parser } from 'htmlparser2';
import { BREAK, type Node } from '../content/nodes.js';
import { inSymbolFont, symbolFont } from '../content/symbols.js';
import { Boxes } from './boxes.js';
import { Choice, isBox, printedInput } from './controls.js';
import { BLOCKS, CONTROLS, fontOf, isHidden, SKIPPED, VOID } from './elements.js';
import { Menus } from './menus.js';
import { RowGroups } from './row-groups.js';
import { OpenTables } from './tables.js';

/** A limit that no published page comes near. */
const MOST_NODES = 500_000;
/** Elements open at once: the parser takes time for each of them at each tag. What follows deeper is taken without its tags. */
const MOST_OPEN = 5_000;
/** UTF-16 units given to the parser at a time. */
const PIECE = 65_536;

/** Builds the tree while the parser walks over the page. */
class Tree {
  readonly root: Node[] = [];
  readonly #tables = new OpenTables(this.root);
  readonly #menus = new Menus();
  readonly #boxes = new Boxes();
  #nodes = 0;
  #skipped = 0;
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
    const isOutside = CONTROLS.has(name) && !this.#tables.isInCell;
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
    if (name === 'a') this.#menus.openLink();
    else if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#tables.openRow();
    else if (name === 'td' || name === 'th') this.#tables.openCell(attributes);
    else if (name === 'caption') this.#tables.openCaption();
    else if (RowGroups.has(name)) this.#tables.openGroup(name);
    if (BLOCKS.has(name)) this.#add(BREAK);
    this.#menus.open(name, this.#depth, this.#tables.into);
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
    this.#menus.text(text);
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      if (!VOID.has(name)) this.#skipped--;
      return;
    }
    if (this.#fonts.at(-1)?.depth === this.#depth) this.#fonts.pop();
    if (CONTROLS.has(name)) this.#closeControl(name);
    this.#menus.close(name, this.#depth, this.#tables.into);
    if (name === 'a') this.#menus.closeLink();
    else if (name === 'table') this.#tables.closeTable();
    else if (name === 'td' || name === 'th') this.#tables.closeCell();
    else if (name === 'caption') this.#tables.closeCaption();
    else if (RowGroups.has(name)) this.#tables.closeGroup();
    if (BLOCKS.has(name)) this.#add(BREAK);
    if (this.#depth > 0) this.#depth--;
  }

  /** The page is at its end. */
  end(): void {
    this.#boxes.print();
  }

  #add(node: Node): void {
    if (this.#nodes++ < MOST_NODES) this.#tables.into.push(node);
  }

  #addLine(line: string): void {
    this.#add(line);
    this.#add(BREAK);
  }

  #openControl(name: string, attributes: Readonly<Record<string, string>>): void {
    const { table } = this.#tables;
    if (name === 'input' && isBox(attributes)) {
      if (table !== null) this.#boxes.put(table, this.#tables.into, 'checked' in attributes);
    } else if (name === 'input') this.#add(printedInput(attributes));
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
    if (this.#tables.openTable((table) => this.#add(table))) this.#menus.table();
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
  tree.end();
  return tree.root;
}
