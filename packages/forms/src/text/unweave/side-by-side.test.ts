import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squash } from '../glyphs.js';
import { type Line, linesOf } from './lines.js';
import { partSides } from './side-by-side.js';

const linesIn = (text: string): Line[] => {
  const glyphs = squash(text);
  return linesOf(glyphs, 0, glyphs.length, false);
};
const textOf = (lines: readonly Line[]): string => lines.flatMap((line) => line.map((piece) => piece.text)).join('');
const parted = (text: string): [string, string] | null => {
  const sides = partSides(linesIn(text));
  return sides === null ? null : [textOf(sides.left), textOf(sides.right)];
};

describe('partSides', () => {
  it('parts lines that hold both texts', () => {
    const text =
      '完成古树体检五百株，修复树洞和 古树体检做完，修复了树洞四十处，\n围栏，宣传古树文化。 宣传古树文化六次。';
    expect(parted(text)).toEqual([
      '完成古树体检五百株,修复树洞和围栏,宣传古树文化。',
      '古树体检做完,修复了树洞四十处,宣传古树文化六次。',
    ]);
  });

  it('parts lines that blanks round figures cut too', () => {
    const text =
      '新建城东苗圃 1200 平方米，硬化 已建成苗圃 1200 平方米，硬化场地\n场地 2000 平方米，购置水车 2 台。 2000 平方米，购置水车 2 台，水车\n已投入使用。';
    expect(parted(text)).toEqual([
      '新建城东苗圃1200平方米,硬化场地2000平方米,购置水车2台。',
      '已建成苗圃1200平方米,硬化场地2000平方米,购置水车2台,水车已投入使用。',
    ]);
  });

  it('knows the longer text by the lines that it has alone', () => {
    const text = '完成古树体检五百株，修复树洞和 古树体检做完，修复了树洞。\n围栏，宣传古树文化。';
    expect(parted(text)).toEqual(['完成古树体检五百株,修复树洞和围栏,宣传古树文化。', '古树体检做完,修复了树洞。']);
  });

  it('parts texts that are centred, lines of the one between those of the other', () => {
    const text = [
      '完成古树体检五百株，修复树洞和',
      '古树体检做完，修复了树洞四十',
      '围栏，宣传古树文化，养护古树三',
      '处，宣传古树文化六次。',
      '百株，防治病虫害。',
    ].join('\n');
    expect(parted(text)).toEqual([
      '完成古树体检五百株,修复树洞和围栏,宣传古树文化,养护古树三百株,防治病虫害。',
      '古树体检做完,修复了树洞四十处,宣传古树文化六次。',
    ]);
  });

  it('leaves texts alone that stand one behind the other', () => {
    expect(parted('完成古树体检五百株，修复树洞和\n围栏。\n古树体检做完，修复了树洞四十处\n和围栏。')).toBeNull();
    expect(parted('完成古树体检。')).toBeNull();
  });

  it('loses no piece whatever the lines', () => {
    const piece = fc.constantFrom('完成', '古树体检。', '2、修复树洞', '（一', '）', '了');
    fc.assert(
      fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { maxLength: 14 }), (all) => {
        const lines = linesIn(all.map((line) => line.join(' ')).join('\n'));
        const sides = partSides(lines);
        if (sides === null) return;
        const starts = [...sides.left, ...sides.right].flat().map(({ start }) => start);
        expect(starts.sort((a, b) => a - b)).toEqual(lines.flat().map(({ start }) => start));
      }),
      { numRuns: 80 },
    );
  });
});
