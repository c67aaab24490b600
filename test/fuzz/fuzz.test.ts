import { describe, expect, it } from 'vitest';
import { attack } from './attack.js';

/** A part of the 10,000 of `npm run fuzz`, with smaller hostile inputs. */
const INPUTS = 160;
const SCALE = 0.02;
const MOST_MILLISECONDS = 2000;

describe('random, cut off, mutated and hostile inputs', () => {
  it('neither crash nor hang the reader and the checks', async () => {
    const bad: string[] = [];
    const kinds = new Set<string>();
    for (let seed = 0; seed < INPUTS; seed += 1) {
      const { name, kind, milliseconds, fault } = await attack(seed, SCALE);
      kinds.add(kind);
      if (fault !== null) bad.push(`${name}: ${fault}`);
      if (milliseconds > MOST_MILLISECONDS) bad.push(`${name}: ${milliseconds.toFixed(0)} ms`);
    }
    expect(bad).toEqual([]);
    expect([...kinds]).toEqual(expect.arrayContaining(['checked', 'no-form', 'binary', 'json-value']));
  }, 300_000);
});
