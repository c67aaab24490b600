import type { TableDefinition } from '@kaocheng/core/accounts/definitions';
import { Break, type Glyphs } from '../text/glyphs.js';
import { frame, subjectNames } from './vocabulary.js';

/** Where the header of a table ends and its rows begin, and how many columns the print numbers (栏次 1 2 3 …). */
export interface BodyStart {
  readonly at: number;
  readonly count: number | null;
  /** The glyphs of 栏次 and its numbers, labels of the header. */
  readonly ordinal: { readonly start: number; readonly end: number } | null;
}

const LONGEST_HEADER = 420;

/** Reads 栏次 and the numbers behind it, which may repeat 栏次 for the second half; null where there is no 栏次. */
function numberedColumns(glyphs: Glyphs, from: number, to: number): BodyStart | null {
  const word = frame.ordinal.find((label) => {
    const at = glyphs.fold.indexOf(label, from);
    return at >= 0 && at < to;
  });
  if (word === undefined) return null;
  const start = glyphs.fold.indexOf(word, from);
  let i = start + word.length;
  let expected = 1;
  while (i < to) {
    if (glyphs.fold.startsWith(word, i)) {
      i += word.length;
      continue;
    }
    const end = digitsEnd(glyphs, i, to);
    if (end === i || glyphs.fold[end] === '.') break;
    const next = consecutive(glyphs.fold.slice(i, end), expected);
    if (next === null) break;
    expected = next;
    i = end;
  }
  return expected === 1 ? null : { at: i, count: expected - 1, ordinal: { start, end: i } };
}

function digitsEnd(glyphs: Glyphs, from: number, to: number): number {
  let end = from;
  while (end < to && /\d/.test(glyphs.fold[end] ?? '') && (end === from || glyphs.before[end] === Break.none)) end++;
  return end;
}

/** The number after those that `digits` counts up from `expected` (1234 → 5 from 1); null where it counts otherwise. */
function consecutive(digits: string, expected: number): number | null {
  let at = 0;
  let next = expected;
  while (at < digits.length) {
    const text = String(next);
    if (!digits.startsWith(text, at)) return null;
    at += text.length;
    next++;
  }
  return next;
}

const ROW_NUMERAL = /[一1][、.]/g;

/** The first place that can only be a row: a code with its name, 合计 with a figure, 一、 in a two-sided table. */
function firstRow(glyphs: Glyphs, definition: TableDefinition, from: number, to: number): number {
  const zone = glyphs.fold.slice(0, to);
  let first = to;
  if (definition.shape === 'sides') {
    ROW_NUMERAL.lastIndex = from;
    const match = ROW_NUMERAL.exec(zone);
    if (match !== null) first = match.index;
  } else {
    const code = /(?<![\d.,])([23]\d{2}(?:\d{2}){0,2})(?=[\u4e00-\u9fff])(?!\d{4}年)/g;
    code.lastIndex = from;
    for (let match = code.exec(zone); match !== null; match = code.exec(zone)) {
      if (!subjectNames.has(match[1] ?? '') && !/^[\u4e00-\u9fff]{3}/.test(zone.slice(match.index + match[0].length)))
        continue;
      first = match.index;
      break;
    }
    const total = /合计(?=-?\d[\d,]*(?:\.\d+)?)/g;
    total.lastIndex = from;
    const match = total.exec(zone);
    if (match !== null && match.index < first) first = match.index;
    for (const measure of definition.measures) {
      const name = new RegExp(`${measure}(?=-?\\d)`, 'g');
      name.lastIndex = from;
      const found = name.exec(zone);
      if (found !== null && found.index < first) first = found.index;
    }
  }
  return first;
}

/** Columns that the print numbers without saying 栏次: 公开07 has no column of labels where the word could stand. */
const LEAST_NUMBERED = 5;

/** The numbers 1 2 3 … of columns between two glyphs, a break before each; null where there are none. */
function bareNumbers(glyphs: Glyphs, from: number, to: number): BodyStart | null {
  for (
    let start = glyphs.fold.indexOf('1', from);
    start >= 0 && start < to;
    start = glyphs.fold.indexOf('1', start + 1)
  ) {
    let at = start;
    let count = 0;
    for (let next = '1'; at < to && glyphs.fold.startsWith(next, at); next = String(count + 1)) {
      if ((glyphs.before[at] ?? Break.none) === Break.none || digitsEnd(glyphs, at, to) !== at + next.length) break;
      at += next.length;
      count++;
    }
    const isNumber = glyphs.fold[at] === '.' || glyphs.fold[at] === ',';
    if (count >= LEAST_NUMBERED && !isNumber) return { at, count, ordinal: { start, end: at } };
  }
  return null;
}

const FIGURE = /^-?\d[\d,]*(?:\.\d+)?%?$/u;
/** Figures side by side that are a row though no word stands before them. */
const LEAST_FIGURES = 3;

/** Where figures begin that stand side by side without a word between them; `to` where none do. */
function firstFigures(glyphs: Glyphs, from: number, to: number): number {
  let first = from;
  let count = 0;
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && (glyphs.before[end] ?? Break.none) === Break.none) end++;
    if (FIGURE.test(glyphs.fold.slice(start, end))) {
      if (count === 0) first = start;
      count++;
      if (count >= LEAST_FIGURES) return first;
    } else count = 0;
    start = end;
  }
  return to;
}

/** Where the rows of the table begin whose title ends at `from`. */
export function bodyStart(glyphs: Glyphs, definition: TableDefinition, from: number, to: number): BodyStart {
  const limit = Math.min(to, from + LONGEST_HEADER);
  const numbered = numberedColumns(glyphs, from, limit);
  const first = firstRow(glyphs, definition, from, limit);
  if (numbered !== null && (numbered.ordinal?.start ?? 0) <= first) return numbered;
  if (definition.shape !== 'sides') {
    const bare = bareNumbers(glyphs, from, first);
    if (bare !== null) return bare;
    if (first === limit && definition.measures.length > 0) {
      const figures = firstFigures(glyphs, from, limit);
      if (figures < limit) return { at: figures, count: null, ordinal: null };
    }
  }
  // A table without any figure: the row 合计 at its end, where one is printed.
  const total = glyphs.fold.slice(0, limit).lastIndexOf('合计');
  const bare = first === limit && total > from && limit - total <= 4 && !/\d/.test(glyphs.fold.slice(total, limit));
  return { at: bare ? total : first, count: null, ordinal: null };
}
