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

/** Where the rows of the table begin whose title ends at `from`. */
export function bodyStart(glyphs: Glyphs, definition: TableDefinition, from: number, to: number): BodyStart {
  const limit = Math.min(to, from + LONGEST_HEADER);
  const numbered = numberedColumns(glyphs, from, limit);
  const first = firstRow(glyphs, definition, from, limit);
  if (numbered !== null && (numbered.ordinal?.start ?? 0) <= first) return numbered;
  // A table without any figure: the row 合计 at its end, where one is printed.
  const total = glyphs.fold.slice(0, limit).lastIndexOf('合计');
  const bare = first === limit && total > from && limit - total <= 4 && !/\d/.test(glyphs.fold.slice(total, limit));
  return { at: bare ? total : first, count: null, ordinal: null };
}
