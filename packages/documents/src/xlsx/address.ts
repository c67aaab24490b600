/** The place of a cell in a worksheet, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Places [first, last] of a range, corners included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows and columns that a worksheet can have (ECMA-376 Part 1, 18.3.1.73 and 18.3.1.4 as every program implements them). */
export const WORKSHEET = { rows: 1_048_576, columns: 16_384 } as const;

/** Place of `B12` or `$B$12`; null where the text is no address within a worksheet. */
export function placeOf(address: string): Place | null {
  let at = 0;
  let column = 0;
  let row = 0;
  if (address.charCodeAt(at) === 0x24) at += 1;
  const letters = at;
  for (; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & 0xdf;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  if (at === letters || at - letters > 3) return null;
  if (address.charCodeAt(at) === 0x24) at += 1;
  const digits = at;
  for (; at < address.length; at += 1) {
    const digit = address.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  if (at === digits || at - digits > 7 || row < 1 || row > WORKSHEET.rows || column > WORKSHEET.columns) return null;
  return { row: row - 1, column: column - 1 };
}

/** `B12` of a place. */
export function addressOf({ row, column }: Place): string {
  return `${columnName(column)}${row + 1}`;
}

/** Letters of a column counted from 0. */
export function columnName(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(0x41 + ((left - 1) % 26)) + letters;
  return letters;
}

/** Range of `A1:C3` or `A1`; null where the text is none. */
export function rangeOf(text: string): Range | null {
  const [from = '', to = from] = text.split(':');
  const first = placeOf(from);
  const last = placeOf(to);
  if (first === null || last === null) return null;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}
