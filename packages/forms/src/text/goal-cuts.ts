import { labels } from '../generated/labels.js';
import { Break, type Glyphs } from './glyphs.js';
import { Likeness } from './likeness.js';
import { WORDS } from './rows/vocabulary.js';

const NUMBERED = /^(?:目标[:：]?\s*[1-9一二三四五]|[1-9][.、．]|[一二三四五六][、是]|\([1-9一二三四五]\))/u;
const FIRST = /^(?:目标[:：]?\s*[1一]|1[.、．]|一[、是]|\([1一]\))/u;

/** A cut among numbered goals that count on behind it, and one inside a word. */
const IN_COUNT = 5;
const IN_WORD = 2;

/** Ways of numbering goals: the mark of each number. */
const COUNTS: readonly ((n: number) => string)[] = [
  (n) => `${n}.`,
  (n) => `${n}、`,
  (n) => `(${n})`,
  (n) => `目标${n}`,
  (n) => `${HAN_NUMBERS[n - 1]}是`,
  (n) => `${HAN_NUMBERS[n - 1]}、`,
];
const HAN_NUMBERS = '一二三四五六七八九';

/** Where the mark of a number stands in a text from `from` on, no part of a figure; −1 where it does not. */
function markAt(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1))
    if (!/\d/u.test(mark) || (!/[\d.]/u.test(text[at - 1] ?? '') && !/\d/u.test(text[at + mark.length] ?? '')))
      return at;
  return -1;
}

/** Where the last goal begins of those that a text numbers one behind the other from its beginning; 0 where none is numbered. */
function countedTo(text: string): number {
  const count = COUNTS.find((mark) => markAt(text, mark(1), 0) === 0);
  if (count === undefined) return 0;
  let last = 0;
  for (let n = 2; n <= HAN_NUMBERS.length; n++) {
    const next = markAt(text, count(n), last + 1);
    const again = markAt(text, count(1), last + 1);
    if (next < 0 || (again >= 0 && again < next)) break;
    last = next + count(n).length;
  }
  return last;
}

/**
 * One cut between the expected and the actual text that stand one behind the other. Signs, in falling weight: a cell
 * break, numbering that starts again, an empty line, the end of a sentence, a line that breaks off before its width,
 * likeness of the two texts, balance.
 */
export function cutLines(glyphs: Glyphs, lines: readonly (readonly [number, number])[]): number {
  const texts = lines.map(([a, b]) => glyphs.fold.slice(a, b));
  const whole = texts.join('');
  const likeness = new Likeness(whole);
  const total = whole.length;
  const width = texts.reduce((most, text) => Math.max(most, text.length), 1);
  const cells = lines.slice(1).filter(([a]) => glyphs.before[a] === Break.cell).length;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let length = 0;
  const counted = countedTo(whole);
  const firstNumbered = FIRST.test(texts[0] ?? '');
  const starts = texts.map((text, i) => i > 0 && FIRST.test(text));
  const several = starts.filter(Boolean).length;
  for (let i = 1; i < lines.length; i++) {
    const previous = texts[i - 1] as string;
    const text = texts[i] as string;
    length += previous.length;
    const before = glyphs.before[(lines[i] as readonly [number, number])[0]] as Break;
    let cost = 6;
    if (before === Break.cell) cost -= cells === 1 ? 6 : 3;
    else if (before === Break.blank) cost -= 0.7;
    else if (before === Break.space) cost += several > 0 || lines.length > 4 ? 2 : 0;
    if (firstNumbered && starts[i]) cost -= several === 1 ? 6 : 3;
    else if (NUMBERED.test(text)) cost += 3;
    if (/[。;；.!]$/u.test(previous)) cost -= 2.2;
    else if (/[,、，:：(]$/u.test(previous)) cost += 2.5;
    else if (before !== Break.space && lines.length > 2 && previous.length >= width - 1) cost += 1.5;
    if (before !== Break.space && previous.length < width * 0.62) cost -= 1.5;
    const a = whole.slice(0, length);
    const b = whole.slice(length);
    if (length <= counted) cost += IN_COUNT;
    if (before !== Break.cell && WORDS.has(whole.slice(length - 1, length + 1))) cost += IN_WORD;
    cost -= 2.5 * likeness.at(length);
    if (a.slice(0, 4) === b.slice(0, 4)) cost -= 2;
    cost += 2 * Math.abs(0.5 - length / Math.max(1, total));
    if (/^[)。，,;；、%]/u.test(text)) cost += 4;
    if (cost < least) [least, best] = [cost, i];
  }
  return best;
}

/** In a text without breaks: a piece that is repeated, numbering that starts again, else the end of a sentence nearest to the middle. */
export function cutGlued(glyphs: Glyphs, from: number, to: number): number {
  const text = glyphs.fold.slice(from, to);
  for (const mark of ['目标1', '1.', '1、', '一是', '一、']) {
    if (!text.startsWith(mark)) continue;
    const again = text.indexOf(mark, mark.length);
    if (again > 0) return from + again;
  }
  if (text.length % 2 === 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2))
    return from + text.length / 2;
  if (text.length <= 600) return from + likeliestCut(text);
  const ends = [...text.matchAll(/[。;；]/gu)].map((match) => match.index + 1).filter((end) => end < text.length);
  const best = ends.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return best === undefined ? to : from + best;
}

/** The same where only the labels show that the text may hold both: the whole is one where its parts are not alike. */
export function cutLike(glyphs: Glyphs, from: number, to: number): number {
  const at = cutGlued(glyphs, from, to);
  if (RESULT.test(glyphs.fold.slice(at, to))) return at;
  return new Likeness(glyphs.fold.slice(from, to)).at(at - from) < ALIKE ? to : at;
}

const ALIKE = 0.1;

/** What a text begins with that says what came of a goal. */
const RESULT = new RegExp(`^(?:${labels.goalResults.join('|')}|\\d{4}年)`, 'u');

/** The place in a text without breaks behind which it begins to say the same again, best at the end of a sentence. */
function likeliestCut(text: string): number {
  const likeness = new Likeness(text);
  const counted = countedTo(text);
  let best = text.length;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 4; i <= text.length - 3; i++) {
    const [a, b] = [text.slice(0, i), text.slice(i)];
    let cost = 2 * Math.abs(0.5 - i / text.length) - 3 * likeness.at(i);
    if (/[。;]$/u.test(a)) cost -= a.endsWith('。') ? 2.2 : 1;
    else if (/[,、:(]$/u.test(a)) cost += 2.5;
    if (/^[)。,;、:%]/u.test(b)) cost += 4;
    if (/\d$/u.test(a) && /^[\d.%]/u.test(b)) cost += 3;
    if (a.slice(0, 2) === b.slice(0, 2)) cost -= 1;
    if (i <= counted) cost += IN_COUNT;
    if (WORDS.has(text.slice(i - 1, i + 1))) cost += IN_WORD;
    if (RESULT.test(b)) cost -= 1;
    if (cost < least) [least, best] = [cost, i];
  }
  return best;
}
