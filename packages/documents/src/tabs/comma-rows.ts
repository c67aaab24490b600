import type { RowRanges } from './cells.js';

const LEAST_ROWS = 4;
const LEAST_COLUMNS = 3;
const COMMA = 0x2c;
const QUOTE = 0x22;

/** One record from `from` on: its fields without their quotes, and where the next begins; null where a quote stands askew. */
function recordAt(text: string, from: number): { row: RowRanges; next: number } | null {
  const row: [number, number][] = [];
  let at = from;
  for (;;) {
    let start = at;
    let end: number;
    if (text.charCodeAt(at) === QUOTE) {
      start = ++at;
      for (; ; at += 2) {
        at = text.indexOf('"', at);
        if (at < 0) return null;
        if (text.charCodeAt(at + 1) !== QUOTE) break;
      }
      end = at++;
    } else {
      while (at < text.length && !/[,\r\n]/u.test(text[at] ?? '')) at++;
      end = at;
    }
    row.push([start, end]);
    if (text.charCodeAt(at) === COMMA) {
      at++;
      continue;
    }
    if (at < text.length && !/[\r\n]/u.test(text[at] ?? '')) return null;
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    return { row, next: at + 1 };
  }
}

/**
 * Rows of a text that is one table of fields parted by commas, as Excel saves a sheet as CSV: every record as wide as the
 * first, blank fields included. Null where the text is anything else. Linear in its length.
 */
export function commaRows(text: string): RowRanges[] | null {
  const rows: RowRanges[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const record = recordAt(text, at);
    if (record === null) return null;
    const [first] = rows;
    const isBlankEnd = record.row.length === 1 && text.slice(at).trim() === '';
    if (isBlankEnd) break;
    if (record.row.length < LEAST_COLUMNS || (first !== undefined && first.length !== record.row.length)) return null;
    rows.push(record.row);
    at = record.next;
  }
  return rows.length >= LEAST_ROWS ? rows : null;
}
