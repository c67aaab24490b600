import type { Printed } from '@kaocheng/core/model/transcript';
import type { RawCell } from '../raw/raw-form.js';

/** A space between two Latin words, or before a numbered item that follows a clause. */
const KEPT =
  /(?<=[A-Za-z]) (?=[A-Za-z])|(?<=[。；;.、，,！!）)】\]\p{Script=Han}]) (?=(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．])/gu;

const BLANK = /[\s\u200b-\u200d\ufeff]/u;

/**
 * Takes out white space that only the layout put there: all of it, but for one space between two Latin words,
 * and one before a numbered item (`1、… 2、…`), where it parts the items. Glyphs are never altered.
 */
export function withoutLayout(text: string): string {
  if (!BLANK.test(text)) return text;
  const flat = text.replace(/[\s\u200b-\u200d\ufeff]+/gu, ' ').trim();
  if (!flat.includes(' ')) return flat;
  const kept = new Set(Array.from(flat.matchAll(KEPT), (match) => match.index));
  return flat.replace(/ /gu, (space, at: number) => (kept.has(at) ? space : ''));
}

/** Text of a cell without layout; null where the cell is missing or blank. */
export function printed(cell: RawCell | null | undefined): Printed {
  if (cell === null || cell === undefined) return null;
  const text = withoutLayout(cell.text);
  return text === '' ? null : text;
}
