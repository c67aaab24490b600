/** Number of a page as it is printed: 3, — 3 —, - 3 -, 第3页, 第 3 页 共 9 页, 3/9, Page 3 of 9. */
const PAGE_NUMBER =
  /^(?:[-－—–―·•.~～]{0,3}\s*\d{1,4}\s*[-－—–―·•.~～]{0,3}|第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:[\s,，/／、]*共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?|共\s*\d{1,4}\s*页[\s,，/／、]*第\s*\d{1,4}\s*页|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/iu;

/** Whether a text by itself is the number of a page wherever it stands in the margin. */
export const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text);

const BRACKETED = /^[（(]\s*(\d{1,3})\s*[)）]$/u;
const CHINESE = /^(?:([二三四五六七八九])?(十)([一二三四五六七八九])?|([一二三四五六七八九]))$/u;
const ROMAN = /^(?=[ivx])(x{0,3})(ix|iv|(v?)(i{0,3}))$/iu;
const DIGITS = '〇一二三四五六七八九';

/** A number that may be that of a page, or of a chapter, a score: only the pages before and behind it tell. */
export interface DoubtfulNumber {
  readonly kind: 'bracketed' | 'chinese' | 'roman';
  readonly value: number;
}

/** Reads （3）, 三 or iii; null where a text is none of them. */
export function doubtfulNumber(text: string): DoubtfulNumber | null {
  const bracketed = BRACKETED.exec(text)?.[1];
  if (bracketed !== undefined) return { kind: 'bracketed', value: Number(bracketed) };
  const chinese = CHINESE.exec(text);
  if (chinese !== null) {
    const [, tens = '一', ten, ones = '〇', one = '〇'] = chinese;
    const value = ten === undefined ? DIGITS.indexOf(one) : DIGITS.indexOf(tens) * 10 + DIGITS.indexOf(ones);
    return { kind: 'chinese', value };
  }
  const roman = ROMAN.exec(text.toLowerCase());
  if (roman === null) return null;
  const [, tens = '', end = '', five = '', ones = ''] = roman;
  const units = end === 'ix' ? 9 : end === 'iv' ? 4 : five.length * 5 + ones.length;
  return { kind: 'roman', value: tens.length * 10 + units };
}
