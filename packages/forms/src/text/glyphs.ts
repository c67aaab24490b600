import { bareNumbers, numberOfPagesEnd, pageNumberEnd } from './page-numbers.js';

/** What stands before a glyph, from none to the strongest: the reading order gives nothing else of the layout. */
export const Break = { none: 0, space: 1, line: 2, blank: 3, cell: 4 } as const;
export type Break = (typeof Break)[keyof typeof Break];

/**
 * A text without its white space: `char[i]` the glyph as printed, `fold[i]` its half-width form for comparing labels,
 * `at[i]` its offset in the source, `before[i]` the break in front of it.
 */
export interface Glyphs {
  readonly source: string;
  readonly char: readonly string[];
  readonly fold: string;
  readonly at: Uint32Array;
  /** A `Break` each. */
  readonly before: Uint8Array;
  /** Empty cells in front of a glyph, as far as pipes or tabs show them. */
  readonly empty: Uint8Array;
  readonly length: number;
}

const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '（': '(',
    '）': ')',
    '：': ':',
    '；': ';',
    '，': ',',
    '％': '%',
    '＝': '=',
    '＜': '<',
    '＞': '>',
    '／': '/',
    '．': '.',
    '“': '"',
    '”': '"',
    '＂': '"',
    '‘': "'",
    '’': "'",
    '［': '[',
    '］': ']',
    '〔': '[',
    '〕': ']',
    '－': '-',
    '×': '*',
    '＊': '*',
    '＋': '+',
    '≧': '≥',
    '≦': '≤',
    '﹪': '%',
    '﹤': '<',
    '﹥': '>',
    '∶': ':',
    '︰': ':',
    '﹕': ':',
    〇: '0',
    '⼀': '一',
    '⼆': '二',
    '⼈': '人',
    '⼒': '力',
    '⼯': '工',
    '⽬': '目',
    '⾦': '金',
  }),
);

/** The half-width form of one glyph; one glyph stays one glyph. */
export const foldGlyph = (glyph: string): string => {
  const code = glyph.charCodeAt(0);
  if (code < 0x80) return glyph;
  const known = FOLDED.get(glyph);
  if (known !== undefined) return known;
  if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0);
  return glyph;
};

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200d) ||
  code === 0xfeff ||
  code === 0x2028;

/** The least length of a piece of a text that a program has cut and numbered, and of the shortest beside the longest. */
const LEAST_PIECE = 100;
const ALIKE = 0.6;
const FIRST_PIECE = /^[ \u3000]*1、/gmu;
/** Glyphs that end something, and that begin something: no break inside a word stands behind or before them. */
const ENDS = /[。；;！!？?：:）)”]$/u;
const BEGINS = /^\s*[（(“]/u;

/**
 * The marks of a text that a program has cut into long lines and numbered, 1、 2、 3、, in the middle of its words: each
 * with the offset of the break before it and its end. A program cuts all of the text into lines of nearly one length, most
 * of them between two glyphs of words; the numbered paragraphs of a person end with their sentence, or differ in length,
 * or stand among other lines.
 */
export function pieceMarks(source: string, from: number, to: number): (readonly [number, number])[] {
  const text = source.slice(from, to);
  for (const { index, 0: printed } of text.matchAll(FIRST_PIECE)) {
    const marks = marksFrom(text, index, index + printed.length);
    if (marks !== null) return marks.map(([start, end]) => [from + start, from + end] as const);
  }
  return [];
}

/** The marks from the one of the first piece on; null where no program has cut these lines. */
function marksFrom(text: string, first: number, behind: number): (readonly [number, number])[] | null {
  const marks: (readonly [number, number])[] = [[first, behind]];
  const lengths: number[] = [];
  let start = behind;
  let within = 0;
  for (let number = 2; ; number++) {
    const end = text.indexOf('\n', start);
    const mark = end < 0 ? undefined : new RegExp(`^\\s*${number}、`, 'u').exec(text.slice(end, end + 12))?.[0];
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    if (mark === undefined) {
      const isLast = end < 0 || !/\S/u.test(text.slice(end));
      const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
      const isCut = lengths.length > 0 && shortest >= longest * ALIKE && line.length * ALIKE <= longest;
      return isLast && isCut && within * 2 > lengths.length ? marks : null;
    }
    if (line.length < LEAST_PIECE) return null;
    lengths.push(line.length);
    start = end + mark.length;
    if (!ENDS.test(line) && !BEGINS.test(text.slice(start, start + 12))) within++;
    marks.push([end, start]);
  }
}

/** 第, with which the number of a page begins. */
const ORDINAL = 0x7b2c;

/**
 * Squashes `source` between two offsets. A tab or a pipe parts cells, a line break lines, an empty line blocks.
 * Pipes at the end of lines that hold nothing else leave one break of kind cell. Marks of numbered pieces leave none. Lines that hold the number of a page
 * are left out: a row, a cell or a label may go on behind them as behind a line.
 */
export function squash(source: string, from = 0, to = source.length): Glyphs {
  const most = Math.max(0, to - from);
  const char: string[] = [];
  const at = new Uint32Array(most);
  const before = new Uint8Array(most);
  const empty = new Uint8Array(most);
  const folded = new Uint16Array(most);
  let length = 0;
  /** Each glyph with the code of its folded form, made once. */
  const known = new Map<number, readonly [glyph: string, folded: number]>();
  let pending: Break = Break.blank;
  let separators = 0;
  let lines = 0;
  const marks = pieceMarks(source, from, to);
  const bare = bareNumbers(source, from, to);
  let mark = 0;
  for (let i = from; i < to; i++) {
    if (i === marks[mark]?.[0]) {
      i = (marks[mark++] as readonly [number, number])[1] - 1;
      continue;
    }
    const code = source.charCodeAt(i);
    if (code === 0x0a || code === 0x0c || code === 0x0d) {
      if (code !== 0x0d || source.charCodeAt(i + 1) !== 0x0a) lines++;
      if (lines >= 2 && pending < Break.blank) pending = Break.blank;
      else if (pending < Break.line) pending = Break.line;
      const next = bare.get(i + 1) ?? pageNumberEnd(source, i + 1, to);
      if (next > i + 1) {
        [i, lines] = [next - 1, -1];
        if (pending === Break.blank && char.length > 0) pending = Break.line;
      }
      continue;
    }
    if (code === 0x09 || code === 0x7c || code === 0xff5c || code === 0x2502) {
      pending = Break.cell;
      separators++;
      continue;
    }
    if (isSpace(code)) {
      if (pending < Break.space) pending = Break.space;
      continue;
    }
    const numberEnd = code === ORDINAL ? numberOfPagesEnd(source, i, to) : i;
    if (numberEnd > i) {
      if (pending < Break.space) pending = Break.space;
      i = numberEnd - 1;
      continue;
    }
    let pair = known.get(code);
    if (pair === undefined) {
      const glyph = source[i] as string;
      pair = [glyph, foldGlyph(glyph).charCodeAt(0)];
      known.set(code, pair);
    }
    char.push(pair[0]);
    folded[length] = pair[1];
    at[length] = i;
    before[length] = pending;
    empty[length] = Math.max(0, Math.min(9, separators - 1));
    length++;
    separators = 0;
    pending = Break.none;
    lines = 0;
  }
  return {
    source,
    char,
    fold: textOfCodes(folded.subarray(0, length)),
    at: at.slice(0, length),
    before: before.slice(0, length),
    empty: empty.slice(0, length),
    length,
  };
}

/** `squash` for the searches of one document, which go over the same stretch one after the other: it is squashed once. */
export function squashOnce(): typeof squash {
  let last: Glyphs | null = null;
  let place: readonly [source: string, from: number, to: number] | null = null;
  return (source, from = 0, to = source.length) => {
    if (last === null || place === null || place[0] !== source || place[1] !== from || place[2] !== to) {
      last = squash(source, from, to);
      place = [source, from, to];
    }
    return last;
  };
}

/** Codes that are made text at once: as many as a call takes arguments on every engine. */
const AT_ONCE = 8192;

/** The text of UTF-16 codes. */
export function textOfCodes(codes: Uint16Array): string {
  let text = '';
  for (let i = 0; i < codes.length; i += AT_ONCE)
    text += Reflect.apply(String.fromCharCode, String, codes.subarray(i, i + AT_ONCE));
  return text;
}

/**
 * Whether a text may hold one of several words, however broken: false where it lacks a glyph that all of them have.
 * A glance that spares long texts without any form the squashing.
 */
export function mayHold(source: string, from: number, to: number, words: readonly string[]): boolean {
  const part = source.slice(from, to);
  const [first = '', ...others] = words;
  return [...first]
    .filter((glyph) => HAN.test(glyph) && others.every((word) => word.includes(glyph)))
    .every((glyph) => part.includes(glyph));
}

const HAN = /\p{Script=Han}/u;

/** The glyphs of [start, end) as printed, without layout breaks. */
export const textOf = (glyphs: Glyphs, start: number, end: number): string => glyphs.char.slice(start, end).join('');

/** Offsets in the source of the glyphs [start, end), one span for each run without a break. */
export function spansOf(glyphs: Glyphs, start: number, end: number): [number, number][] {
  const spans: [number, number][] = [];
  for (let i = start; i < end; i++) {
    const offset = glyphs.at[i] as number;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === offset) last[1] = offset + 1;
    else spans.push([offset, offset + 1]);
  }
  return spans;
}

/** Index of the first glyph at or behind an offset of the source. */
export function indexAt(glyphs: Glyphs, offset: number): number {
  let low = 0;
  let high = glyphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((glyphs.at[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
