import type { SourceSheet } from '@kaocheng/contracts/source-sheets';

/** What the rows and columns of a worksheet are called in the program that it comes from; '' where that is not known. */
export interface SheetLabels {
  /** A, B … AA. */
  readonly columns: readonly string[];
  /** Row of the grid → number in the worksheet. */
  readonly rows: ReadonlyMap<number, string>;
}

const LETTERS = 26;

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(number: number): string {
  const rest = (number - 1) % LETTERS;
  const before = Math.floor((number - 1) / LETTERS);
  return (before === 0 ? '' : lettersOf(before)) + String.fromCharCode(65 + rest);
}

/**
 * Labels of a worksheet from the addresses of its cells: hidden rows and columns and blank rows are not in the grid, so that
 * labels leap over them. A blank column between others bears a label only where none is hidden there.
 */
export function labelsOf({ columns, cells }: Pick<SourceSheet, 'columns' | 'cells'>): SheetLabels {
  const known = new Map<number, number>();
  const rows = new Map<number, string>();
  for (const { row, column, address = '' } of cells) {
    const parts = /^([A-Z]+)(\d+)$/.exec(address);
    if (parts === null) continue;
    const [, letters = '', digits = ''] = parts;
    known.set(column, numberOf(letters));
    const before = rows.get(row);
    // A merged cell whose first row is hidden is addressed by that, above the row in which it is seen.
    if (before === undefined || Number(digits) > Number(before)) rows.set(row, digits);
  }
  return { columns: namesBetween(columns, known), rows };
}

function namesBetween(columns: number, known: ReadonlyMap<number, number>): string[] {
  const names = Array.from({ length: columns }, () => '');
  const places: (readonly [number, number])[] = [[-1, 0], ...[...known].sort(([a], [b]) => a - b)];
  places.forEach(([column, number], at) => {
    if (column >= 0) names[column] = lettersOf(number);
    const [next, nextNumber] = places[at + 1] ?? [columns, number + columns - column];
    if (nextNumber - number !== next - column) return;
    for (let each = column + 1; each < next; each += 1) names[each] = lettersOf(number + each - column);
  });
  return names;
}
