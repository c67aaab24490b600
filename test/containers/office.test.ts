import type { Form } from '@kaocheng/core/model/transcript';
import { convertWithOffice, findOffice, type OfficeFormat } from '@kaocheng/documents/doc/convert';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { readDocument } from '@kaocheng/documents/read';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import { beforeAll, describe, expect, it } from 'vitest';
import { asSheets } from './as-sheets.js';
import { sampleGrids } from './sample-grids.js';

type Plain = Omit<Form, 'cells' | 'start' | 'end'>;

async function formsOf(bytes: Uint8Array): Promise<Plain[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms }) =>
    forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form),
  );
}

/** What is written, by which writer, and the formats in which the office suite saves it anew. */
const CASES: readonly (readonly [from: 'xlsx' | 'docx', to: OfficeFormat])[] = [
  ['xlsx', 'xlsx'],
  ['xlsx', 'xls'],
  ['xlsx', 'ods'],
  ['docx', 'docx'],
  ['docx', 'doc'],
  ['docx', 'rtf'],
  ['docx', 'odt'],
];

const office = findOffice();

describe('forms that the office suite opened and saved anew', () => {
  const written = new Map<string, Uint8Array>();
  let expected: Plain[] = [];

  beforeAll(async () => {
    if (office === null) return;
    const document = asSheets(await sampleGrids());
    written.set('xlsx', await writeXlsx(document));
    written.set('docx', await writeDocx(document));
    expected = await formsOf(written.get('xlsx') ?? new Uint8Array());
  });

  it.each(CASES)('come back from %s saved as %s with every cell equal', async (from, to) => {
    if (office === null) {
      console.log('No office suite is installed on this machine: its files are not tested here.');
      return;
    }
    expect(expected.length).toBeGreaterThanOrEqual(8);
    const saved = await convertWithOffice(written.get(from) ?? new Uint8Array(), from, to);
    expect(await formsOf(saved)).toEqual(expected);
  });
});
