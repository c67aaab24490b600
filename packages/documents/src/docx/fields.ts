import { isOn } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';

/** Fields inside fields; what goes deeper is taken for the innermost. */
const DEEPEST = 50;

interface Field {
  /** True until the result begins: what stands there is the field's code. */
  code: boolean;
  box: { checked: boolean | null; preset: boolean } | null;
  list: { picked: number; readonly entries: string[] } | null;
}

/** Keeps track of the fields of a document (ECMA-376 Part 1, 17.16): of each only its result is printed. */
export class Fields {
  readonly #open: Field[] = [];

  /** Whether what comes now is the code of a field. */
  get inCode(): boolean {
    return this.#open.some(({ code }) => code);
  }

  /** Takes a `w:fldChar`; gives what the end of a check box or a list prints, else an empty text. */
  mark(type: string): string {
    if (type === 'begin' && this.#open.length < DEEPEST) this.#open.push({ code: true, box: null, list: null });
    const field = this.#open.at(-1);
    if (type === 'separate' && field !== undefined) field.code = false;
    if (type !== 'end') return '';
    this.#open.pop();
    if (field === undefined || this.inCode) return '';
    if (field.box !== null) return (field.box.checked ?? field.box.preset) ? '☑' : '□';
    return field.list?.entries[field.list.picked] ?? '';
  }

  /** Takes what a form field says of itself (`w:ffData`). */
  data(name: string, attributes: Attributes): void {
    const field = this.#open.at(-1);
    if (field === undefined) return;
    const value = attributes.local('val');
    if (name === 'w:checkBox') field.box = { checked: null, preset: false };
    else if (name === 'w:ddList') field.list = { picked: 0, entries: [] };
    else if (name === 'w:checked' && field.box !== null) field.box.checked = isOn(value, true);
    else if (name === 'w:default' && field.box !== null) field.box.preset = isOn(value, true);
    else if (name === 'w:result' && field.list !== null) field.list.picked = Number.parseInt(value ?? '0', 10);
    else if (name === 'w:listEntry') field.list?.entries.push(value ?? '');
  }
}
