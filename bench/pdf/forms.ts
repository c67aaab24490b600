import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument } from '@kaocheng/documents/read';
import { type Grid, gridOf } from '../../test/generator/grid.js';
import { Random } from '../../test/generator/random.js';
import { layable } from '../../test/generator/read-back.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/** As many forms as asked for, laid out of those of the samples, each with a title of its own and short enough for one page. */
export async function someForms(count: number): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const name of readdirSync(samples)) {
    const read = await readDocument(readFileSync(join(samples, name)), name);
    if (read.kind !== 'read') continue;
    for (const transcript of read.transcripts)
      for (const form of layable(transcript))
        if (form.indicators.length <= 9) grids.push(gridOf(form, new Random(grids.length)));
  }
  return Array.from({ length: count }, (_, i) => {
    const grid = grids[i % grids.length];
    if (grid === undefined) throw new Error('the samples hold no form');
    const [first = [], ...rest] = grid.rows;
    const named = first.map((cell, at) => (at === 1 ? { ...cell, text: `${cell.text}（${i + 1}）` } : cell));
    return { ...grid, rows: [named, ...rest] };
  });
}
