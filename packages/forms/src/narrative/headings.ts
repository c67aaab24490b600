/** A heading mark: its depth (0 第一部分 · 1 一、 · 2 （一） · 3 1、 · 4 （1） · 5 ①), and where the words after it begin. */
export interface Heading {
  readonly depth: number;
  readonly bodyStart: number;
}

const NUMERALS = '一二三四五六七八九十';
const CIRCLED = /[①-⑳]/;

/** Whether a line opens with a heading mark. */
export function startsHeading(line: string): boolean {
  return headingAt(line, 0) !== null;
}

/** The heading mark at an offset of a text without layout breaks, or null. Looks at no more than eight characters. */
export function headingAt(text: string, at: number): Heading | null {
  const char = text.charAt(at);
  if (char === '第') return partMark(text, at);
  if (NUMERALS.includes(char) && char !== '') return numeralMark(text, at);
  if (char === '（' || char === '(') return bracketMark(text, at);
  if (CIRCLED.test(char)) return { depth: 5, bodyStart: at + 1 };
  if (char >= '0' && char <= '9') return digitMark(text, at);
  return null;
}

function partMark(text: string, at: number): Heading | null {
  const end = runOf(text, at + 1, NUMERALS);
  if (end === at + 1 || end > at + 4) return null;
  const word = text.slice(end, end + 2);
  return word === '部分' || word.startsWith('章') ? { depth: 0, bodyStart: end + (word === '部分' ? 2 : 1) } : null;
}

function numeralMark(text: string, at: number): Heading | null {
  const end = runOf(text, at, NUMERALS);
  const mark = text.charAt(end);
  return end <= at + 3 && (mark === '、' || mark === '．') ? { depth: 1, bodyStart: end + 1 } : null;
}

function bracketMark(text: string, at: number): Heading | null {
  const numerals = runOf(text, at + 1, NUMERALS);
  const digits = runOf(text, at + 1, '0123456789');
  const end = Math.max(numerals, digits);
  const close = text.charAt(end);
  if (end === at + 1 || end > at + 4 || (close !== '）' && close !== ')')) return null;
  return { depth: numerals > digits ? 2 : 4, bodyStart: end + 1 };
}

function digitMark(text: string, at: number): Heading | null {
  const end = runOf(text, at, '0123456789');
  const mark = text.charAt(end);
  if (end > at + 2) return null;
  if (mark === '、') return { depth: 3, bodyStart: end + 1 };
  if (mark !== '.' && mark !== '．') return null;
  const next = text.charAt(end + 1);
  const year = /^\d{4}年/.test(text.slice(end + 1, end + 6));
  return next === '' || (/\d/.test(next) && !year) ? null : { depth: 3, bodyStart: end + 1 };
}

function runOf(text: string, from: number, letters: string): number {
  let end = from;
  while (end < text.length && end < from + 5 && letters.includes(text.charAt(end))) end += 1;
  return end;
}
