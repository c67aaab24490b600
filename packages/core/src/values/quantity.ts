import { Decimal } from './decimal.js';
import type { Operator, Quantity } from './value.js';
import { leads, magnitudes, overBy, shareOf, tails, units } from './vocabulary.js';

/** A quantity and what follows it, found at a place of a folded text. */
export interface Scanned extends Quantity {
  readonly per: readonly string[];
  /** Where the text goes on. */
  readonly end: number;
  /** ±10%: from −10 to 10. */
  readonly plusMinus: boolean;
}

const LONGEST_UNKNOWN_UNIT = 2;
const LONGEST_UNIT = 8;

const CALENDAR: ReadonlySet<string> = new Set(['年', '年度', '月', '日']);
const NO_UNITS: readonly string[] = [];

export function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 32) next += 1;
  return next;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

interface Sign {
  readonly operator: Operator;
  readonly end: number;
}

const PERCENT = 37;
const PER_MILLE = 0x2030;
const EQUALS = 61;
const MORE = 62;
const LESS = 60;
const AT_LEAST = 0x2265;
const AT_MOST = 0x2264;

/** The operator signs at a place; `>=`, `≥=`, `=>` are one sign. Null where there is none. */
export function scanSign(text: string, at: number): Sign | null {
  const first = text.charCodeAt(at);
  if (first !== AT_LEAST && first !== AT_MOST && !(first >= LESS && first <= MORE)) return null;
  const second = text.charCodeAt(at + 1);
  const wide = second === EQUALS ? at + 2 : at + 1;
  switch (first) {
    case AT_LEAST:
      return { operator: '≥', end: wide };
    case AT_MOST:
      return { operator: '≤', end: wide };
    case MORE:
      return { operator: second === EQUALS ? '≥' : '>', end: wide };
    case LESS:
      return { operator: second === EQUALS ? '≤' : '<', end: wide };
    default:
      if (second === MORE) return { operator: '≥', end: at + 2 };
      if (second === LESS) return { operator: '≤', end: at + 2 };
      return { operator: '=', end: wide };
  }
}

/** Digits with commas and a point at a place; null where there are none or the figure is none. */
function scanNumber(text: string, at: number): { number: Decimal; end: number } | null {
  let end = at;
  const first = text.charCodeAt(end);
  if (first === 45 || first === 43) end += 1;
  const start = end;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else if ((code === 46 || code === 44) && end > start && isDigit(text.charCodeAt(end + 1))) end += 1;
    else break;
  }
  if (end === start) return null;
  const number = Decimal.parse(text, at, end);
  return number === null ? null : { number, end };
}

const UNIT_ENDS: ReadonlySet<number> = new Set(Array.from('“”、。和及至到~≥≤·且或每', (mark) => mark.charCodeAt(0)));

function endsUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 64 || UNIT_ENDS.has(code) || tails.at(text, at) !== null;
}

/** A unit at a place: a known one with what it counts (个项目), or a short unknown word. Empty where none stands. */
function scanUnit(text: string, at: number): { unit: string; end: number } | null {
  const known = units.at(text, at);
  let end = at + (known?.word.length ?? 0);
  while (end < text.length && !endsUnit(text, end)) end += 1;
  const length = end - at;
  if (length === 0) return { unit: '', end };
  if (length > LONGEST_UNIT) return null;
  // 12月底前 and 15日前 are dates, not 12 or 15 of something.
  if (known !== null && length > known.word.length && CALENDAR.has(known.word)) return null;
  const unit = known !== null && length === known.word.length ? known.word : text.slice(at, end);
  if (known !== null || length <= LONGEST_UNKNOWN_UNIT || shareOf(unit) !== null) return { unit, end };
  for (let letter = at; letter < end; letter += 1) if (text.charCodeAt(letter) > 0x3c9) return null;
  return { unit, end };
}

/** `/月/人`, `/人*月`, `每人` behind a unit; null where there is none. */
function scanPer(text: string, at: number): { per: readonly string[]; end: number } | null {
  let per: string[] | null = null;
  let end = at;
  while (joinsPer(text.charCodeAt(end), per !== null)) {
    const unit = scanUnit(text, end + 1);
    if (unit === null || unit.unit === '') break;
    per ??= [];
    per.push(unit.unit);
    end = unit.end;
  }
  return per === null ? null : { per, end };
}

/** `/` and 每 join a unit that the amount is counted by; `*`, `·` and `.` join a further one. */
function joinsPer(mark: number, further: boolean): boolean {
  return mark === 47 || mark === 0x6bcf || (further && (mark === 42 || mark === 0xb7 || mark === 46));
}

function scanRemark(text: string, at: number): { remark: string; end: number } | null {
  if (text.charCodeAt(at) !== 40) return null;
  const close = text.indexOf(')', at);
  return close < 0 || close - at < 2 ? null : { remark: text.slice(at + 1, close), end: close + 1 };
}

/** `每人每月` or `人均` before a number; null where neither stands there. */
function scanEach(text: string, at: number): { per: string[]; end: number } | null {
  const average = units.at(text, at);
  if (average !== null && text.charAt(at + average.word.length) === '均') {
    return { per: [average.word], end: at + average.word.length + 1 };
  }
  let per: string[] | null = null;
  let end = at;
  while (text.charCodeAt(end) === 0x6bcf) {
    const unit = units.at(text, end + 1);
    if (unit === null) break;
    per ??= [];
    per.push(unit.word);
    end += 1 + unit.word.length;
  }
  return per === null ? null : { per, end };
}

/**
 * Reads one quantity at `from` of a folded text: operator, words, number, magnitude, unit, per, words behind, brackets.
 * Null where no number stands there. What follows it is the caller's.
 */
export function scanQuantity(text: string, from: number): Scanned | null {
  let at = skipSpace(text, from);
  let operator: Operator | null = null;
  let approximate = false;
  let expected = false;
  let each = NO_UNITS;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || code === 45 || code === 43 || code === 0xb1) break;
    const sign = scanSign(text, at);
    if (sign !== null) {
      operator = sign.operator;
      at = skipSpace(text, sign.end);
      continue;
    }
    if (each.length === 0) {
      const scanned = scanEach(text, at);
      if (scanned !== null) {
        each = scanned.per;
        at = skipSpace(text, scanned.end);
        continue;
      }
    }
    const lead = leads.at(text, at);
    if (lead === null) return null;
    if (lead.meaning === 'approximate') approximate = true;
    else if (lead.meaning === 'expected') expected = true;
    else if (lead.meaning !== 'lead') operator = lead.meaning.operator;
    at = skipSpace(text, at + lead.word.length);
  }
  const plusMinus = text.charCodeAt(at) === 0xb1;
  const scanned = scanNumber(text, plusMinus ? at + 1 : at);
  if (scanned === null) return null;
  return scanRest(text, scanned.number, scanned.end, { operator, approximate, expected, each, plusMinus });
}

/** 100（万元）: the unit behind the number in brackets; null where the brackets hold something else. */
function unitInBrackets(remark: string): Scanned | null {
  if (remark.length > LONGEST_UNIT || !/^\D/.test(remark)) return null;
  const scanned = scanQuantity(`1${remark}`, 0);
  if (scanned === null || scanned.end !== remark.length + 1 || scanned.remark !== null) return null;
  return scanned.percent !== null || (scanned.unit !== null && units.at(scanned.unit, 0) !== null) ? scanned : null;
}

interface Before {
  readonly operator: Operator | null;
  readonly approximate: boolean;
  readonly expected: boolean;
  readonly each: readonly string[];
  readonly plusMinus: boolean;
}

function scanRest(text: string, number: Decimal, from: number, before: Before): Scanned | null {
  let at = skipSpace(text, from);
  let { operator, approximate } = before;
  let exponent = 0;
  let magnitude = '';
  let percent: '%' | '‰' | null = null;
  let unit: string | null = null;
  let remark: string | null = null;
  let per = before.each;
  if (overBy.at(text, at) !== null) {
    approximate = true;
    at += 1;
  }
  const sign = text.charCodeAt(at);
  if (sign === PERCENT || sign === PER_MILLE) {
    percent = sign === PERCENT ? '%' : '‰';
    at += 1;
  } else if (at < text.length) {
    const scale = magnitudes.at(text, at);
    // 千克, 千米, 千瓦 are units of their own.
    if (scale !== null && (scale.word !== '千' || units.at(text, at) === null)) {
      magnitude = scale.word;
      exponent = scale.meaning;
      at = skipSpace(text, at + scale.word.length);
      if (overBy.at(text, at) !== null) {
        approximate = true;
        at += 1;
      }
    }
    const scanned = scanUnit(text, at);
    if (scanned === null) return null;
    if (scanned.unit !== '') {
      at = scanned.end;
      percent = shareOf(scanned.unit);
      if (percent === null) unit = scanned.unit;
    }
  }
  const scannedPer = scanPer(text, at);
  if (scannedPer !== null) {
    per = [...per, ...scannedPer.per];
    at = scannedPer.end;
  }
  for (;;) {
    at = skipSpace(text, at);
    const tail = tails.at(text, at);
    if (tail !== null) {
      if (tail.meaning === 'approximate') approximate = true;
      else operator ??= tail.meaning.operator;
      at += tail.word.length;
      continue;
    }
    const bracket: { remark: string; end: number } | null = remark === null ? scanRemark(text, at) : null;
    if (bracket === null) break;
    at = bracket.end;
    const inBrackets = unit === null && percent === null && magnitude === '' ? unitInBrackets(bracket.remark) : null;
    if (inBrackets === null) remark = bracket.remark;
    else ({ magnitude, exponent, percent, unit } = inBrackets);
  }
  const amount =
    percent === '%'
      ? number.shift(-2)
      : percent === '‰'
        ? number.shift(-3)
        : exponent === 0
          ? number
          : number.shift(exponent);
  return {
    operator,
    number,
    magnitude,
    exponent,
    percent,
    unit,
    amount,
    approximate,
    expected: before.expected,
    remark,
    per,
    end: at,
    plusMinus: before.plusMinus,
  };
}
