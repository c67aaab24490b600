import type { Lexicon } from '../labels/lexicon.js';
import type { RawCell } from '../raw/raw-form.js';
import { FormBuilder } from './form-builder.js';
import { readInline } from './head-row.js';
import { labelOf } from './know.js';

const FILE =
  /^\s*[^\\/:*?"<>|\n]{1,80}\.\s?(?:pdf|docx?|xlsx?|wps|et|ofd|jpe?g|png|bmp|tiff?|zip|rar|7z)\s*(?:[(（]\s*[\d.]+\s*[KMG]?B?\s*[)）])?\s*$/iu;
const PHONE = /^(?:(?:0\d{2,3}[-－—–])?\d{7,8}|1\d{10})$/u;
const PERSON = /^\p{Script=Han}{2,4}$/u;
const NUMBERED = /^(?:[(（]?\d{1,2}[)）、.．]|[(（]?[一二三四五六七八九十]{1,2}[)）、.])/u;

/** The form's own explanations to those who fill it in are part of the form, not of what it says. */
const isOwnNote = (label: string): boolean => label === '注';

/** What a line behind a table is. */
type Line = 'attachment' | 'phone' | 'person' | 'labelled' | 'note' | 'other';

export const isAttachment = (text: string): boolean => FILE.test(text);
export const isPhone = (text: string): boolean => PHONE.test(text.replace(/\s+/g, ''));
/** A name alone on its line is one only where a telephone number or an attachment follows it. */
export const isPerson = (text: string): boolean => PERSON.test(text.replace(/\s+/g, ''));

/** Reads the lines behind a form's table: names, numbers, attachments, notes that go on over lines. */
export class TailLines {
  #note: { field: string; label: string; index: number } | null = null;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly form: FormBuilder,
  ) {}

  /** Reads a line, or a row of one cell, that begins a note or goes on with one. False where it is none. */
  note(cell: RawCell): boolean {
    const { form, lexicon } = this;
    const inline = readInline(lexicon, cell);
    const heading = inline?.labelled.length === 1 ? inline.labelled[0] : undefined;
    if (heading !== undefined && heading.field === 'extra' && heading.cell !== null) {
      const before = this.#note === null ? undefined : form.tail[this.#note.index];
      if (before !== undefined && this.#note?.label === heading.label) {
        form.tail[this.#note.index] = { ...before, cell: FormBuilder.joined(before.cell, cell) };
        return true;
      }
      this.#note = { field: 'extra', label: heading.label, index: form.tail.length };
      form.tail.push(isOwnNote(heading.label) ? { ...heading, cell: null } : heading);
      return true;
    }
    if (inline !== null || this.#note === null || !NUMBERED.test(cell.text)) return false;
    if (labelOf(lexicon, 'head', cell.text) !== null) return false;
    const before = form.tail[this.#note.index];
    if (before !== undefined && before.cell !== null)
      form.tail[this.#note.index] = { ...before, cell: FormBuilder.joined(before.cell, cell) };
    return true;
  }

  /** Reads one line; `next` is the line behind it. `other` where it is no part of the form. */
  read(cell: RawCell, next: string | null): Line {
    const { form, lexicon } = this;
    if (this.note(cell)) return 'note';
    const inline = readInline(lexicon, cell);
    if (inline !== null) {
      form.tail.push(...inline.labelled);
      this.#note = null;
      return 'labelled';
    }
    if (isAttachment(cell.text)) {
      form.attachments.push(cell);
      this.#note = null;
      return 'attachment';
    }
    if (isPhone(cell.text)) {
      form.tail.push({ field: 'contactPhone', label: '', cell });
      return 'phone';
    }
    if (isPerson(cell.text) && next !== null && (isPhone(next) || isAttachment(next))) {
      form.tail.push({ field: 'contactName', label: '', cell });
      return 'person';
    }
    this.#note = null;
    return 'other';
  }
}
