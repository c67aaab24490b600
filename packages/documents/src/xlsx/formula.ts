/** A reference to a cell outside quotes, which no name of a function (LOG10) or of a sheet is. */
const REFERENCE = /"[^"]*"|'[^']*'!?|(?<![A-Za-z0-9_.$!])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![A-Za-z0-9_.(!])/g;

/**
 * A formula with its references moved to the rows where a worksheet has them.
 * @param row gives for a row of the sheet (from 0) its number in the worksheet (from 1)
 */
export function movedFormula(formula: string, row: (row: number) => number): string {
  return formula.replace(REFERENCE, (whole, letters: string | undefined, digits: string | undefined) =>
    letters === undefined || digits === undefined ? whole : `${letters}${row(Number(digits) - 1)}`,
  );
}
