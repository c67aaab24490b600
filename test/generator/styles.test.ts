import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineBytes } from '@kaocheng/cli/examine';
import type { ProjectForm, Transcript } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { compareCells } from './compare-cells.js';
import { COPIES } from './copies.js';
import { LAYOUTS } from './layouts.js';
import { Random } from './random.js';
import { empty, layable } from './read-back.js';
import { styled } from './styled.js';
import { STYLES } from './styles.js';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const read = async (bytes: Uint8Array, name: string): Promise<Transcript> => {
  const [examined] = await examineBytes(bytes, name, name, { check: false, policy: null });
  return examined?.kind === 'read' ? examined.transcript : empty([]);
};
const forms: ProjectForm[] = (
  await Promise.all(readdirSync(samples).map((name) => read(readFileSync(join(samples, name)), name)))
)
  .flatMap(layable)
  .filter((form) => form.name !== null && form.indicators.length >= 4);

/** Least share of cells that must come back of a form in any style, a little under what does. */
const FLOORS: Readonly<Record<string, number>> = {
  'glued rows': 0.93,
  'numbered pieces': 0.87,
  pages: 0.96,
  glued: 0.88,
};

const FLOOR = 0.98;

const WAYS = { ...COPIES, glued: LAYOUTS['glued'], 'one line': LAYOUTS['one line'] };

describe('forms in the styles of many places', () => {
  for (const [copy, lay] of Object.entries(WAYS)) {
    it(`come back from ${copy}`, async () => {
      let right = 0;
      let all = 0;
      const wrong: string[] = [];
      for (const [i, [name, style]] of Object.entries(STYLES).entries()) {
        // Half of the styles in each way, so that the test stays short.
        if ((i + copy.length) % 2 === 0) continue;
        const form = forms[(i + copy.length) % forms.length];
        if (form === undefined || lay === undefined) throw new Error('no form');
        const { grid, expected } = styled(form, style);
        const text = lay(grid, new Random(i * 31 + copy.length));
        const got = await read(new TextEncoder().encode(text), 'generated');
        const compared = compareCells(empty([expected]), withoutColumns(got));
        right += compared.right;
        all += compared.all;
        wrong.push(...compared.wrong.map((cell) => `${name} ${cell}`));
      }
      expect(right / all, wrong.slice(0, 40).join('\n')).toBeGreaterThanOrEqual(FLOORS[copy] ?? FLOOR);
    });
  }
});

/** Columns that the transcript has no key for are not laid out with a key either. */
const withoutColumns = (transcript: Transcript): Transcript => ({
  ...transcript,
  forms: transcript.forms.map((form) =>
    'indicators' in form ? { ...form, indicators: form.indicators.map(({ extra: _, ...row }) => row) } : form,
  ),
});
