import type { RawCell, RawLabelled } from '../raw/raw-form.js';

/** Boxes of a menu, ticked ones, and what scanning makes of empty ones. */
const TICKED = /[☑☒√✓✔■●]/u;
const BOX = /[□☐○〇◻]/u;
const SCANNED = /(?:^|[、.\d])[^、.\d]{3,16}[口0□](?=\s*(?:[2-9][、.]|$))/u;

/**
 * A menu of boxes of which none is ticked prints nothing but the template: options numbered or not, each with an empty
 * box, also where scanning has made a 口 or a 0 of it.
 */
export function isUntickedMenu(text: string): boolean {
  if (TICKED.test(text)) return false;
  if (BOX.test(text)) return true;
  return /^1[、.]/u.test(text) && /2[、.]/u.test(text) && SCANNED.test(text);
}

/** Is a folded text a tick and nothing else? */
export const isTick = (fold: string): boolean => /^[☑☒√✓✔■●]$/u.test(fold);

/** The cell of a label as it was filled in: a menu in which nothing is ticked is a blank, and stays known as the menu. */
export const filledIn = (cell: RawCell | null): Pick<RawLabelled, 'cell' | 'menu'> =>
  cell !== null && isUntickedMenu(cell.text) ? { cell: null, menu: cell } : { cell };
