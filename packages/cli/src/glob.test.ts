import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globBase, globToRegExp, isGlob } from './glob.js';

describe('globs', () => {
  it('match names, folders, classes and choices', () => {
    const cases: readonly [string, string, boolean][] = [
      ['a/*.txt', 'a/自评.txt', true],
      ['a/*.txt', 'a/b/自评.txt', false],
      ['a/**/*.txt', 'a/自评.txt', true],
      ['a/**/*.txt', 'a/b/c/自评.txt', true],
      ['a/**', 'a/b/c.txt', true],
      ['20?3.txt', '2023.txt', true],
      ['[12]*.{txt,html}', '2023.html', true],
      ['[!12]*.txt', '2023.txt', false],
      ['a.txt', 'aXtxt', false],
    ];
    for (const [pattern, path, matched] of cases)
      expect([pattern, globToRegExp(pattern).test(path)]).toEqual([pattern, matched]);
  });

  it('lie in the folder before the first pattern', () => {
    expect(globBase('a/b/*.txt')).toBe('a/b');
    expect(globBase('*.txt')).toBe('.');
    expect(globBase('/x*/a')).toBe('/');
  });

  it('take a class that is none for its text', () => {
    expect(globToRegExp('[z-a].txt').test('[z-a].txt')).toBe(true);
  });

  it('turn any text into an expression, and a text without special signs into one that matches itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (isGlob(text)) expect(() => globToRegExp(text)).not.toThrow();
        else expect(globToRegExp(text).test(text)).toBe(true);
      }),
    );
  });
});
