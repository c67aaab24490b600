import { describe, expect, it } from 'vitest';
import { glyphText } from './glyph-text.js';

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
