import type { Printed } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';

const LATIN_GAP = /(?<=[A-Za-z]) (?=[A-Za-z])/g;

/**
 * Takes out white space that only the layout put there: all of it, but for one space between two Latin words,
 * and one before a numbered item (`1、… 2、…`), where it parts the items. Glyphs are never altered.
 */
export function withoutLayout(text: string): string {
  const flat = text.replace(/[\s\u200b-\u200d\ufeff]+/g, ' ').trim();
  return flat
    .replace(LATIN_GAP, '\u0001')
    .replace(
      /(?<=[。；;.、，,！!）)】\]\p{Script=Han}]) (?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．])/gu,
      '\u0001',
    )
    .replaceAll(' ', '')
    .replaceAll('\u0001', ' ');
}

/** Text of a cell without layout; null where the cell is missing or blank. */
export function printed(cell: RawCell | null | undefined): Printed {
  if (cell === null || cell === undefined) return null;
  const text = withoutLayout(cell.text);
  return text === '' ? null : text;
}

/** A label for comparing: without white space, half-width punctuation, without a final colon. */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[〔【]/g, '[')
    .replace(/[〕】]/g, ']')
    .replace(/[×*xX](?=执行)/g, '×')
    .replace(/[:]+$/, '');
}
