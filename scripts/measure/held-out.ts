import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Transcript } from '@kaocheng/core/model/transcript';
import type { Measured } from './shared.js';

const folder = fileURLToPath(new URL('../../test/held-out', import.meta.url));

/** The first form of the closed set: from here on the forms are measured only, the reader is not worked on with them. */
const CLOSED_FROM = 16;

/**
 * The invented forms of test/held-out with what a careful person reads in them (`NN.txt`, `NN.json`), of one set:
 * `open`, which the reader may be worked on with, or `closed`, which is only measured. In the order of their numbers.
 */
export function loadHeldOut(set: 'open' | 'closed'): Measured[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.txt$/.test(name) && existsSync(join(folder, name.replace('.txt', '.json'))))
    .filter((name) => Number.parseInt(name, 10) < CLOSED_FROM === (set === 'open'))
    .sort()
    .map((name) => {
      const gold: Transcript = JSON.parse(readFileSync(join(folder, name.replace('.txt', '.json')), 'utf8'));
      const id = name.replace('.txt', '');
      const file = join(folder, name);
      return { id, group: 'held-out', file, province: gold.province ?? '', gold, part: false, findings: null };
    });
}
