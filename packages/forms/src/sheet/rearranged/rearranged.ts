import type { Lexicon } from '../../labels/lexicon.js';
import type { GridRow } from '../rows.js';
import { besideLabels, goalsApart, widthsOf } from './labels-above.js';
import { apart } from './several-in-cell.js';
import { turnedFunds } from './turned-funds.js';

/** Rows that those of a document may come apart into at the most. */
const MOST_PARTS = 6000;

/**
 * The rows of a document as most forms have them, where a form has another order: funds with the sources over the
 * columns, values under their labels, several indicators in one cell, goals in one cell with their labels. Every cell
 * keeps its text and its place in the file; rows that need nothing are the same objects.
 */
export function rearranged(rows: readonly GridRow[], lexicon: Lexicon): readonly GridRow[] {
  const out: GridRow[] = [];
  const widths = widthsOf(rows);
  let parts = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined) break;
    const turned = turnedFunds(lexicon, rows, at);
    const beside = turned === null ? besideLabels(lexicon, row, rows[at + 1], widths.get(row.block)) : null;
    if (turned !== null) {
      out.push(...turned.rows);
      at += turned.taken - 1;
    } else if (beside !== null) {
      out.push(beside);
      at++;
    } else {
      const rest = goalsApart(lexicon, row) ?? (parts < MOST_PARTS ? apart(lexicon, row) : [row]);
      if (rest.length > 1) parts += rest.length;
      out.push(...rest);
    }
  }
  return out;
}
