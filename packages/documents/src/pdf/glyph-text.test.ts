import { describe, expect, it } from 'vitest';
import { glyphText, sign, symbolFont } from './glyph-text.js';

describe('glyphText', () => {
  it('reads look-alikes that fonts name as the characters that are printed', () => {
    expect(glyphText('⼈⺠⻋⻔⾦⼾⻘⻚')).toBe('人民车门金户青页');
    expect(glyphText('\uf98e\ufa0c')).toBe('年兀');
    expect(glyphText('⸺⋯∕〜‑')).toBe('\u2014\u2014…／～-');
    expect(glyphText('ﬁ')).toBe('fi');
  });

  it('leaves everything else as it is', () => {
    const text = '≥95% 278.9万 ㎡ ① （ＡＢ） 𠮷喆堃 — – 《办法》〔2020〕';
    expect(glyphText(text)).toBe(text);
  });

  it('takes the bar for the dash that a font draws by the same glyph', () => {
    expect(glyphText('1―7月')).toBe('1—7月');
  });
});

describe('forms for lines that run down', () => {
  it('are read as the signs of lines that run across', () => {
    expect(glyphText('︵一︶、︿绩效﹀︐︙')).toBe('（一）、〈绩效〉，…');
  });
});

describe('fonts of signs', () => {
  it('are known by the names that files give them', () => {
    expect(
      ['ABCDEF+Wingdings2', 'Wingdings-Regular', 'Wingdings 2', 'SymbolMT', 'ABCDEF+Symbol,Bold'].map(symbolFont),
    ).toEqual(['Wingdings 2', 'Wingdings', 'Wingdings 2', 'Symbol', 'Symbol']);
    expect(['SimSun', 'ABCDEF+SymbolSet', 'SegoeUISymbol'].map(symbolFont)).toEqual([null, null, null]);
  });

  it('say by their codes, or private characters in their place, what is printed', () => {
    expect(sign('Wingdings 2', 0x52, 'R')).toBe('☑');
    expect(sign('Wingdings 2', 7, '\uf0a3')).toBe('□');
    expect(sign('Wingdings', 9, '\u2611')).toBe('☑');
    expect(sign('Symbol', 0xb3, '≥')).toBe('≥');
  });
});
