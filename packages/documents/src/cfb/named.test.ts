import { describe, expect, it } from 'vitest';
import { isNamed } from './named.js';

/** The same bytes, from an even and from an odd place of their memory. */
function places(bytes: Uint8Array): Uint8Array[] {
  return [0, 1].map((from) => {
    const memory = new Uint8Array(bytes.length + 2).subarray(from, from + bytes.length);
    memory.set(bytes);
    return memory;
  });
}

describe('a name in a file', () => {
  it('is found in both encodings, wherever the file begins and the name stands', () => {
    for (const encoding of ['latin1', 'utf16le'] as const)
      for (const before of [600, 601]) {
        const file = Buffer.concat([Buffer.alloc(before, 0xff), Buffer.from('Kaocheng', encoding), Buffer.alloc(9)]);
        for (const bytes of places(file)) expect(isNamed(bytes, 'Kaocheng')).toBe(true);
      }
  });

  it('is looked for to the end of the file alone', () => {
    const file = Buffer.alloc(40_000, 'Kaochen ', 'latin1');
    for (const bytes of places(file)) expect(isNamed(bytes, 'Kaocheng')).toBe(false);
    const memory = Buffer.from('xKaochengx', 'latin1');
    expect(isNamed(memory.subarray(2), 'Kaocheng')).toBe(false);
    expect(isNamed(memory.subarray(0, 8), 'Kaocheng')).toBe(false);
  });
});
