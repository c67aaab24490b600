import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInputs, readBytes, sourceName } from './inputs.js';

let folder = '';
const at = (name: string): string => join(folder, name);
const names = (...args: string[]): string[] =>
  listInputs(args).inputs.map((input) => `${input.kind} ${input.name.replace(`${folder}/`, '')}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-inputs-'));
  for (const name of ['a', 'a/b', 'a/.hidden', 'none']) mkdirSync(at(name));
  for (const name of ['a/2.txt', 'a/b/1.html', 'a/b/scan.PDF', 'a/.hidden/x.txt', 'a/notes.py', 'none/notes.py']) {
    writeFileSync(at(name), name);
  }
  symlinkSync(at('a'), at('a/loop'));
  writeFileSync(at('large.txt'), '');
  truncateSync(at('large.txt'), 40 * 1024 * 1024);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('inputs', () => {
  it('are files as they are, documents below a folder, matches of a pattern, and standard input', () => {
    expect(names(at('a'))).toEqual(['file a/2.txt', 'file a/b/1.html', 'file a/b/scan.PDF']);
    expect(listInputs([at('a')]).skipped).toBe(1);
    expect(names(at('a/**/*.{txt,html}'))).toEqual(['file a/2.txt', 'file a/b/1.html']);
    expect(names(at('a/notes.py'), '-')).toEqual(['file a/notes.py', 'stdin -']);
  });

  it('say of a folder without documents which kinds are read, those of office programs too', () => {
    const [input] = listInputs([at('none')]).inputs;
    expect(input).toMatchObject({
      code: 'nothing-inside',
      facts: { kinds: expect.stringMatching(/\.pdf .*\.xlsx .*\.ods/) },
    });
  });

  it('say so where an argument names nothing', () => {
    expect(names(at('none'), at('*.xyz'), at('no/where/*.txt'))).toEqual([
      'fault none',
      'fault *.xyz',
      'fault no/where/*.txt',
    ]);
    expect(readBytes({ kind: 'file', path: at('missing'), name: 'missing' })).toEqual({
      code: 'not-found',
      facts: { reason: 'ENOENT' },
    });
    expect(readBytes({ kind: 'file', path: at('a'), name: 'a' })).toMatchObject({ code: 'not-a-file' });
  });

  it('that cannot be reached become faults in their place, and nothing is thrown', () => {
    const long = 'x'.repeat(300);
    const problems = (...args: string[]): string[] =>
      listInputs(args).inputs.map((input) => (input.kind === 'fault' ? input.code : input.kind));
    expect(problems(at('a/2.txt/inside.txt'), at(long), at('a/2.txt'))).toEqual(['not-found', 'path-too-long', 'file']);
    expect(problems(at(`${long}/*.txt`), at('a/2.txt/*.txt'), at(`a/{2,${long}}.txt`))).toEqual([
      'path-too-long',
      'no-match',
      'file',
    ]);
  });

  it('name a link that leads to itself, and pass over one that leads nowhere', () => {
    mkdirSync(at('links'));
    symlinkSync(at('links/self.txt'), at('links/self.txt'));
    symlinkSync(at('links/gone.txt'), at('links/nowhere.txt'));
    symlinkSync(at('a/2.txt'), at('links/two.txt'));
    expect(names(at('links'))).toEqual(['fault links/self.txt', 'file links/two.txt']);
    expect(listInputs([at('links')]).inputs[0]).toMatchObject({ code: 'link-loop' });
  });

  it('are read whole, up to a limit', () => {
    const read = readBytes({ kind: 'file', path: at('a/2.txt'), name: 'a/2.txt' });
    expect('bytes' in read && new TextDecoder().decode(read.bytes)).toBe('a/2.txt');
    expect(readBytes({ kind: 'file', path: at('large.txt'), name: 'large' })).toEqual({
      code: 'too-large',
      facts: { size: '40.0 MB', limit: '32.0 MB' },
    });
    if (process.platform === 'linux') {
      expect(readBytes({ kind: 'file', path: '/dev/zero', name: 'endless' })).toMatchObject({ code: 'too-large' });
    }
  });

  it('are named in a transcript without their folders', () => {
    expect(sourceName({ kind: 'file', path: 'a/b/自评.txt', name: 'a/b/自评.txt' })).toBe('自评.txt');
    expect(sourceName({ kind: 'stdin', name: '-' })).toBe('-');
  });
});
