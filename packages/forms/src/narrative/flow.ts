import { headingAt, startsHeading } from './headings.js';
import { isTitle } from './titles.js';

/** A paragraph of the narrative without layout breaks; `at[i]` is where its i-th character stands in the source. */
export interface Paragraph {
  readonly text: string;
  readonly at: readonly number[];
}

interface Line {
  readonly text: string;
  /** Where it begins in the source. */
  readonly from: number;
  /** Where each character stands in the source; null where all of the line is kept. */
  readonly at: readonly number[] | null;
  /** Blank lines stand before it. */
  readonly gap: boolean;
}

/** The white space that a line is rid of. */
const SPACE = /[ \t\r\u00a0\u3000\u200b\f\ufeff]/;
const SENTENCE_END = new Set(['。', '！', '？', '!', '?', '…']);
const CLAUSE_END = new Set([...SENTENCE_END, '；', ';', '：', ':']);
/** 某项目绩效自评综述：… opens what is said of a project. */
const SUMMARY_OPENS = /^[^。，；：:]{4,60}综述[：:]/;
/** 1.某支出（类）… opens what is said of a functional class. */
const CLASS_OPENS = /^\d{1,2}[.．、][^。，；：]{2,60}（类）/;
/** A line shorter than this share of the usual width of its block closes its paragraph. */
const SHORT_LINE = 0.85;

/**
 * The paragraphs of the regions of a text: line breaks, page numbers and spaces that only the layout put there are gone,
 * a line that opens with a heading mark (一、 （一） 1. ①) opens a paragraph. Linear in the text; made one after the other,
 * as they are asked for.
 */
export function* paragraphsOf(
  text: string,
  regions: readonly { start: number; end: number }[],
): Generator<Paragraph, void, undefined> {
  for (const region of regions) {
    const start = Math.max(0, Math.min(text.length, region.start));
    const end = Math.max(start, Math.min(text.length, region.end));
    // Gone over twice: a million lines that are all kept take longer to keep than to make again.
    const width = usualWidth(linesOf(text, start, end));
    for (const paragraph of joined(linesOf(text, start, end), width)) yield* splitInside(paragraph);
  }
}

function* linesOf(text: string, start: number, end: number): Generator<Line, void, undefined> {
  let gap = true;
  let from = start;
  while (from < end) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 || newline > end ? end : newline;
    const line = squash(text, from, to, gap);
    if (line.text === '') gap = true;
    else if (!isPageNumber(line.text)) {
      yield line;
      gap = false;
    }
    from = to + 1;
  }
}

/** A line without white space; a single space stays where it parts two digits. */
function squash(text: string, from: number, to: number, gap: boolean): Line {
  const line = text.slice(from, to);
  if (!SPACE.test(line)) return { text: line, from, at: null, gap };
  let out = '';
  let last = '';
  const at: number[] = [];
  for (let i = from; i < to; i += 1) {
    const char = text.charAt(i);
    if (isSpace(char)) continue;
    if (at.length > 0 && at[at.length - 1] !== i - 1 && isDigit(char) && isDigit(last)) {
      out += ' ';
      at.push(i - 1);
    }
    out += char;
    last = char;
    at.push(i);
  }
  return { text: out, from, at, gap };
}

function* joined(lines: Iterable<Line>, width: number): Generator<Paragraph, void, undefined> {
  let text = '';
  let at: number[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    if (previous !== null && opens(line, previous, width)) {
      yield { text, at };
      text = '';
      at = [];
    }
    text += line.text;
    if (line.at !== null) for (const offset of line.at) at.push(offset);
    else for (let i = 0; i < line.text.length; i += 1) at.push(line.from + i);
    previous = line;
  }
  if (text !== '') yield { text, at };
}

function opens(line: Line, previous: Line, width: number): boolean {
  const last = previous.text.charAt(previous.text.length - 1);
  const short = previous.text.length < width * SHORT_LINE;
  if (startsHeading(line.text)) return CLAUSE_END.has(last) || short || startsHeading(previous.text);
  if (SENTENCE_END.has(last)) return short || isTitle(line.text);
  if (isTitle(previous.text) && !'，、,（('.includes(last)) return true;
  if (line.gap && short && !CLAUSE_END.has(last) && !'，、,（('.includes(last))
    return startsHeading(previous.text) || previous.gap;
  if (startsHeading(previous.text) && previous.text.length < width * 0.7) return !'，、,（('.includes(last);
  return false;
}

/** The width that three lines in four do not pass. */
function usualWidth(lines: Iterable<Line>): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { text } of lines) {
    counts.set(text.length, (counts.get(text.length) ?? 0) + 1);
    all += 1;
  }
  let below = 0;
  for (const [width, count] of [...counts].sort(([a], [b]) => a - b)) {
    below += count;
    if (below > Math.floor(all * 0.75)) return width;
  }
  return 0;
}

/** A text of one line holds many paragraphs: part it where a sentence has ended and a heading mark follows. */
function splitInside(paragraph: Paragraph): Paragraph[] {
  const { text, at } = paragraph;
  const parts: Paragraph[] = [];
  let from = 0;
  for (let i = 1; i < text.length; i += 1) {
    const before = text.charAt(i - 1);
    if (before === '：' ? !CLASS_OPENS.test(text.slice(i, i + 70)) : !SENTENCE_END.has(before)) continue;
    if (headingAt(text, i) === null && !SUMMARY_OPENS.test(text.slice(i, i + 70))) continue;
    parts.push({ text: text.slice(from, i), at: at.slice(from, i) });
    from = i;
  }
  parts.push(from === 0 ? paragraph : { text: text.slice(from), at: at.slice(from) });
  return parts;
}

function isPageNumber(text: string): boolean {
  return /^[-—–－第]{0,2}\d{1,3}[-—–－页]{0,2}$/.test(text);
}

function isDigit(char: string): boolean {
  return (char >= '0' && char <= '9') || (char >= '０' && char <= '９');
}

function isSpace(char: string): boolean {
  return (
    char === ' ' ||
    char === '\t' ||
    char === '\r' ||
    char === '\u00a0' ||
    char === '\u3000' ||
    char === '\u200b' ||
    char === '\f' ||
    char === '\ufeff'
  );
}
