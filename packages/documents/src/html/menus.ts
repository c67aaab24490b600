import type { Node } from '../content/nodes.js';

/** Elements that may be a list of links and nothing else. */
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'div', 'td', 'table', 'section', 'header', 'p', 'dl']);
/** Of such lists, one in the other, as many as are looked at. */
const MOST_LISTS = 400;

/** A link to an attachment is part of what the page says. */
const FILE = /\.\s?(?:pdf|docx?|xlsx?|wps|et|ofd|jpe?g|png|zip|rar)\b/iu;

/** Text seen so far inside an element that may be a menu, and how much of it links. */
interface OpenList {
  readonly name: string;
  readonly children: Node[];
  readonly from: number;
  readonly depth: number;
  text: number;
  linked: number;
  links: number;
  tables: number;
}

/** Tells menus from what a page says: a stretch that is a list of links and hardly anything else is a menu. */
export class Menus {
  readonly #open: OpenList[] = [];
  #links = 0;

  openLink(): void {
    this.#links++;
    for (const list of this.#open) list.links++;
  }

  closeLink(): void {
    if (this.#links > 0) this.#links--;
  }

  table(): void {
    const list = this.#open.at(-1);
    if (list !== undefined) list.tables++;
  }

  /**
   * @param depth how many elements are open, with this one
   * @param into where what stands in the element is put
   */
  open(name: string, depth: number, into: Node[]): void {
    if (LISTS.has(name) && this.#open.length < MOST_LISTS)
      this.#open.push({ name, children: into, from: into.length, depth, text: 0, linked: 0, links: 0, tables: 0 });
  }

  text(text: string): void {
    const length = text.trim().length;
    const list = this.#open.at(-1);
    if (length === 0 || list === undefined) return;
    list.text += length;
    if (this.#links > 0 && !FILE.test(text)) list.linked += length;
  }

  /** Ends an element; what was put into it is taken out where it is a menu (three links or more, and hardly anything else). */
  close(name: string, depth: number, into: Node[]): void {
    const list = this.#open.at(-1);
    if (list === undefined || list.name !== name || list.depth < depth) return;
    this.#open.pop();
    const outer = this.#open.at(-1);
    const isMenu = list.links >= 3 && list.tables === 0 && list.linked * 10 >= list.text * 8;
    if (isMenu && list.children === into) list.children.length = Math.min(list.children.length, list.from);
    else if (outer !== undefined) {
      outer.text += list.text;
      outer.linked += list.linked;
      outer.tables += list.tables;
    }
  }
}
