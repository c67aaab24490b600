import type { Omitted } from '@kaocheng/core/model/transcript';
import { MOST_KEPT_CELLS, MOST_PARSED_CELLS, MOST_TEXT } from '../limits.js';
import { Refusal } from '../problem.js';

/** Cells that show something of a worksheet that is a ledger, not a form, where there are too many in all. */
const LEDGER = 50_000;

interface Weighed {
  readonly name: string;
  /** Of each cell that shows something. Null for a worksheet that is larger than any form. */
  readonly cells: readonly { readonly text: string }[] | null;
}

/** Counts the cells of worksheets as they are read, all of which are held until it is known which are kept. */
export class ReadCells {
  #count = 0;

  /** @throws Refusal document-too-large where there are more than may be held, whichever of them are kept */
  add(count: number): void {
    this.#count += count;
    if (this.#count > MOST_PARSED_CELLS) throw new Refusal('document-too-large', { limit: String(MOST_PARSED_CELLS) });
  }
}

/**
 * What is left out of a workbook that holds more than is read: of its worksheets first those that are ledgers, then those
 * that would lead beyond the limit. Nothing where all are within it, or where nothing would be left.
 * @returns for each worksheet that is left out what is said of it
 */
export function beyondLimits<T extends Weighed>(worksheets: readonly T[], most: number): ReadonlyMap<T, Omitted> {
  const weights = worksheets.map(weightOf);
  const [cells, length] = [0, 1].map((at) => weights.reduce((sum, weight) => sum + (weight[at] ?? 0), 0));
  const left = new Map<T, Omitted>();
  if (!worksheets.some((one) => one.cells === null) && fits(cells ?? 0, length ?? 0)) return left;
  let [keptCells, keptLength] = [0, 0];
  for (const [at, worksheet] of worksheets.entries()) {
    const [own = 0, text = 0] = weights[at] ?? [];
    if (worksheet.cells !== null && own <= LEDGER && fits(keptCells + own, keptLength + text)) {
      keptCells += own;
      keptLength += text;
    } else if (own > 0 || worksheet.cells === null)
      left.set(worksheet, {
        what: 'beyond-limits',
        sheet: worksheet.name,
        count: worksheet.cells === null ? most : own,
      });
  }
  return keptCells === 0 ? new Map() : left;
}

const fits = (cells: number, length: number): boolean => cells <= MOST_KEPT_CELLS && length <= MOST_TEXT;

/** Its cells, and the characters that they take, one between each. */
function weightOf({ cells }: Weighed): readonly [cells: number, length: number] {
  if (cells === null) return [0, 0];
  return [cells.length, cells.reduce((sum, { text }) => sum + text.length + 1, 0)];
}
