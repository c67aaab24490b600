import { describe, expect, it } from 'vitest';
import { attack, prepare } from './attack.js';
import { fuzzInput } from './inputs.js';

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
  });
});

describe('the inputs', () => {
  it('are of every kind of file, each in its turn, and the same again for the same seed', async () => {
    const containers = await prepare();
    const inputs = Array.from({ length: 240 }, (_, seed) => fuzzInput(seed, SCALE, containers));
    const names = inputs.map(({ name }) => name.replace(/^\d+ /, ''));
    for (const { kind } of containers) expect(names.filter((name) => name === kind).length, kind).toBeGreaterThan(5);
    for (const seed of [11, 39, 97]) expect(fuzzInput(seed, SCALE, containers).bytes).toEqual(inputs[seed]?.bytes);
  });
});
