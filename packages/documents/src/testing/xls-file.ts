import { CFB, utils, write } from '@e965/xlsx';

/** A worksheet by rows, blank cells null, and its merged cells, counted from 0. */
export interface WorksheetRows {
  readonly name: string;
  readonly rows: readonly (readonly (string | null)[])[];
  readonly merges?: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
}

/** A workbook of the old binary format. */
export function xlsOf(worksheets: readonly WorksheetRows[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges = [] } of worksheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map(({ row, column, rows: down, columns }) => ({
      s: { r: row, c: column },
      e: { r: row + down - 1, c: column + columns - 1 },
    }));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
}

/** A workbook of the old format that has properties of its own and, in place of what a program would write, the records. */
export function xlsOfRecords(records: Uint8Array, properties: Readonly<Record<string, string>>): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet([['甲']]), 'a');
  book.Custprops = { ...properties };
  const file: unknown = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }), { type: 'buffer' });
  CFB.utils.cfb_add(file, '/Workbook', records);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}
