import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf, endingOf } from './any-of.js';

const letter = fc.constantFrom('甲', '乙', '丙', '.', '(', '率');
const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));
const text = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(''));

describe('words of a vocabulary', () => {
  it('are found where one of them stands, in short and in long texts', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), text, (words, one) => {
        const stands = words.some((each) => one.includes(each));
        expect(anyOf(words).test(one)).toBe(stands);
        expect(anyOf(words).expression.test(one)).toBe(stands);
      }),
    );
  });

  it('are found at the end only, where that is asked', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), text, (words, one) => {
        const stands = words.some((each) => one.endsWith(each));
        expect(endingOf(words).test(one)).toBe(stands);
        expect(endingOf(words).expression.test(one)).toBe(stands);
      }),
    );
  });
});
