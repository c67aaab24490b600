import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Form } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { Compiler } from '@kaocheng/documents/typst/compile';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Grid, gridOf } from '../generator/grid.js';
import { LAYOUTS } from '../generator/layouts.js';
import { Random } from '../generator/random.js';
import { layable } from '../generator/read-back.js';
import { asSheets } from './as-sheets.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const DATE = '2024-03-01';

/** Forms of a document without where they stand in it; nothing of it may be left unread. */
async function formsOf(bytes: Uint8Array): Promise<Omit<Form, 'cells' | 'start' | 'end'>[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(`${read.problem.code} ${JSON.stringify(read.problem.facts)}`);
  return read.transcripts.flatMap(({ forms, unread }) => {
    expect(unread).toEqual([]);
    return forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form);
  });
}

const grids: Grid[] = [];
const asHtml = (grid: Grid): Uint8Array => new TextEncoder().encode(LAYOUTS['html']?.(grid, new Random(1)) ?? '');
let compiler: Compiler;

beforeAll(async () => {
  compiler = new Compiler(undefined);
  for (const [seed, name] of readdirSync(samples).entries()) {
    const read = await readDocument(readFileSync(join(samples, name)), name);
    if (read.kind !== 'read') continue;
    for (const transcript of read.transcripts)
      for (const form of layable(transcript)) grids.push(gridOf(form, new Random(seed * 17 + grids.length)));
  }
});

describe('forms written as PDF', () => {
  it('are those of the samples', () => {
    expect(grids.length).toBeGreaterThanOrEqual(8);
  });

  it('give the same transcript as the web page, each by itself', async () => {
    for (const grid of grids) {
      const { bytes, missing } = compiler.write(asSheets([grid]), DATE);
      expect(missing).toEqual([]);
      expect(await formsOf(bytes)).toEqual(await formsOf(asHtml(grid)));
    }
  });

  it('are all found in one file', async () => {
    const each = (await Promise.all(grids.map((grid) => formsOf(asHtml(grid))))).flat();
    const { bytes } = compiler.write(asSheets(grids), DATE);
    expect(await formsOf(bytes)).toEqual(each.map((form, at) => ({ ...form, order: at + 1 })));
  });

  it('come out byte for byte the same', () => {
    const document = asSheets(grids.slice(0, 2));
    expect(compiler.write(document, DATE).bytes).toEqual(compiler.write(document, DATE).bytes);
  });
});
