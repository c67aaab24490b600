import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon, type Label, type Region } from '../labels/lexicon.js';
import { damaged, labelAt } from './damaged.js';

const lexicon = buildLexicon();
const REGIONS: readonly Region[] = ['columns', 'fundColumns'];
const sorted = (text: string): string => [...text].sort().join('');

/** What is looked for, said label by label: slow, and plainly right. */
function plainly(region: Region, text: string): Label | null {
  let best: Label | null = null;
  for (const label of lexicon.all(region)) {
    const { length } = label.folded;
    const piece = text.slice(0, length);
    if (length < 4 || label.field === 'extra' || piece.length < length) continue;
    const wrong = [...piece].filter((glyph, i) => glyph !== label.folded[i]).length;
    const begins = piece[0] === label.folded[0] || piece[1] === label.folded[1];
    const isHit = (begins && wrong <= (length >= 8 ? 2 : 1)) || sorted(piece) === label.glyphs;
    if (isHit && (best === null || length > best.folded.length)) best = label;
  }
  return best !== null && /\p{Script=Han}/u.test(text[0] ?? '') ? best : null;
}

describe('a damaged label', () => {
  it('is known with one glyph in five wrong, and with its glyphs in another order', () => {
    const known = (text: string): string | undefined => damaged(lexicon, 'columns', text, 0)?.label;
    expect(known('实际完戍值')).toBe('实际完成值');
    expect(known('际实完成值')).toBe('实际完成值');
    expect(known('实你我戍值')).toBeUndefined();
  });

  it('is the one that going through all labels finds', () => {
    const piece = fc.record({
      region: fc.constantFrom(...REGIONS),
      label: fc.nat(),
      changes: fc.array(fc.tuple(fc.nat(30), fc.constantFrom('年', '度', '值', '指', '标', '1', '(')), {
        maxLength: 3,
      }),
      swap: fc.tuple(fc.nat(30), fc.nat(30)),
      behind: fc.constantFrom('', '完成值得分', '预算数10'),
    });
    let hits = 0;
    fc.assert(
      fc.property(piece, ({ region, label, changes, swap: [a, b], behind }) => {
        const labels = lexicon.all(region);
        const glyphs = [...(labels[label % labels.length] as Label).folded];
        for (const [at, glyph] of changes) if (at < glyphs.length) glyphs[at] = glyph;
        const [x, y] = [glyphs[a], glyphs[b]];
        if (x !== undefined && y !== undefined) [glyphs[a], glyphs[b]] = [y, x];
        const text = glyphs.join('') + behind;
        const found = damaged(lexicon, region, `前${text}`, 1);
        if (found !== null) hits++;
        expect(found).toBe(plainly(region, text));
      }),
      { numRuns: 1000 },
    );
    expect(hits).toBeGreaterThan(250);
  });
});

describe('labelAt', () => {
  it('gives a damaged label only where no other label stands', () => {
    expect(labelAt(lexicon, 'fundColumns', '全年预箅数', 0)?.field).toBe('annual');
    expect(labelAt(lexicon, 'fundColumns', '全执年行数', 0)?.field).toBe('executed');
    expect(labelAt(lexicon, 'fundColumns', '财政拨款数', 0)).toBeNull();
  });
});
