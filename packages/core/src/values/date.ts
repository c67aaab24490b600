import { skipSpace } from './quantity.js';
import type { DateValue } from './value.js';
import { dateBounds, dateTrails, dayEnds, monthWords, upTo, yearWords } from './vocabulary.js';

interface Point {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly end: number;
}

function scanInteger(text: string, at: number, most: number): { number: number; length: number } | null {
  let length = 0;
  let number = 0;
  while (length <= most) {
    const digit = text.charCodeAt(at + length) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    number = number * 10 + digit;
    length += 1;
  }
  return length === 0 || length > most ? null : { number, length };
}

function isYear(number: number, length: number): boolean {
  return length === 4 && number >= 1900 && number <= 2100;
}

/** 2021-12-30, 2021/12/30, 2021.12.30, 2021-12 */
function scanNumeric(text: string, at: number): Point | null {
  const year = scanInteger(text, at, 4);
  if (year === null || !isYear(year.number, year.length)) return null;
  const mark = text.charAt(at + 4);
  if (mark !== '-' && mark !== '/' && mark !== '.') return null;
  const month = scanInteger(text, at + 5, 2);
  if (month === null || month.number < 1 || month.number > 12) return null;
  let end = at + 5 + month.length;
  if (text.charAt(end) !== mark)
    return mark === '-' ? { year: year.number, month: month.number, day: null, end } : null;
  const day = scanInteger(text, end + 1, 2);
  if (day === null || day.number < 1 || day.number > 31) return null;
  end += 1 + day.length;
  return { year: year.number, month: month.number, day: day.number, end };
}

/** 2023年底 */
function yearEnd(text: string, at: number): { readonly word: string; readonly meaning: number } | null {
  const mark = text.charAt(at);
  return mark === '底' || mark === '末' ? { word: mark, meaning: 12 } : null;
}

function scanPoint(text: string, from: number): Point | null {
  const numeric = scanNumeric(text, from);
  if (numeric !== null) return numeric;
  let at = from;
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  let found = false;
  const first = scanInteger(text, at, 4);
  if (first !== null && isYear(first.number, first.length) && text.charAt(at + 4) === '年') {
    year = first.number;
    at = skipSpace(text, at + 5);
    if (text.charAt(at) === '度') at += 1;
    found = true;
  }
  const word = yearWords.at(text, at);
  const monthWord = monthWords.at(text, at);
  if (word !== null && (monthWord === null || monthWord.word.length <= word.word.length)) {
    found = true;
    at += word.word.length;
  }
  const named = year === null ? monthWords.at(text, at) : (monthWords.at(text, at) ?? yearEnd(text, at));
  const digits = scanInteger(text, at, 2);
  if (named !== null) {
    month = named.meaning;
    at += named.word.length;
    found = true;
  } else if (
    digits !== null &&
    digits.number >= 1 &&
    digits.number <= 12 &&
    text.charAt(skipSpace(text, at + digits.length)) === '月'
  ) {
    month = digits.number;
    at = skipSpace(text, skipSpace(text, at + digits.length) + 1);
    if (text.charAt(at) === '份') at += 1;
    found = true;
  }
  if (!found) return null;
  if (month !== null) {
    const number = scanInteger(text, at, 2);
    const mark = number === null ? '' : text.charAt(at + number.length);
    if (number !== null && number.number >= 1 && number.number <= 31 && (mark === '日' || mark === '号')) {
      day = number.number;
      at += number.length + 1;
    } else {
      const part = dayEnds.at(text, at);
      if (part !== null) {
        day = part.meaning;
        at += part.word.length;
      }
    }
  }
  return { year, month, day, end: at };
}

/** Reads a whole folded, trimmed text as a date, a deadline or a span of dates (its end counts). Null for anything else. */
export function parseDate(text: string, printed: string): DateValue | null {
  const lead = upTo.at(text, 0);
  let point = scanPoint(text, skipSpace(text, lead?.word.length ?? 0));
  let startMonth = 0;
  if (point === null) {
    const month = scanInteger(text, 0, 2);
    // 1-12月: the start carries no 月.
    if (month === null || month.number < 1 || month.number > 12 || !'-~至'.includes(text.charAt(month.length) || ' '))
      return null;
    startMonth = month.number;
    point = { year: null, month: null, day: null, end: month.length };
  }
  const start = point.year !== null && point.month === null ? scanInteger(text, skipSpace(text, point.end), 2) : null;
  if (start !== null && start.number >= 1 && start.number <= 12)
    point = { ...point, end: skipSpace(text, point.end) + start.length };
  const joint = text.charAt(skipSpace(text, point.end));
  if (joint === '-' || joint === '~' || joint === '至' || joint === '到') {
    let from = skipSpace(text, point.end) + 1;
    if (text.charAt(from) === joint) from += 1;
    const last = scanPoint(text, skipSpace(text, from));
    if (last === null) return null;
    point = { ...last, year: last.year ?? point.year };
  } else if (startMonth > 0 || start !== null) return null;
  let at = skipSpace(text, point.end);
  const bound = dateBounds.at(text, at);
  if (bound !== null) at = skipSpace(text, at + bound.word.length);
  const trail = dateTrails.at(text, at);
  if (trail !== null) at = skipSpace(text, at + trail.word.length);
  if (at < text.length) return null;
  return {
    kind: 'date',
    printed,
    operator: bound?.meaning ?? null,
    year: point.year,
    month: point.month,
    day: point.day,
    precision: point.day !== null ? 'day' : point.month !== null ? 'month' : 'year',
    upTo: lead !== null,
  };
}
