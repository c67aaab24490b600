import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Break, foldGlyph, indexAt, pieceMarks, spansOf, squash, squashOnce, textOf } from './glyphs.js';

const breaksOf = (text: string) => [...squash(text).before].slice(1);
const glyph = fc.constantFrom(
  '项',
  '目',
  '（',
  '１',
  '0',
  '.',
  '%',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '|',
  '｜',
  '\u3000',
  '\u200b',
  '𠮷',
);

describe('squash', () => {
  it('leaves white space out and keeps what parted the glyphs', () => {
    expect(breaksOf('甲乙')).toEqual([Break.none]);
    expect(breaksOf('甲 \u3000乙')).toEqual([Break.space]);
    expect(breaksOf('甲 \n 乙')).toEqual([Break.line]);
    expect(breaksOf('甲\n \n乙')).toEqual([Break.blank]);
    expect(breaksOf('甲\n\t\n乙')).toEqual([Break.cell]);
    expect(breaksOf('甲|乙｜丙│丁')).toEqual([Break.cell, Break.cell, Break.cell]);
  });

  it('takes the two signs of a Windows line end for one break, two lone returns for two', () => {
    expect(breaksOf('甲\r\n乙')).toEqual([Break.line]);
    expect(breaksOf('甲\r\n\r\n乙')).toEqual([Break.blank]);
    expect(breaksOf('甲\r\r乙')).toEqual([Break.blank]);
    expect(breaksOf('甲\f乙')).toEqual([Break.line]);
  });

  it('counts the empty cells before a glyph, nine at most', () => {
    expect([...squash('甲\t乙\t\t丙\t\t\t丁').empty]).toEqual([0, 0, 1, 2]);
    expect([...squash('| 甲 | | | 乙 |').empty]).toEqual([0, 2]);
    expect([...squash(`甲${'\t'.repeat(40)}乙`).empty]).toEqual([0, 9]);
  });

  it('opens a text with an empty line, whatever stands before the first glyph', () => {
    expect([...squash('甲').before]).toEqual([Break.blank]);
    expect([...squash('\n\n 甲').before]).toEqual([Break.blank]);
    expect(squash(' \n\t').length).toBe(0);
  });

  it('leave out 第 3 页，共 8 页 wherever in a line it stands, as where a page ran together with the next', () => {
    for (const page of ['第3页共9页', '第 3 页，共 8 页', '第12页/共30页'])
      expect(squash(`完工率 100% ${page} 及时率`).char.join('')).toBe('完工率100%及时率');
    expect(squash('见第3页的附件').char.join('')).toBe('见第3页的附件');
  });

  it('leaves out lines that hold the number of a page, and no others', () => {
    for (const page of ['- 3 -', '-3-', '— 12 —', '第3页', ' 第 3 页 共 9 页 ', '第3页，共9页'])
      expect(squash(`甲\n${page}\r\n乙`)).toMatchObject({
        char: ['甲', '乙'],
        before: Uint8Array.of(Break.blank, Break.line),
      });
    expect(breaksOf('甲\n\n- 3 -\n\n乙')).toEqual([Break.line]);
    for (const kept of ['3', '— 0 —', '-3', '3-4', '- 3 - 4', '第3页见附件', '—\t3\t—', '— 75% —'])
      expect(squash(`甲\n${kept}\n乙`).char.join('')).toBe(`甲${kept.replace(/\s/gu, '')}乙`);
    expect(squash('甲\n- 3 -', 0, 6).char.join('')).toBe('甲-3');
  });

  const LINES = Array.from({ length: 12 }, (_, i) => `第一类第${'一二三四五六七八九'[i % 9]}项甲乙丙丁`);
  const page = (number: number): string => `\n\n${number}\n\n`;

  it('leaves out a bare figure between empty lines where the text round it has no other, and goes on as behind a line', () => {
    const text = `${LINES.join('\n')}${page(7)}${LINES.join('\n')}`;
    expect(squash(text).char.join('')).toBe(LINES.join('').repeat(2));
    expect(breaksOf(text)).not.toContain(Break.blank);
  });

  it('leaves out bare figures that count on from page to page, and keeps those of cells that stand apart by empty lines', () => {
    const counted = `${LINES.join('\n')}\n\n甲\n\n乙${page(7)}${LINES.join('\n')}${page(8)}${LINES.join('\n')}`;
    expect(squash(counted).fold).not.toMatch(/[78]/u);
    const cells = LINES.flatMap((line, i) => [line, String(i + 1)]).join('\n\n');
    expect(squash(cells).char.join('')).toBe(cells.replace(/\s/gu, ''));
  });

  it('reads a part of a text with the offsets of the whole', () => {
    const part = squash('一二 三四', 1, 4);
    expect(part.char).toEqual(['二', '三']);
    expect([...part.at]).toEqual([1, 3]);
  });

  it('gives each glyph, as printed, with its place in the source; folding changes no length', () => {
    fc.assert(
      fc.property(fc.array(glyph), (pieces) => {
        const text = pieces.join('');
        const glyphs = squash(text);
        expect(glyphs.char.join('')).toBe(text.replace(/[\s|｜│\u200b]/gu, ''));
        expect(Array.from(glyphs.at, (at) => text[at])).toEqual([...glyphs.char]);
        expect(glyphs.fold.length).toBe(glyphs.length);
        expect(glyphs.before.length).toBe(glyphs.length);
      }),
    );
  });
});

describe('foldGlyph', () => {
  it('makes full-width signs half-width, radicals and zeros of printing plain, and leaves the rest', () => {
    expect([...'（）：％ＡＺａ９＝≦⽬〇×甲x'].map(foldGlyph).join('')).toBe('():%AZa9=≤目0*甲x');
  });
});

describe('spansOf', () => {
  it('gives one span for each run without a break', () => {
    const glyphs = squash('项目\n名 称');
    expect(textOf(glyphs, 0, 4)).toBe('项目名称');
    expect(spansOf(glyphs, 0, 4)).toEqual([
      [0, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(spansOf(glyphs, 2, 2)).toEqual([]);
  });

  it('reproduces the glyphs of any range from the source', () => {
    fc.assert(
      fc.property(fc.array(glyph), fc.nat(30), fc.nat(30), (pieces, a, b) => {
        const text = pieces.join('');
        const glyphs = squash(text);
        const [start, end] = [Math.min(a, b, glyphs.length), Math.min(Math.max(a, b), glyphs.length)];
        const printed = spansOf(glyphs, start, end).map(([from, to]) => text.slice(from, to));
        expect(printed.join('')).toBe(textOf(glyphs, start, end));
      }),
    );
  });
});

describe('indexAt', () => {
  it('finds the first glyph at or behind an offset', () => {
    const glyphs = squash('甲  乙\n丙');
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => indexAt(glyphs, offset))).toEqual([0, 1, 1, 1, 2, 2, 3]);
  });
});

describe('numbered pieces of a text that was cut into long lines', () => {
  const pieces = (ends: readonly [string, string, string]): string =>
    ends.map((end, i) => `${i + 1}、${'甲乙丙丁戊'.repeat(24)}${end}`).join('\n');

  it('go on without their marks and without a break', () => {
    const text = pieces(['新闻宣', '传工作', '。']);
    const glyphs = squash(text);
    expect(pieceMarks(text, 0, text.length)).toHaveLength(3);
    expect(textOf(glyphs, 0, glyphs.length)).toBe(text.replace(/\n?\d、/g, ''));
    expect(glyphs.before.slice(1).every((before) => before === Break.none)).toBe(true);
    for (let i = 0; i < glyphs.length; i++) expect(text[glyphs.at[i] as number]).toBe(glyphs.char[i]);
  });

  it('are not the numbered paragraphs of a text, nor short lines', () => {
    const paragraphs = pieces(['。', '。', '。']);
    expect(pieceMarks(paragraphs, 0, paragraphs.length)).toEqual([]);
    expect(pieceMarks('1、甲\n2、乙\n3、丙', 0, 11)).toEqual([]);
  });

  it('are not long items that end without a full stop but differ in length, or stand among other lines', () => {
    const item = (number: number, times: number): string => `${number}、${'甲乙丙丁戊'.repeat(times)}`;
    const uneven = [item(1, 60), item(2, 22), item(3, 30)].join('\n');
    expect(pieceMarks(uneven, 0, uneven.length)).toEqual([]);
    const even = [item(1, 24), item(2, 24), item(3, 24)].join('\n');
    expect(pieceMarks(even, 0, even.length)).toHaveLength(3);
    const among = `${even}\n其他需要说明的问题 无`;
    expect(pieceMarks(among, 0, among.length)).toEqual([]);
    const closed = [item(1, 24), item(2, 24), item(3, 24)].join('）\n');
    expect(pieceMarks(closed, 0, closed.length)).toEqual([]);
  });

  it('are found behind a short list, and where the text ends with empty lines', () => {
    const list = '1、按合同\n2、按进度\n';
    const text = `${list}${pieces(['新闻宣', '传工作', '。'])}\n\n`;
    expect(pieceMarks(text, 0, text.length).map(([, end]) => text.slice(end - 2, end))).toEqual(['1、', '2、', '3、']);
    expect(pieceMarks(text, 0, text.length)[0]?.[0]).toBe(list.length);
  });
});

describe('squashOnce', () => {
  it('squashes a stretch once, and another one anew', () => {
    const squashed = squashOnce();
    const first = squashed('甲 乙 丙', 0, 3);
    expect(squashed('甲 乙 丙', 0, 3)).toBe(first);
    expect(squashed('甲 乙 丙', 2).char).toEqual(['乙', '丙']);
    expect(squashed('甲 丁 丙', 0, 3).char).toEqual(['甲', '丁']);
    expect(first).toEqual(squash('甲 乙 丙', 0, 3));
  });
});
