import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Transcript } from '@kaocheng/core/model/transcript';
import type { Measured } from './shared.js';

const folder = fileURLToPath(new URL('../../test/held-out', import.meta.url));

/** A set of invented forms: `open`, which the reader may be worked on with, or `closed`, which is only measured. */
export type HeldOutSet = 'open' | 'closed';

/** The sets by the numbers of their forms, each range as it was written in one go, before the reader had seen it. */
export const HELD_OUT: readonly { readonly set: HeldOutSet; readonly from: number; readonly to: number }[] = [
  { set: 'open', from: 1, to: 15 },
  { set: 'open', from: 41, to: 50 },
  { set: 'closed', from: 16, to: 40 },
  { set: 'closed', from: 51, to: 60 },
];

const setOf = (number: number): HeldOutSet | undefined =>
  HELD_OUT.find(({ from, to }) => from <= number && number <= to)?.set;

/**
 * The invented forms of test/held-out with what a careful person reads in them (`NN.txt`, `NN.json`), of one set, in
 * the order of their numbers.
 */
export function loadHeldOut(set: HeldOutSet): Measured[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.txt$/.test(name) && existsSync(join(folder, name.replace('.txt', '.json'))))
    .filter((name) => setOf(Number.parseInt(name, 10)) === set)
    .sort()
    .map((name) => {
      const gold: Transcript = JSON.parse(readFileSync(join(folder, name.replace('.txt', '.json')), 'utf8'));
      const id = name.replace('.txt', '');
      const file = join(folder, name);
      return { id, group: 'held-out', file, province: gold.province ?? '', gold, part: false, findings: null };
    });
}
