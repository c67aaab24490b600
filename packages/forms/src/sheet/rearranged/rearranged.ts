import type { Lexicon } from '../../labels/lexicon.js';
import type { GridRow } from '../rows.js';
import { besideLabels, widthsOf } from './labels-above.js';
import { turnedFunds } from './turned-funds.js';

/**
 * The rows of a document as most forms have them, where a form has another order: funds with the sources over the
 * columns, values under their labels. Every cell keeps its text and its place in
 * the file; rows that need nothing are the same objects.
 */
export function rearranged(rows: readonly GridRow[], lexicon: Lexicon): readonly GridRow[] {
  const out: GridRow[] = [];
  const widths = widthsOf(rows);
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
    } else out.push(row);
  }
  return out;
}
