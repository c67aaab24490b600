import { describe, expect, it } from 'vitest';
import { squash } from '../glyphs.js';
import { centredFolds, type Fold, topFolds } from './folds.js';
import { type Line, linesOf } from './lines.js';

const linesIn = (text: string): Line[] => {
  const glyphs = squash(text);
  return linesOf(glyphs, 0, glyphs.length, false);
};
const shown = ({ odd, even }: Fold): string =>
  `${odd.map((cell) => cell.text).join(' ')} | ${even.map((cell) => cell.text).join(' ')}`;

describe('centredFolds', () => {
  it('joins the k-th pieces above and below the middle', () => {
    expect(centredFolds(linesIn('甲 乙\n丙 丁\n甲二 乙二'), 1, 9).map(shown)).toContain('丙 丁 | 甲甲二 乙乙二');
  });

  it('leaves open which of the cells in the middle goes on where that has more', () => {
    const folds = centredFolds(linesIn('甲\n乙 丙\n丁'), 1, 9).map(shown);
    expect(folds.sort()).toEqual(['乙 丙 | 甲丁', '乙 甲丙丁 | ', '甲乙丁 丙 | '].sort());
  });

  it('finds none where lines do not mirror each other', () => {
    expect(centredFolds(linesIn('甲 乙\n丙 丁\n戊'), 1, 9)).toEqual([]);
  });

  it('knows rows all of whose cells have an even number of lines', () => {
    expect(centredFolds(linesIn('甲 乙\n丙 丁'), 1, 9).map(shown)).toEqual([' | 甲丙 乙丁']);
  });
});

describe('topFolds', () => {
  it('lets fewer and fewer cells go on', () => {
    const folds = topFolds(linesIn('甲 乙\n丙\n丁'), 1, 9).map(shown);
    expect(folds).toEqual(['甲丙丁 乙 | ', '甲 乙丙丁 | ']);
  });

  it('finds none where a line holds more than the one above it', () => {
    expect(topFolds(linesIn('甲\n乙 丙'), 1, 9)).toEqual([]);
  });
});
