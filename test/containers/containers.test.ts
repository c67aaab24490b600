import type { Form } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../generator/grid.js';
import { asSheets } from './as-sheets.js';
import { onOneWorksheet } from './as-xlsx.js';
import { containerCases } from './cases.js';
import { CONTAINERS, pageOf, WRAPPED, WRITERS } from './in-containers.js';

type Bare<F> = F extends Form ? Omit<F, 'cells' | 'start' | 'end'> : never;
type Plain = Bare<Form>;

/** Forms of a document without where they stand in it; nothing of it may be left unread. */
async function formsOf(bytes: Uint8Array): Promise<Plain[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms, unread }) => {
    expect(unread).toEqual([]);
    return forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form);
  });
}

const asHtml = (grid: Grid): Uint8Array => new TextEncoder().encode(pageOf(grid));

const cases: [name: string, grid: Grid, forms: Plain[]][] = [];

beforeAll(async () => {
  for (const [name, grid] of Object.entries(await containerCases())) {
    cases.push([name, grid, await formsOf(asHtml(grid))]);
  }
});

describe('the same forms in all containers', () => {
  it('are of every kind, each read as one form with rows', () => {
    expect(cases.length).toBeGreaterThanOrEqual(13);
    expect(cases.filter(([, , forms]) => forms.length !== 1).map(([name]) => name)).toEqual([]);
    const kinds = new Set(cases.flatMap(([, , forms]) => forms.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['account', 'department', 'monitor', 'project', 'summary', 'target']);
    for (const [name, , [form]] of cases) {
      const rows = form?.kind === 'account' || form?.kind === 'summary' ? form.rows : form?.indicators;
      expect([name, (rows?.length ?? 0) > 0]).toEqual([name, true]);
    }
  });

  it.each(Object.entries(CONTAINERS))('give the same transcript one by one as %s', async (_, contain) => {
    for (const [name, grid, forms] of cases)
      expect([name, await formsOf(await contain([grid]))]).toEqual([name, forms]);
  });

  it.each([
    ...Object.entries({ ...CONTAINERS, ...WRAPPED }),
    ['one worksheet', async (grids: readonly Grid[]) => onOneWorksheet(grids)] as const,
  ])('are all found in one file as %s', async (_, contain) => {
    const numbered = cases.flatMap(([, , forms]) => forms).map((form, at) => ({ ...form, order: at + 1 }));
    expect(await formsOf(await contain(cases.map(([, grid]) => grid)))).toEqual(numbered);
  });

  it.each(Object.entries(WRITERS))('are written to the same bytes each time, in %s', async (_, write) => {
    const document = asSheets(cases.slice(0, 1).map(([, grid]) => grid));
    expect(await write(document)).toEqual(await write(document));
  });
});
