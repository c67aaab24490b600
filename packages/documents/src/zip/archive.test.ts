import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../problem.js';
import { Archive } from './archive.js';

const packed = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts, { mtime: new Date(2020, 0, 1) });
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
  return 'read';
};

describe('an archive', () => {
  const bytes = packed({ 'xl/A.xml': strToU8('甲'), 'b.bin': new Uint8Array(100) });

  it('gives its parts whatever case or slashes name them', () => {
    const archive = new Archive(bytes);
    expect(new TextDecoder().decode(archive.read('/XL\\a.xml') ?? undefined)).toBe('甲');
    expect(archive.read('c')).toBeNull();
    expect(archive.names()).toEqual(['xl/A.xml', 'b.bin']);
  });

  it('is found behind what stands before it', () => {
    const shifted = new Uint8Array(bytes.length + 10);
    shifted.set(bytes, 10);
    expect(new Archive(shifted).read('b.bin')?.length).toBe(100);
  });

  it('is refused where it is cut off, or a part is changed or locked', () => {
    expect(code(() => new Archive(bytes.subarray(0, bytes.length - 30)))).toBe('office-broken');
    const changed = bytes.slice();
    changed[36 + 'xl/A.xml'.length - 6] = 0;
    expect(code(() => new Archive(changed).read('xl/A.xml'))).toBe('office-broken');
    const locked = bytes.slice();
    const directory = locked.findIndex(
      (_, at) => locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1,
    );
    locked[directory + 8] = 1;
    expect(code(() => new Archive(locked).read('xl/A.xml'))).toBe('password');
  });

  it('is refused where a part swells, before it is unpacked', () => {
    const bomb = packed({ 'xl/a.xml': new Uint8Array(30 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(code(() => new Archive(bomb).read('xl/a.xml'))).toBe('office-swells');
  });

  it('unpacks no more than a part claims', () => {
    const liar = packed({ 'a.xml': new Uint8Array(1024 * 1024) });
    const directory = liar.findIndex((_, at) => liar[at] === 0x50 && liar[at + 1] === 0x4b && liar[at + 2] === 1);
    new DataView(liar.buffer, liar.byteOffset).setUint32(directory + 24, 10, true);
    expect(code(() => new Archive(liar).read('a.xml'))).toBe('office-broken');
  });
});
