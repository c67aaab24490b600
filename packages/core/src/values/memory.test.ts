import { describe, expect, it } from 'vitest';
import { Memory } from './memory.js';
import { readValue } from './value-reader.js';

describe('memory of prints', () => {
  it('reads a short print once, a long one each time', () => {
    let reads = 0;
    const memory = new Memory((printed) => {
      reads += 1;
      return { printed };
    });
    expect(memory.of('≥95%')).toBe(memory.of('≥95%'));
    expect(reads).toBe(1);
    const long = '不低于上年度同期完成情况的水平';
    expect(memory.of(long)).not.toBe(memory.of(long));
    expect(reads).toBe(3);
  });

  it('forgets when it is full', () => {
    let reads = 0;
    const memory = new Memory((printed) => {
      reads += 1;
      return printed;
    }, 2);
    for (const printed of ['a', 'b', 'c', 'c', 'a']) memory.of(printed);
    expect(reads).toBe(4);
  });

  it('keeps prints of other columns apart', () => {
    expect(readValue('95', '%', '≥')).toMatchObject({ percent: '%', operator: '≥' });
    expect(readValue('95', '人', '≤')).toMatchObject({ percent: null, unit: '人', operator: '≤' });
    expect(readValue('95', null, null)).toMatchObject({ percent: null, unit: null, operator: null });
  });
});
