import { addressOf, rangeOf } from '../xlsx/address.js';

/** A cell as an old workbook holds it. */
export interface HeldCell {
  readonly isNumber: boolean;
  readonly value: unknown;
  readonly formula: string | null;
}

const CELL = '\\$?[A-Z]{1,3}\\$?\\d{1,7}';
const RANGE = `${CELL}(?::${CELL})?`;
const TERM = `N\\(${CELL}\\)=0|NOT\\(ISNUMBER\\(${CELL}\\)\\)|COUNT\\(${RANGE}(?:,${RANGE})*\\)=0`;
/** What our formulas ask first: whether what they compute with is there. */
const CONDITION = new RegExp(`^IF\\((?:(${TERM})|OR\\(((?:${TERM})(?:,(?:${TERM}))*)\\)),"",`, 'u');
const TERMS = new RegExp(TERM, 'gu');
const RANGES = new RegExp(RANGE, 'gu');

/** Formulas that refer to one another so deep, and cells looked at in all, at the most: no form comes near. */
const DEEPEST = 40;
const MOST_LOOKED_AT = 200_000;
/** Most characters of a formula that is looked at: a longer one, put together of pieces, would first be made one text. */
const LONGEST = 2000;

/**
 * The formulas of a form of ours that give nothing, since nothing is filled in that they compute with, and for which an
 * office program has stored 0 all the same, as it does in the old format. Only a condition that is understood whole tells so.
 * @param cells of a worksheet by their addresses
 * @returns their addresses
 */
export function blankResults(cells: ReadonlyMap<string, HeldCell>): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  let left = MOST_LOOKED_AT;

  const isNumber = (address: string, depth: number): boolean => {
    left -= 1;
    return cells.get(address)?.isNumber === true && !isBlank(address, depth + 1);
  };
  const holds = (term: string, depth: number): boolean => {
    if (term.startsWith('COUNT')) {
      return (term.match(RANGES) ?? []).every((text) => {
        const range = rangeOf(text.replaceAll('$', ''));
        if (range === null || (range.bottom - range.top + 1) * (range.right - range.left + 1) > left) return false;
        for (let row = range.top; row <= range.bottom; row += 1)
          for (let column = range.left; column <= range.right; column += 1)
            if (isNumber(addressOf({ row, column }), depth)) return false;
        return true;
      });
    }
    const address = (term.match(RANGES)?.[0] ?? '').replaceAll('$', '');
    if (!isNumber(address, depth)) return true;
    return term.startsWith('N(') && cells.get(address)?.value === 0;
  };
  const isBlank = (address: string, depth: number): boolean => {
    const cell = cells.get(address);
    if (cell === undefined || cell.formula === null || !cell.isNumber || cell.value !== 0) return false;
    const before = known.get(address);
    if (before !== undefined) return before;
    if (depth > DEEPEST || left <= 0 || cell.formula.length > LONGEST) return false;
    known.set(address, false);
    const condition = CONDITION.exec(cell.formula);
    const terms = (condition?.[1] ?? condition?.[2] ?? '').match(TERMS) ?? [];
    const found = terms.some((term) => holds(term, depth));
    known.set(address, found);
    return found;
  };
  return new Set([...cells.keys()].filter((address) => isBlank(address, 0)));
}
