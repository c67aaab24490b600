type Given = Readonly<Record<string, string>>;

/** Kinds of fields that print what was typed into them. */
const TYPED: ReadonlySet<string> = new Set(['', 'text', 'number', 'date', 'month', 'tel', 'email', 'url']);

const typeOf = (attributes: Given): string => (attributes['type'] ?? '').trim().toLowerCase();

/** Whether a field is a box to tick. */
export const isBox = (attributes: Given): boolean => ['checkbox', 'radio'].includes(typeOf(attributes));

/** What a field prints that a page has in a cell, apart from boxes: the text in it. */
export const printedInput = (attributes: Given): string =>
  TYPED.has(typeOf(attributes)) ? (attributes['value'] ?? '') : '';

/** A list to choose from, while it is read: it prints the entry that is chosen, else its first. */
export class Choice {
  #first: string | null = null;
  #chosen: string | null = null;
  #entry: { text: string; readonly isChosen: boolean; readonly isBlank: boolean } | null = null;

  open(attributes: Given): void {
    this.close();
    this.#entry = { text: '', isChosen: 'selected' in attributes, isBlank: attributes['value'] === '' };
  }

  text(text: string): void {
    if (this.#entry !== null) this.#entry.text += text;
  }

  /** Ends an entry. One without a value (请选择) stands for nothing chosen. */
  close(): void {
    if (this.#entry === null) return;
    const { text, isChosen, isBlank } = this.#entry;
    const printed = isBlank ? '' : text;
    this.#first ??= printed;
    if (isChosen) this.#chosen = printed;
    this.#entry = null;
  }

  get printed(): string {
    return this.#chosen ?? this.#first ?? '';
  }
}
