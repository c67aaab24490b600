import { describe, expect, it } from 'vitest';
import { policies as files } from '../generated/policies.js';
import { readPolicy } from './policy-schema.js';
import type { PolicyTree } from './policy-tree.js';

const good: { readonly [key: string]: PolicyTree } = files['cn-2020-10'];
const faults = (changes: { readonly [key: string]: PolicyTree }): string[] =>
  readPolicy({ ...good, ...changes }).faults.map((fault) => `${fault.path.join('.')}: ${fault.reason}`);

describe('readPolicy', () => {
  it.each(Object.entries(files))('reads %s without faults', (_, file) => expect(readPolicy(file).faults).toEqual([]));

  it('names the place and the reason of each fault', () => {
    expect(faults({ full: '1e2' })).toEqual(['full: a decimal is expected, not "1e2"']);
    expect(
      faults({
        cap: {
          steps: [
            { below: '0.7', atMost: '79' },
            { below: '0.8', atMost: '89' },
          ],
          cite: 'none',
        },
      }),
    ).toEqual(['cap.steps.1: bands must fall from the highest to the lowest']);
    expect(faults({ execution: { method: 'by-luck', cite: 'none' } })).toEqual([
      'execution.method: one of proportional, completion-bands is expected, not "by-luck"',
    ]);
    expect(faults({ published: '25.2.2020' })[0]).toContain('published: a year or a day');
    expect(faults({ places: '2.5' })[0]).toContain('a whole number');
    expect(faults({ surprise: 'x' })[0]).toContain('unknown key');
  });

  it('does not throw on a file of another shape', () => {
    for (const tree of ['', [], {}, ['x'], { quantitative: 'x', grades: { bands: 'x' } }] satisfies PolicyTree[]) {
      expect(readPolicy(tree).faults.length).toBeGreaterThan(0);
    }
  });
});
