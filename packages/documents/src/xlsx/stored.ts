import { digitsOf, plainOf, shifted } from './digits.js';
import { shownNumber } from './shown.js';

const WHOLE = '0';
const FIGURE = /^(-?)([\d,]+(?:\.\d+)?)(%?)$/;

/**
 * The number that a worksheet must store to show a figure: the one that is given, else that of the figure itself
 * (`1,234.50` → 1234.5, `98.75%` → 0.9875). Null where the text is no figure.
 */
export function storedFor(text: string, format: string, given: string | undefined): string | null {
  if (given !== undefined) return digitsOf(given) === null ? null : given;
  if (format === '@') return null;
  const match = FIGURE.exec(text.trim());
  if (match === null) return null;
  const value = digitsOf(`${match[1] ?? ''}${(match[2] ?? '').replaceAll(',', '')}`);
  return value === null ? null : plainOf(match[3] === '%' ? shifted(value, -2) : value);
}

/** Whether a stored number is shown as a text under a format; one that is not must be written as the text itself. */
export function isShownAs(stored: string, format: string, text: string): boolean {
  if (format === WHOLE && stored === text && /^(?:0|[1-9]\d{0,14})$/.test(text)) return true;
  return shownNumber(stored, format, false).trim() === text.trim();
}
