import type { TextRun } from '@kaocheng/forms/sheet/sheet';
import { MOST_STRINGS } from '../limits.js';
import { isOn } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Attributes } from '../xml/attributes.js';
import { scanXml, type XmlHandler } from '../xml/scan.js';

/** A text of a workbook: one string, or, where its type changes, runs whose texts joined are `text`. */
export interface SheetText {
  readonly text: string;
  readonly runs?: readonly TextRun[];
}

/** Most runs of one text that are kept apart. */
const MOST_RUNS = 2000;

type Draft = { -readonly [K in keyof TextRun]: TextRun[K] };

/** Takes a `si` or `is` element apart (ECMA-376 Part 1, 18.4.8): runs joined, phonetic readings left out. */
export class TextBuilder {
  #runs: Draft[] = [];
  #run: Draft = { text: '' };
  #typed = false;
  #phonetic = 0;
  #inText = false;

  begin(): void {
    this.#runs = [];
    this.#run = { text: '' };
    this.#typed = false;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.#phonetic += 1;
    else if (name === 't') this.#inText = this.#phonetic === 0;
    else if (name === 'r' && this.#phonetic === 0 && this.#runs.length < MOST_RUNS) {
      this.#run = { text: '' };
      this.#runs.push(this.#run);
    } else if (name === 'b' && isOn(attributes.get('val'), true)) this.#type({ bold: true });
    else if (name === 'i' && isOn(attributes.get('val'), true)) this.#type({ italic: true });
    else if (name === 'u' && attributes.get('val') !== 'none') this.#type({ underline: true });
    else if (name === 'sz') {
      const size = Number.parseFloat(attributes.get('val') ?? '');
      if (size > 0 && size < 500) this.#run.size = size;
    }
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = Math.max(0, this.#phonetic - 1);
    else if (name === 't') this.#inText = false;
    else if (name === 'r') this.#run = { text: '' };
  }

  text(text: string): void {
    if (!this.#inText) return;
    if (this.#runs.length === 0) this.#runs.push(this.#run);
    this.#run.text += text;
  }

  end(): SheetText {
    const runs = this.#runs.filter((run) => run.text !== '').map((run) => ({ ...run, text: unescaped(run.text) }));
    const text = runs.map((run) => run.text).join('');
    return this.#typed && runs.length > 1 ? { text, runs } : { text };
  }

  #type(type: Omit<Draft, 'text'>): void {
    Object.assign(this.#run, type);
    this.#typed = true;
  }
}

/** `_x000D_` stands for a control character (22.9.2.19); line ends become one line feed. */
export function unescaped(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}

/** The shared strings of a workbook, in their order. */
export function readSharedStrings(xml: string, part: string): SheetText[] {
  const strings: SheetText[] = [];
  const builder = new TextBuilder();
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'si') builder.begin();
      else builder.open(name, attributes);
    },
    close(name) {
      if (name === 'si') {
        if (strings.length >= MOST_STRINGS)
          throw new Refusal('sheet-too-large', { sheet: part, limit: String(MOST_STRINGS) });
        strings.push(builder.end());
      } else builder.close(name);
    },
    text: (text) => builder.text(text),
  };
  scanXml(xml, part, handler);
  return strings;
}
