import type { RowRanges } from './cells.js';

const LEAST_ROWS = 4;
const LEAST_COLUMNS = 3;
const COMMA = 0x2c;
const QUOTE = 0x22;

const endsField = (code: number): boolean => code === COMMA || code === 0x0a || code === 0x0d;

/** Whether a text without quotes has too few commas for its lines: two records in three have two at the least. */
function hasFewCommas(text: string): boolean {
  if (text.includes('"')) return false;
  let commas = 0;
  let lines = 0;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) commas += 1;
  const end = text.trimEnd().length;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return commas * 3 < lines * 4 || commas < LEAST_ROWS;
}

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
      while (at < text.length && !endsField(text.charCodeAt(at))) at++;
      end = at;
    }
    row.push([start, end]);
    if (text.charCodeAt(at) === COMMA) {
      at++;
      continue;
    }
    if (at < text.length && !endsField(text.charCodeAt(at))) return null;
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    return { row, next: at + 1 };
  }
}

/** Whether the field is quoted: its range begins behind the quote. */
const isQuoted = (text: string, [from]: readonly [number, number]): boolean => text.charCodeAt(from - 1) === QUOTE;

/** What a field says: two quotes in a quoted one stand for one. */
export const fieldText = (text: string, field: readonly [number, number]): string =>
  isQuoted(text, field) ? text.slice(...field).replaceAll('""', '"') : text.slice(...field);

/** Signs by which a table of another kind parts its cells; a tab that ends a field only keeps a number as text. */
const OTHER_SEPARATOR = /[|｜]|\t(?=[^\t])/u;

/** Whether a comma of the record stands in a number (1,234) rather than between fields. */
function partsNumber(text: string, row: RowRanges): boolean {
  return row.some((field, at) => {
    const next = row[at + 1];
    if (next === undefined || isQuoted(text, field) || isQuoted(text, next)) return false;
    return /(?:^|\D)\d{1,3}$/u.test(text.slice(...field)) && /^\d{3}(?:\D|$)/u.test(text.slice(...next));
  });
}

/** A record of several texts without any figure, as the head of a table is. */
function isHead(text: string, row: RowRanges): boolean {
  const said = row.map((field) => text.slice(...field)).filter((field) => field.trim() !== '');
  return said.length >= LEAST_COLUMNS && said.every((field) => !/\d/u.test(field));
}

/** Whether the commas of the text part fields: most records are as wide as the widest, or those that are not stand together. */
function isOfFields(text: string, rows: readonly RowRanges[], width: number): boolean {
  const full = rows.filter((row) => row.length === width).length;
  const changes = rows.filter((row, at) => at > 0 && row.length !== rows[at - 1]?.length).length;
  const wide = rows.filter((row) => row.length >= LEAST_COLUMNS);
  if (full * 3 < rows.length * 2 && (changes * 4 > rows.length || wide.length * 3 < rows.length * 2)) return false;
  if (rows.flat().some((field) => !isQuoted(text, field) && OTHER_SEPARATOR.test(text.slice(...field)))) return false;
  const parted = wide.filter((row) => partsNumber(text, row)).length;
  return parted * 2 <= wide.length || rows.some((row) => isHead(text, row));
}

/**
 * Rows of a text that is one table of fields parted by commas, as Excel saves a sheet as CSV: blank fields included; a record
 * may lack its last commas, as Excel leaves them out where whole columns are blank. Null where the text is anything else:
 * commas in figures, tabs or pipes between cells. Linear in its length.
 */
export function commaRows(text: string): RowRanges[] | null {
  if (hasFewCommas(text)) return null;
  const rows: RowRanges[] = [];
  let width = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  // Blank lines at the end are no records.
  const end = text.trimEnd().length;
  while (at < end) {
    const record = recordAt(text, at);
    if (record === null) return null;
    width = Math.max(width, record.row.length);
    rows.push(record.row);
    at = record.next;
  }
  if (rows.length < LEAST_ROWS || width < LEAST_COLUMNS || !isOfFields(text, rows, width)) return null;
  return rows;
}
