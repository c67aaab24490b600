import { biff, compound, record, words } from '@kaocheng/documents/testing/compound-file';
import { xlsOf, xlsOfRecords } from '@kaocheng/documents/testing/xls-file';
import { RECORD } from '@kaocheng/documents/write/forms-document';
import { endlessWorkbook } from '@kaocheng/documents/xls/testing/endless';
import type { Hostile } from './hostile.js';

/** Rows of figures, 256 in each. */
const figures = (rows: number): Buffer[] =>
  Array.from({ length: rows }, (_, row) =>
    record(0xbd, Buffer.concat([words(row, 0), ...Array.from({ length: 256 }, () => words(0, 2, 0x4000)), words(255)])),
  );

/** Rows of blank cells, 256 in each. */
const blanks = (rows: number): Buffer[] =>
  Array.from({ length: rows }, (_, row) => record(0xbe, Buffer.concat([words(row, 0), Buffer.alloc(512), words(255)])));

const NAMES_IN_A_FORMULA = 38;

/** A workbook that says of itself that it is a form of ours, and whose cells are all 0 of a sum of long names. */
function formulasOfNames(cells: number): Uint8Array {
  const terms = Buffer.concat([
    ...Array.from({ length: NAMES_IN_A_FORMULA }, () => Buffer.from([0x43, 1, 0, 0, 0])),
    Buffer.alloc(NAMES_IN_A_FORMULA - 1, 0x03),
  ]);
  const formula = (at: number): Buffer =>
    record(0x06, Buffer.concat([words(Math.floor(at / 3), at % 3, 0, 0, 0, 0, 0, 0, 0, 0, terms.length), terms]));
  const text = Buffer.from('绩'.repeat(200), 'utf16le');
  const start = words(0, 200 << 8, 0, 0, 0, 0, 0);
  const named = record(0x18, Buffer.concat([start, Buffer.from([1]), text]));
  const records = biff(
    Array.from({ length: cells }, (_, at) => formula(at)),
    [named],
  );
  return xlsOfRecords(records, { [RECORD.template]: 'cn-2020-project' });
}

/** Workbooks of the old format, by what they do. */
export const HOSTILE_XLS: Readonly<Record<string, Hostile>> = {
  'xls: a merge of a whole worksheet': {
    code: 'no-form',
    bytes: () => xlsOf([{ name: 'a', rows: [['甲']], merges: [{ row: 0, column: 0, rows: 65_536, columns: 256 }] }]),
  },
  'xls: merges without end': {
    code: 'document-too-large',
    bytes: () =>
      compound(
        biff(
          Array.from({ length: 3000 }, () =>
            record(0xe5, words(1000, ...Array.from({ length: 1000 }, (_, at) => [at, 65_535, 0, 255]).flat())),
          ),
        ),
      ),
  },
  'xls: two million figures': { code: 'document-too-large', bytes: () => compound(biff(figures(8_000))) },
  'xls: ten million blank cells': { code: 'document-too-large', bytes: () => compound(biff(blanks(40_000))) },
  'xls: a password': {
    code: 'password',
    bytes: () => compound(biff([], [record(0x2f, Buffer.concat([words(1, 1, 1), Buffer.alloc(48)]))])),
  },
  'xls: sectors that follow themselves': { code: 'no-form', bytes: () => compound(biff(figures(4)), true, 0x7fffffff) },
  'xls: more bytes than there are': { code: 'no-form', bytes: () => compound(biff(figures(20)), false, 0x7fffffff) },
  'xls: strings without end': {
    code: 'document-too-large',
    bytes: () =>
      compound(
        biff(
          [],
          [
            record(0xfc, Buffer.from('ffffff7fffffff7f', 'hex')),
            ...Array.from({ length: 3000 }, () => record(0x3c, Buffer.alloc(8000))),
          ],
        ),
      ),
  },
  'xls: formulas of names without end': { code: 'no-form', bytes: () => formulasOfNames(120_000) },
  'xls: a formula of a wrong length': { code: 'office-broken', bytes: endlessWorkbook },
};
