/** By this mark Excel knows that the file is UTF-8. */
export const csvStart = '\ufeff';

/** Signs that make a spreadsheet take a cell for a formula, wide ones and those behind blanks included. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠\t\r]/;

/** A number as documents print them; its minus makes no formula. */
const NUMBER = /^[+-]?\d{1,15}(?:\.\d+)?%?$/;

/** Whether a spreadsheet could take a text for a formula. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text);
}

/** One line of a CSV file (RFC 4180). What could be taken for a formula gets an apostrophe before it. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
