import { around, type Box, type Glyph, middleX, middleY, type Ruling } from './ink.js';

/** How often a mark says its word at least that is spread over the page, and how many characters its word has at most. */
const REPEATED = 4;
const LONGEST_WORD = 40;
const HAN = /\p{Script=Han}/u;
/** Most glyphs, and most rulings that they are held against. */
const MOST_GLYPHS = 3000;
const MOST_RULINGS = 5000;
/** How far the glyphs of a word stand apart at most, and how far off their line, in type sizes. */
const APART = 1;
const OFF_LINE = 0.15;
/** Most lines of a word that is spread over the page. */
const MOST_LINES = 2;
/** Columns and rows of words at least that lie over text and lines, and columns of such as lie over nothing. */
const COLUMNS = 2;
const ROWS = 3;
const COLUMNS_OVER_NOTHING = 3;
/** Words that lie over text or lines at least, and their share. */
const LEAST_OVER = 2;
const SHARE_OVER = 0.1;
/** Share of the words that stand on lines of the text at most: what a table says again and again stands beside its labels. */
const ON_LINES = 0.5;
/** Share of the page, both ways, over which words are spread that lie over nothing. */
const SPREAD = 0.5;

/** What of a page words are held against. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

interface Word {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly isOver: boolean;
}

/**
 * Whether the glyphs of one colour are a mark that covers the page like tiles: one word again and again in columns and
 * rows of its own, over the text and the lines of tables, or over nearly all of a page that has no lines. A word that a
 * table says in many cells is none.
 * @param printed in the order in which they are drawn, without blanks
 * @param text the other glyphs of the page
 * @param isOver whether a glyph lies over the text
 */
export function isTiled<Any extends Glyph>(
  printed: readonly Any[],
  text: readonly Glyph[],
  paper: Paper,
  isOver: (glyph: Any) => boolean,
): boolean {
  if (printed.length > MOST_GLYPHS || !isRepeated(printed)) return false;
  const words = wordsOf(printed, isOver);
  const lines = linesOf(words);
  if (lines === 0 || lines > MOST_LINES) return false;
  const columns = groups(words, ({ box }) => box[0]);
  if (columns < COLUMNS || groups(words, ({ box }) => middleY(box)) < ROWS) return false;
  const heights = new Set(text.map(({ box }) => Math.round(middleY(box))));
  const onLines = words.filter(({ box, size }) => {
    const [from, to] = [middleY(box) - size * OFF_LINE, middleY(box) + size * OFF_LINE];
    for (let at = Math.round(from); at <= Math.round(to); at++) if (heights.has(at)) return true;
    return false;
  });
  if (onLines.length > words.length * ON_LINES) return false;
  const rulings = paper.horizontal.length + paper.vertical.length;
  const over = words.filter((word) => word.isOver || (rulings <= MOST_RULINGS && isCrossed(word, paper))).length;
  if (over >= Math.max(LEAST_OVER, words.length * SHARE_OVER)) return true;
  const [left, top, right, bottom] = around(words.map(({ box }) => box));
  const isSpread = right - left > paper.width * SPREAD && bottom - top > paper.height * SPREAD;
  return lines === 1 && columns >= COLUMNS_OVER_NOTHING && rulings === 0 && isSpread;
}

/** Whether glyphs are those of one word that is printed again and again. */
function isRepeated(printed: readonly Glyph[]): boolean {
  const counts = new Map<string, number>();
  for (const { text } of printed) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isWord = counts.size > 1 && counts.size <= LONGEST_WORD && [...counts.keys()].some((text) => HAN.test(text));
  return isWord && Math.min(...counts.values()) >= REPEATED;
}

/** Glyphs that are drawn one behind the other, as words. */
function wordsOf<Any extends Glyph>(printed: readonly Any[], isOver: (glyph: Any) => boolean): Word[] {
  const words: Word[] = [];
  for (const glyph of printed) {
    const { text, box, size } = glyph;
    const last = words.at(-1);
    const isNext =
      last !== undefined &&
      Math.abs(middleY(last.box) - middleY(box)) < size * OFF_LINE &&
      middleX(box) > last.box[2] - size / 2 &&
      box[0] < last.box[2] + size * APART;
    const word = { text, box, size, isOver: isOver(glyph) };
    if (!isNext) words.push(word);
    else
      words[words.length - 1] = {
        text: last.text + text,
        box: around([last.box, box]),
        size,
        isOver: last.isOver || word.isOver,
      };
  }
  return words;
}

/** How many different words there are, beside such as the edge of the page cuts; 0 where others come but now and then. */
function linesOf(words: readonly Word[]): number {
  const counts = new Map<string, number>();
  for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  const often = [...counts].flatMap(([text, count]) => (count >= REPEATED ? [text] : []));
  const isPart = (text: string): boolean => often.some((one) => one.includes(text));
  return [...counts.keys()].every(isPart)
    ? often.filter((one) => !often.some((o) => o !== one && o.includes(one))).length
    : 0;
}

/** How many places words stand at. */
function groups(words: readonly Word[], placeOf: (word: Word) => number): number {
  const room = Math.max(...words.map(({ size }) => size)) / 2;
  const places = words.map(placeOf).sort((a, b) => a - b);
  return places.filter((place, i) => i === 0 || place - (places[i - 1] ?? 0) > room).length;
}

/** Whether a line of a table runs through a word. */
function isCrossed({ box: [left, top, right, bottom], size }: Word, { horizontal, vertical }: Paper): boolean {
  const room = size / 4;
  return (
    horizontal.some(({ at, from, to }) => at > top + room && at < bottom - room && from < right && to > left) ||
    vertical.some(({ at, from, to }) => at > left + room && at < right - room && from < bottom && to > top)
  );
}
