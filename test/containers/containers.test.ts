import type { Form } from '@kaocheng/core/model/transcript';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { writeHtml } from '@kaocheng/documents/html/write';
import { readDocument } from '@kaocheng/documents/read';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../generator/grid.js';
import { LAYOUTS } from '../generator/layouts.js';
import { Random } from '../generator/random.js';
import { asDocx } from './as-docx.js';
import { asSheets } from './as-sheets.js';
import { asXlsx } from './as-xlsx.js';
import { sampleGrids } from './sample-grids.js';

/** Forms of a document without where they stand in it; nothing of it may be left unread. */
async function formsOf(bytes: Uint8Array): Promise<Omit<Form, 'cells' | 'start' | 'end'>[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms, unread }) => {
    expect(unread).toEqual([]);
    return forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form);
  });
}

const WRITERS: Readonly<Record<string, (document: SheetDocument) => Promise<Uint8Array>>> = {
  xlsx: writeXlsx,
  docx: writeDocx,
  html: async (document) => new TextEncoder().encode(writeHtml(document)),
};

const grids: Grid[] = [];
const asHtml = (grid: Grid): Uint8Array => new TextEncoder().encode(LAYOUTS['html']?.(grid, new Random(1)) ?? '');

beforeAll(async () => {
  grids.push(...(await sampleGrids()));
});

describe('the same forms in all containers', () => {
  it('are those of the samples', () => {
    expect(grids.length).toBeGreaterThanOrEqual(8);
  });

  it('give the same transcript as xlsx', async () => {
    for (const grid of grids) expect(await formsOf(asXlsx([grid]))).toEqual(await formsOf(asHtml(grid)));
  });

  it('give the same transcript as docx', async () => {
    for (const grid of grids) expect(await formsOf(asDocx([grid]))).toEqual(await formsOf(asHtml(grid)));
  });

  it('are all found in one file', async () => {
    const each = (await Promise.all(grids.map((grid) => formsOf(asHtml(grid))))).flat();
    const numbered = each.map((form, at) => ({ ...form, order: at + 1 }));
    expect(await formsOf(asXlsx(grids))).toEqual(numbered);
    expect(await formsOf(asDocx(grids))).toEqual(numbered);
  });

  it.each(Object.entries(WRITERS))('come back as they were written, in %s', async (_, write) => {
    const each = (await Promise.all(grids.map((grid) => formsOf(asHtml(grid))))).flat();
    const numbered = each.map((form, at) => ({ ...form, order: at + 1 }));
    expect(await formsOf(await write(asSheets(grids)))).toEqual(numbered);
  });

  it.each(Object.entries(WRITERS))('are written to the same bytes each time, in %s', async (_, write) => {
    const document = asSheets(grids.slice(0, 1));
    expect(await write(document)).toEqual(await write(document));
  });
});
