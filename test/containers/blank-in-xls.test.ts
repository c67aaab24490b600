import { convertWithOffice, findOffice } from '@kaocheng/documents/doc/convert';
import { readDocument } from '@kaocheng/documents/read';
import { blankDocument } from '@kaocheng/documents/write/forms-document';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import { templateById } from '@kaocheng/forms/templates/registry';
import { expect, it } from 'vitest';

const office = findOffice();

async function formOf(bytes: Uint8Array): Promise<unknown> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms }) =>
    forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form),
  );
}

it('a blank form that the office suite saved as .xls has no rate and no score of 0', async () => {
  if (office === null) {
    console.log('No office suite is installed on this machine: what it saves is not tested here.');
    return;
  }
  const template = templateById('cn-2020-project');
  if (template === null) throw new Error('no template');
  const blank = await writeXlsx(blankDocument(template, '2024', (code) => code));
  const saved = await convertWithOffice(blank, 'xlsx', 'xls');
  expect(await formOf(saved)).toEqual(await formOf(blank));
}, 120_000);
