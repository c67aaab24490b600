import { BREAK, type Node } from '../content/nodes.js';

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

/** Puts what a document prints in its place: into paragraphs, their text boxes, and sections. */
export class Paragraphs {
  readonly nodes: Node[] = [];
  readonly sections: Section[] = [];
  /** What comes next is put here. */
  into: Node[] = this.nodes;
  /** The paragraphs that are open, one in the other. */
  readonly #open: OpenParagraph[] = [];
  /** Where the last paragraph stands whose end is deleted. */
  #goingOn: Node[] | null = null;
  /** Where the open text boxes stand. */
  readonly #boxed: Node[][] = [];
  /** Where the section begins that is open, and the headers that it names. */
  #from = 0;
  #headers: string[] = [];
  /** Which of the open paragraphs ends its section, counted from the outermost as 1; 0: none. */
  #endsIn = 0;

  /** Whether the next paragraph goes on where the innermost open one ends. */
  get goesOn(): boolean {
    return this.#open.at(-1)?.goesOn === true;
  }

  open(): void {
    if (this.#goingOn !== this.into) this.into.push(BREAK);
    this.#goingOn = null;
    this.#open.push({ goesOn: false, isBegun: false, boxes: [] });
  }

  /** Takes that the end of the paragraph is deleted or moved away. */
  deleteEnd(): void {
    const paragraph = this.#open.at(-1);
    if (paragraph !== undefined) paragraph.goesOn = true;
  }

  /** Text of the paragraph. */
  print(text: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph !== undefined) paragraph.isBegun = true;
    this.into.push(text);
  }

  close(): void {
    const { goesOn = false, boxes = [] } = this.#open.at(-1) ?? {};
    if (goesOn) this.#goingOn = this.into;
    else this.into.push(BREAK);
    for (const node of boxes) this.into.push(node);
    if (this.#open.length === this.#endsIn) this.#endSection();
    this.#open.pop();
  }

  openBox(): void {
    this.#boxed.push(this.into);
    this.into = [];
  }

  /** What stands in a text box is printed apart from the paragraph in which it is fastened: it never parts its words. */
  closeBox(): void {
    const outer = this.#boxed.pop();
    if (outer === undefined) return;
    const paragraph = this.#open.at(-1);
    const boxes = paragraph?.isBegun === true ? paragraph.boxes : outer;
    boxes.push(BREAK);
    for (const node of this.into) boxes.push(node);
    boxes.push(BREAK);
    this.into = outer;
  }

  /** A header that the section names. */
  header(id: string): void {
    this.#headers.push(id);
  }

  /** Ends the section: of the paragraph that bears its end the text is still to come, and belongs to it. */
  endSection(): void {
    if (this.#open.length > 0) this.#endsIn = this.#open.length;
    else this.#endSection();
  }

  #endSection(): void {
    this.sections.push({ start: this.#from, headers: this.#headers });
    this.#from = this.nodes.length;
    this.#headers = [];
    this.#endsIn = 0;
  }
}
