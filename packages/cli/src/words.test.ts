import { words } from '@kaocheng/core/generated/words';
import { describe, expect, it } from 'vitest';
import { sayProblem, screen } from './words.js';

describe('words of the command line', () => {
  it('have a sentence for every problem, that says how to mend it', () => {
    const codes = Object.keys(words.problems);
    expect(codes).toEqual(
      expect.arrayContaining(['not-found', 'not-permitted', 'empty', 'blank', 'too-large', 'too-long', 'binary']),
    );
    expect(codes).toEqual(
      expect.arrayContaining(['kind-later', 'picture', 'archive', 'encoding', 'json-broken', 'json-not-transcript']),
    );
    expect(codes).toEqual(
      expect.arrayContaining(['json-value', 'no-form', 'reader-failed', 'no-match', 'nothing-inside']),
    );
    for (const code of codes) expect(sayProblem(code)).toMatch(/[；：（].+。$/);
  });

  it('fill their places, and keep a place that has no value', () => {
    expect(sayProblem('kind-later', { kind: 'pdf' })).toContain('pdf');
    expect(sayProblem('kind-later')).toContain('{kind}');
    expect(screen('place.form', { order: 3 })).toBe('表3');
  });

  it('fall back to what is given, and name a word that is missing', () => {
    expect(screen('places.nothing', {}, 'nothing')).toBe('nothing');
    expect(() => screen('nothing')).toThrow('words/screen.yaml has no nothing');
    expect(() => sayProblem('nothing')).toThrow('words/problems.yaml has no nothing');
  });
});
