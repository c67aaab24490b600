import { SHORT_VALUE } from './vocabulary.js';

/** What a cell costs that goes on over the middle of a text that stands twice, and of a figure that does. */
const OVER_REPEAT = 1.5;
const OVER_FIGURES = 0.3;
/** Glyphs of the longest text looked for twice. */
const MOST_REPEATED = 40;

/**
 * Where a text stands twice in a row without a break, 20|20 or 不突破预算|不突破预算, as target and actual value or weight
 * and score that lost the blank between them: the cuts before, between and behind the two. In a text that keeps its
 * breaks a number alone must end the run.
 */
export function repeatsIn(fold: string, from: number, to: number, glued: boolean): { at: number; join: number }[] {
  const cuts: { at: number; join: number }[] = [];
  for (let middle = from + 1; middle < to; middle++) {
    const most = Math.min(middle - from, to - middle, MOST_REPEATED);
    for (let length = most; length >= 1; length--) {
      if (
        fold[middle - length] !== fold[middle] ||
        fold.slice(middle - length, middle) !== fold.slice(middle, middle + length)
      )
        continue;
      if (!isRepeat(fold, middle, length, from, to, glued)) continue;
      const figures = /^[\d.]+$/u.test(fold.slice(middle, middle + length));
      cuts.push(
        { at: middle - length, join: 0 },
        { at: middle, join: figures ? OVER_FIGURES : OVER_REPEAT + length / 10 },
        { at: middle + length, join: 0 },
      );
      break;
    }
  }
  return cuts;
}

function isRepeat(fold: string, middle: number, length: number, from: number, to: number, glued: boolean): boolean {
  const text = fold.slice(middle, middle + length);
  const before = fold[middle - length - 1] ?? '';
  const behind = fold[middle + length] ?? '';
  if (text.startsWith('0') && (text.length > 1 || /[\d.]/u.test(before))) return false;
  if (/^[\d.]+$/u.test(text)) {
    if (middle + length < to && (!glued || /[.%年]/u.test(behind))) return false;
    if (glued) return !(before === '.' || text.startsWith('.') || text.endsWith('.'));
    return middle - length !== from && !/[\d.]/u.test(before);
  }
  if (length < 2 && !SHORT_VALUE.test(text)) return false;
  if (/^[.%]/u.test(text)) return false;
  if (/\d$/u.test(text) && (/^[\d.%]/u.test(behind) || (/\d/u.test(before) && !/^\d/u.test(text)))) return false;
  return !(/^\d/u.test(text) && (glued ? before === '.' : /[\d.]/u.test(before)));
}
