import { MOST_CELLS, MOST_KEPT_CELLS, MOST_MERGES, MOST_STRINGS } from '../limits.js';
import { Refusal } from '../problem.js';

/** Kinds of records ([MS-XLS] 2.3.2) of which there may be very many. */
const MULTIPLE_FIGURES = 0xbd;
const MULTIPLE_BLANKS = 0xbe;
const BLANK = 0x201;
const MERGES = 0xe5;
const STRINGS = 0xfc;
const CONTINUED = 0x3c;
/** A cell each: figures, texts, formulas, rich texts, truth values, also those of the formats before. */
const CELLS: ReadonlySet<number> = new Set([
  0x02, 0x03, 0x04, 0x05, 0x06, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x206, 0x27e,
]);
/** Formulas, those that cells share, and those of arrays. */
const FORMULAS: ReadonlySet<number> = new Set([0x06, 0x206, 0x406]);
const SHARED_FORMULAS: ReadonlySet<number> = new Set([0x4bc, 0x221]);
/** Most formulas, and bytes of them, that are turned to text: a formula may be a thousand times as long as its bytes. Forms have some hundreds. */
const MOST_FORMULAS = 4000;
const MOST_FORMULA_BYTES = 512 * 1024;
/** Fewest bytes of a shared string. */
const SHORTEST = 3;

/**
 * Looks over the records of a workbook of the old format, before the library that reads it is handed them: it keeps each
 * cell and each merged range as an object, whatever their number.
 * @param stream its stream Workbook or Book
 * @returns whether it has so few formulas that they may be turned to text
 * @throws Refusal document-too-large
 */
export function weighRecords(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let [kept, blanks, merges, strings] = [0, 0, 0, 0];
  let named = 0;
  let [formulas, formulaBytes, longestShared] = [0, 0, 0];
  let isStrings = false;
  for (let at = 0; at + 4 <= stream.length; ) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const has = (bytes: number): boolean => length >= bytes && at + 4 + bytes <= stream.length;
    isStrings = kind === STRINGS || (isStrings && kind === CONTINUED);
    if (isStrings) strings += length / SHORTEST;
    if (kind === STRINGS && has(8)) named = view.getUint32(at + 8, true);
    else if (kind === MULTIPLE_FIGURES) kept += length / 6;
    else if (kind === MULTIPLE_BLANKS) blanks += length / 2;
    else if (kind === BLANK) blanks += 1;
    else if (kind === MERGES && has(2)) merges += view.getUint16(at + 4, true);
    else if (CELLS.has(kind)) kept += 1;
    if (FORMULAS.has(kind)) {
      formulas += 1;
      formulaBytes += length;
    } else if (SHARED_FORMULAS.has(kind)) longestShared = Math.max(longestShared, length);
    at += 4 + length;
  }
  refuseAbove(kept, MOST_KEPT_CELLS);
  refuseAbove(kept + blanks, MOST_CELLS);
  refuseAbove(merges, MOST_MERGES);
  refuseAbove(Math.min(strings, named), MOST_STRINGS);
  return formulas <= MOST_FORMULAS && formulaBytes + formulas * longestShared <= MOST_FORMULA_BYTES;
}

function refuseAbove(count: number, limit: number): void {
  if (count > limit) throw new Refusal('document-too-large', { limit: String(limit) });
}
