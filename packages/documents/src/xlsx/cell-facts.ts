import type { CellFacts } from '../content/nodes.js';
import { addressOf } from './address.js';
import type { CellStyle } from './styles.js';
import type { WorksheetCell } from './worksheet.js';

/**
 * What is known of a cell besides its text.
 * @param name of its sheet
 * @param styles what is known of the look of each style, filled in
 */
export function factsOf(
  cell: WorksheetCell,
  isProtected: boolean,
  name: string,
  styles: Map<CellStyle, CellFacts>,
): CellFacts {
  const facts: Facts = { sheet: name, address: addressOf(cell) };
  if (cell.runs !== undefined) facts.runs = cell.runs;
  if (cell.stored !== undefined) facts.stored = cell.stored;
  if (isProtected) facts.editable = !cell.style.locked;
  return Object.assign(facts, lookOf(cell.style, styles));
}

type Facts = { -readonly [K in keyof CellFacts]: CellFacts[K] };

/** What a style says of the look of a cell, made once for each style. */
function lookOf(style: CellStyle, known: Map<CellStyle, CellFacts>): CellFacts {
  const before = known.get(style);
  if (before !== undefined) return before;
  const facts: Facts = {};
  if (style.numberFormat !== 'General') facts.numberFormat = style.numberFormat;
  if (style.align !== undefined) facts.align = style.align;
  if (style.verticalAlign !== undefined) facts.verticalAlign = style.verticalAlign;
  if (style.bold === true) facts.bold = true;
  if (style.size !== undefined) facts.size = style.size;
  if (style.borders !== undefined) facts.borders = style.borders;
  known.set(style, facts);
  return facts;
}
