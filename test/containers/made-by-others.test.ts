import type { Transcript } from '@kaocheng/core/model/transcript';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleTranscripts } from './laid-forms.js';
import { MADE, returned } from './made-by-others.js';

/** Least share of cells that must come back in every class, and of the forms of the samples one in so many is laid out in each. */
const FLOOR = 0.985;
const EVERY = 6;

let transcripts: Transcript[] = [];
beforeAll(async () => {
  transcripts = await sampleTranscripts();
});

describe('forms as other people make them', () => {
  it.each(MADE.map(([name, made], at) => [name, made, at] as const))('come back from %s', async (_, made, at) => {
    const { right, all, wrong } = await returned(transcripts, made, EVERY, at);
    expect(all).toBeGreaterThan(100);
    expect(right / all, wrong.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(FLOOR);
  });
});
