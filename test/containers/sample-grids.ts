import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument } from '@kaocheng/documents/read';
import { type Grid, gridOf } from '../generator/grid.js';
import { Random } from '../generator/random.js';
import { layable } from '../generator/read-back.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/** The project forms of the samples as grids, with the words for their columns drawn by chance (seeded). */
export async function sampleGrids(): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const [seed, name] of readdirSync(samples).sort().entries()) {
    const read = await readDocument(readFileSync(join(samples, name)), name);
    if (read.kind !== 'read') continue;
    for (const transcript of read.transcripts)
      for (const form of layable(transcript)) grids.push(gridOf(form, new Random(seed * 17 + grids.length)));
  }
  return grids;
}
