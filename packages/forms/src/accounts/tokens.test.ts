import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squash } from '../text/glyphs.js';
import { tokenize } from './tokens.js';

const cut = (text: string): string[] => {
  const glyphs = squash(text);
  return tokenize(glyphs, 0, glyphs.length, 1_000).map((token) => `${token.kind[0]}:${token.text}`);
};

describe('tokenize', () => {
  it('parts codes, names and figures that are glued', () => {
    expect(cut('2080505机关事业单位33.4133.41')).toEqual(['n:2080505', 'w:机关事业单位', 'n:33.41', 'n:33.41']);
    expect(cut('61.15208社会保障')).toEqual(['n:61.15', 'n:208', 'w:社会保障']);
    expect(cut('1,234.505,678.90')).toEqual(['n:1,234.50', 'n:5,678.90']);
  });

  it('keeps digits that belong to words', () => {
    expect(cut('2022年绩效奖金 12.00')).toEqual(['w:2022年绩效奖金', 'n:12.00']);
    expect(cut('1.因公出国（境）费 2')).toEqual(['w:1.因公出国(境)费', 'n:2']);
    expect(cut('结余分配59年初结转')).toEqual(['w:结余分配', 'n:59', 'w:年初结转']);
  });

  it('knows negative figures, percentages and dashes', () => {
    expect(cut('-3.20 100.00% — /')).toEqual(['n:-3.20', 'n:100.00%', 'd:—', 'd:/']);
  });

  it('covers every glyph once, in order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '9', '.', ',', '-', '年', '款', ' ', '\n', '(', '%'), maxLength: 60 }),
        (text) => {
          const glyphs = squash(text);
          let at = 0;
          for (const token of tokenize(glyphs, 0, glyphs.length, 1_000)) {
            expect(token.start).toBe(at);
            expect(token.end).toBeGreaterThan(token.start);
            at = token.end;
          }
          expect(at).toBe(glyphs.length);
        },
      ),
    );
  });
});
