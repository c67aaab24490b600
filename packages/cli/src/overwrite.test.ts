import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overwritten } from './overwrite.js';

let folder = '';
const at = (name: string): string => join(folder, name);
const by = (output: string, input: string): string | null =>
  overwritten(output, [{ kind: 'file', path: input, name: 'input' }]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-overwrite-'));
  for (const name of ['a.txt', 'b.txt']) writeFileSync(at(name), name);
  symlinkSync(at('a.txt'), at('soft.txt'));
  linkSync(at('a.txt'), at('hard.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an output overwrites an input', () => {
  it('under its own path, another spelling of it, and links either way', () => {
    expect(by(at('a.txt'), at('a.txt'))).toBe('input');
    expect(by(`${folder}/./a.txt`, at('a.txt'))).toBe('input');
    expect(by(at('soft.txt'), at('a.txt'))).toBe('input');
    expect(by(at('a.txt'), at('soft.txt'))).toBe('input');
    expect(by(at('hard.txt'), at('a.txt'))).toBe('input');
  });

  it('but not where it is another file, a new one, or no regular file', () => {
    expect(by(at('b.txt'), at('a.txt'))).toBeNull();
    expect(by(at('new.txt'), at('a.txt'))).toBeNull();
    expect(by(at('b.txt'), at('missing.txt'))).toBeNull();
    expect(by(folder, folder)).toBeNull();
  });
});
