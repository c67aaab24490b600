import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memory } from './memory.js';
import { readValue } from './value-reader.js';

describe('memory of prints', () => {
  it('keeps a short print that comes again, and reads a long one each time', () => {
    let reads = 0;
    const memory = new Memory((printed) => {
      reads += 1;
      return { printed };
    });
    memory.of('≥95%');
    const kept = memory.of('≥95%');
    expect(memory.of('≥95%')).toBe(kept);
    expect(reads).toBe(2);
    const long = '不低于上年度同期完成情况的水平';
    expect(memory.of(long)).not.toBe(memory.of(long));
    expect(reads).toBe(4);
  });

  it('gives what is read, whatever shares a place', () => {
    const prints = ['a', 'b', 'c', 'aa', 'ab', '', '10', '100%', '≥95%'];
    const memory = new Memory((printed) => `read ${printed}`, 2);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...prints), { maxLength: 40 }), (some) => {
        for (const printed of some) expect(memory.of(printed)).toBe(`read ${printed}`);
      }),
    );
  });

  it('remembers that nothing was read', () => {
    let reads = 0;
    const memory = new Memory((): null => {
      reads += 1;
      return null;
    });
    for (let i = 0; i < 5; i += 1) expect(memory.of('无')).toBeNull();
    expect(reads).toBe(2);
  });

  it('keeps prints of other columns apart', () => {
    expect(readValue('95', '%', '≥')).toMatchObject({ percent: '%', operator: '≥' });
    expect(readValue('95', '人', '≤')).toMatchObject({ percent: null, unit: '人', operator: '≤' });
    expect(readValue('95', null, null)).toMatchObject({ percent: null, unit: null, operator: null });
  });
});
