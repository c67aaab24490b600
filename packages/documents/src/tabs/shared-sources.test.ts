import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readContent } from '@kaocheng/forms/read';
import { describe, expect, it } from 'vitest';
import { readPlainText } from './read.js';

/**
 * Measures the tables of tabs and pipes against the transcripts of careful persons in ../shared. That folder is not part
 * of the project: where it is absent there is nothing to measure, and the tests say so and pass over it.
 */
const SHARED = new URL('../../../../../shared/', import.meta.url);
const present = existsSync(new URL('measure/compare.mjs', SHARED));

interface Measured {
  readonly ok: number;
  readonly total: number;
  readonly figuresOk: number;
  readonly figures: number;
}

async function measure(source: string, gold: string): Promise<Measured> {
  const { compare }: { compare: (gold: unknown, got: unknown) => Measured } = await import(
    new URL('measure/compare.mjs', SHARED).href
  );
  const read = readContent(readPlainText(readFileSync(new URL(source, SHARED), 'utf8')), source);
  return compare(JSON.parse(readFileSync(new URL(gold, SHARED), 'utf8')), read);
}

const sourceOf = (start: string): string =>
  `sources/${readdirSync(new URL('sources/', SHARED)).find((name) => name.startsWith(start)) ?? ''}`;

const measures = (): void => {
  it.each(['001', '004'])('source %s: 99 % of cells, every figure', async (id) => {
    const { ok, total, figuresOk, figures } = await measure(sourceOf(id), `gold/${id}.json`);
    expect(ok / total).toBeGreaterThanOrEqual(0.99);
    expect(figuresOk).toBe(figures);
  });

  it.each([
    ['013', 0.95],
    ['025', 0.9],
    ['034', 0.95],
    ['035', 0.95],
  ])('other province %s', async (id, least) => {
    const { ok, total } = await measure(`other-provinces/${id}.txt`, `other-provinces/${id}.json`);
    expect(ok / total).toBeGreaterThanOrEqual(least);
  });
};

describe('tables of ../shared', () => {
  if (present) measures();
  else
    it('are absent: nothing to measure', () => {
      expect(present).toBe(false);
    });
});
