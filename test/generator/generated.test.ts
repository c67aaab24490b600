import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineBytes } from '@kaocheng/cli/examine';
import { describe, expect, it } from 'vitest';
import { compareCells } from './compare-cells.js';
import { LAYOUTS } from './layouts.js';
import { layable, readBack } from './read-back.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/**
 * Least share of cells that must come back of the samples' forms, a little under what does. Glued figures (1010) can be cut,
 * and woven lines taken apart, in more than one way.
 */
const FLOORS: Readonly<Record<string, number>> = { tabs: 1, pipes: 1, html: 1, glued: 0.87, 'woven lines': 0.82 };
const FLOOR = 0.99;

const read = await Promise.all(
  readdirSync(samples).map((name) =>
    examineBytes(readFileSync(join(samples, name)), name, name, { check: false, policy: null }),
  ),
);
const forms = read.flat().flatMap((examined) => (examined.kind === 'read' ? layable(examined.transcript) : []));
const laid = (await Promise.all(forms.map((form, seed) => readBack(form, seed)))).flat();

describe('forms laid out anew', () => {
  it('are those of the samples', () => {
    expect(forms.length).toBeGreaterThanOrEqual(8);
  });

  for (const layout of Object.keys(LAYOUTS)) {
    it(`come back from ${layout}`, () => {
      let right = 0;
      let all = 0;
      const wrong: string[] = [];
      for (const one of laid.filter((each) => each.layout === layout)) {
        const compared = compareCells(one.expected, one.got);
        right += compared.right;
        all += compared.all;
        wrong.push(...compared.wrong);
      }
      expect(right / all, wrong.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(FLOORS[layout] ?? FLOOR);
    });
  }
});
