import { utils, write } from '@e965/xlsx';

/** A workbook of the old binary format with one worksheet, by rows; blank cells are null. */
export function xlsOf(name: string, rows: readonly (readonly (string | null)[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
}
