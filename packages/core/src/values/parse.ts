import { parseDate } from './date.js';
import { fold } from './fold.js';
import { parseQualitative, parseRelative } from './qualitative.js';
import { type Scanned, scanQuantity, scanSign, skipSpace } from './quantity.js';
import type { DateValue, Operator, QuantityValue, Value } from './value.js';
import { labelEnds, notApplicable } from './vocabulary.js';

/** A cell of a table; longer prints are prose, and are not looked into. */
const LONGEST_VALUE = 200;
const MOST_ITEMS = 20;
const LONGEST_LABEL = 12;
const WRAPS: ReadonlyMap<number, string> = new Map(
  [
    ['(', ')'],
    ['“', '”'],
    ['"', '"'],
    ['[', ']'],
  ].map(([open = '', close = '']) => [open.charCodeAt(0), close]),
);

function asValue(scanned: Scanned, printed: string): QuantityValue {
  const { operator, number, magnitude, exponent, percent, unit, amount, approximate, expected, remark, per } = scanned;
  return per.length > 0
    ? {
        kind: 'rate',
        printed,
        operator,
        number,
        magnitude,
        exponent,
        percent,
        unit,
        amount,
        approximate,
        expected,
        remark,
        per,
      }
    : {
        kind: 'number',
        printed,
        operator,
        number,
        magnitude,
        exponent,
        percent,
        unit,
        amount,
        approximate,
        expected,
        remark,
      };
}

const BLANKS: ReadonlySet<number> = new Set(Array.from('-/\\ ~*—…', (mark) => mark.charCodeAt(0)));
const ENDS: ReadonlySet<number> = new Set(Array.from(';,。.、', (mark) => mark.charCodeAt(0)));

function isBlankPrint(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!BLANKS.has(text.charCodeAt(at))) return false;
  return true;
}

/** 2021年 and 12月 are dates, 1年 and 6个月 are amounts. */
function dateOfQuantity(scanned: Scanned, printed: string): DateValue | null {
  if (scanned.unit !== '年' && scanned.unit !== '年度' && scanned.unit !== '月') return null;
  if (scanned.magnitude !== '' || scanned.per.length > 0 || !scanned.number.isInteger()) return null;
  if (scanned.operator !== null && scanned.operator !== '=' && scanned.operator !== '≤') return null;
  const number = Number(scanned.number.toString());
  const isYear = scanned.unit !== '月' && number >= 1900 && number <= 2100;
  const isMonth = scanned.unit === '月' && number >= 1 && number <= 12 && scanned.operator === null;
  if (!isYear && !isMonth) return null;
  return {
    kind: 'date',
    printed,
    operator: scanned.operator === '≤' ? '≤' : null,
    year: isYear ? number : null,
    month: isMonth ? number : null,
    day: null,
    precision: isYear ? 'year' : 'month',
    upTo: false,
  };
}

function rangeSign(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '-' || char === '~' || char === '至' || char === '到')
    return text.charAt(at + 1) === char ? at + 2 : at + 1;
  return -1;
}

/** The low end of `70-80%` or `1～2万元` takes unit and magnitude of the high end. */
function withUnitOf(low: Scanned, high: Scanned): Scanned {
  if (low.unit !== null || low.percent !== null || low.magnitude !== '') return low;
  const amount =
    high.percent === '%'
      ? low.number.shift(-2)
      : high.percent === '‰'
        ? low.number.shift(-3)
        : low.number.shift(high.exponent);
  return {
    ...low,
    unit: high.unit,
    percent: high.percent,
    magnitude: high.magnitude,
    exponent: high.exponent,
    amount,
    per: high.per,
  };
}

function parseRange(text: string, low: Scanned, printed: string): Value | null {
  const from = rangeSign(text, skipSpace(text, low.end));
  if (from < 0) return null;
  const high = scanQuantity(text, from);
  if (high === null || high.end !== text.length || high.plusMinus) return null;
  const years = dateOfQuantity(high, printed);
  if (years !== null && low.unit === null) return years;
  const lowPrint = text.slice(0, low.end);
  return rangeOf(asValue(withUnitOf(low, high), lowPrint), asValue(high, text.slice(from)), printed);
}

/**
 * [90,100], (90%，100%] and [3,5)个工作日: an interval, no ninety thousand; null where the brackets hold anything else.
 * One whose low end lies above its high end is text.
 */
function parseInterval(text: string, printed: string): Value | null {
  const close = Math.max(text.lastIndexOf(']'), text.lastIndexOf(')'));
  if (close < 0) return null;
  const [first, last, ...rest] = text.slice(1, close).split(',');
  if (first === undefined || last === undefined || rest.length > 0 || isGrouped(text, last)) return null;
  const behind = text.slice(close + 1);
  const [low, high] = [scanQuantity(first, 0), scanQuantity(last + behind, 0)];
  if (low === null || high === null || low.end !== first.length || high.end !== last.length + behind.length)
    return null;
  if (low.plusMinus || high.plusMinus || (behind !== '' && high.operator !== null)) return null;
  return rangeOf(asValue(withUnitOf(low, high), first), asValue(high, last + behind), printed);
}

/** (10,000) and (1,234.56): no end of an interval begins with a needless zero, and amounts in brackets print cents. */
function isGrouped(text: string, last: string): boolean {
  return /^0\d/.test(last) || (text.startsWith('(') && /^\d{3}\.\d\d$/.test(last));
}

/** A range; text where its low end is the higher: nothing tells which of the two is meant. */
function rangeOf(low: QuantityValue, high: QuantityValue, printed: string): Value {
  const isTurned = low.unit === high.unit && low.percent === high.percent && high.amount.lessThan(low.amount);
  return isTurned ? { kind: 'text', printed } : { kind: 'range', printed, low, high };
}

/** 80%≤x<90% is prose; a list is nothing but values, parted by 、；， or 和. */
function parseList(text: string, first: Scanned, printed: string): Value | null {
  const items: Value[] = [];
  let start = 0;
  let scanned: Scanned | null = first;
  while (scanned !== null && items.length < MOST_ITEMS) {
    const item = text.slice(start, scanned.end);
    items.push(dateOfQuantity(scanned, item) ?? asValue(scanned, item));
    let at = skipSpace(text, scanned.end);
    if (at === text.length) return items.length > 1 ? { kind: 'list', printed, items } : null;
    if (!'、;,和及且。'.includes(text.charAt(at)) && at === scanned.end) return null;
    while (at < text.length && '、;,和及且。 '.includes(text.charAt(at))) at += 1;
    if (at === text.length) return { kind: 'list', printed, items };
    start = at;
    scanned = scanQuantity(text, at);
  }
  return null;
}

/** Without white space around it and marks behind it. */
function bared(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (end > start && (text.charCodeAt(end - 1) <= 32 || ENDS.has(text.charCodeAt(end - 1)))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Without the brackets or quotes around all of it, too. */
function trimmed(text: string): string {
  const bare = bared(text);
  const wrap = WRAPS.get(bare.charCodeAt(0));
  return wrap !== undefined && bare.length > 2 && bare.indexOf(wrap, 1) === bare.length - 1 ? bare.slice(1, -1) : bare;
}

/** 完成率：100%, 达标率100%: the amount behind its label. A label without a colon ends like one (率, 度, 人数). */
function behindLabel(text: string, printed: string): QuantityValue | null {
  let start = 0;
  while (start <= LONGEST_LABEL && text.charCodeAt(start) >= 128 && scanSign(text, start) === null) start += 1;
  if (start === 0 || start > LONGEST_LABEL) return null;
  const label = text.slice(0, start).replace(/[达为到]+$/, '');
  const colon = text.charAt(start) === ':';
  if (!colon && !labelEnds.some((ending) => label.endsWith(ending))) return null;
  const scanned = scanQuantity(text, colon ? start + 1 : start);
  return scanned === null || scanned.end !== text.length || scanned.plusMinus ? null : asValue(scanned, printed);
}

function parsePrint(printed: string, declaredQualitative: boolean): Value {
  if (printed.length > LONGEST_VALUE) return { kind: 'text', printed };
  const folded = fold(printed);
  const text = trimmed(folded);
  if (text === '' || isBlankPrint(text)) return { kind: 'blank', printed, dash: text !== '' };
  if (notApplicable.at(text, 0)?.word.length === text.length) return { kind: 'not-applicable', printed };
  // A day is a day, whatever the form calls the row.
  if (declaredQualitative)
    return parseDate(text, printed) ?? parseQualitative(text, printed, true) ?? { kind: 'text', printed };
  const bare = bared(folded);
  const interval = bare.startsWith('[') || bare.startsWith('(') ? parseInterval(bare, printed) : null;
  if (interval !== null) return interval;
  const scanned = scanQuantity(text, 0);
  if (scanned !== null && scanned.end === text.length) {
    if (!scanned.plusMinus) return dateOfQuantity(scanned, printed) ?? asValue(scanned, printed);
    const low = { ...scanned, number: scanned.number.negated(), amount: scanned.amount.negated() };
    return { kind: 'range', printed, low: asValue(low, text), high: asValue(scanned, text) };
  }
  const sign = scanSign(text, 0);
  const dated = parseDate(sign === null ? text : text.slice(skipSpace(text, sign.end)), printed);
  if (dated !== null) return sign?.operator === '≤' ? { ...dated, operator: dated.operator ?? '≤' } : dated;
  if (scanned !== null) {
    const compound = parseRange(text, scanned, printed) ?? parseList(text, scanned, printed);
    if (compound !== null) return compound;
  }
  const labelled = behindLabel(text, printed);
  if (labelled !== null) return labelled;
  return parseRelative(text, printed) ?? parseQualitative(text, printed, false) ?? { kind: 'text', printed };
}

/** The operator of a form's own column (指标性质): ＝ ≥ ≤ ＞ ＜, or 定性. */
function columnOperator(column: string): Operator | 'qualitative' | null {
  const text = trimmed(fold(column));
  const sign = scanSign(text, 0);
  if (sign !== null && sign.end === text.length) return sign.operator;
  return text === '定性' || text === '定性指标' ? 'qualitative' : null;
}

function withColumns(value: QuantityValue, unitColumn: string | null, operator: Operator | null): QuantityValue {
  const withOperator = operator !== null && value.operator === null ? { ...value, operator } : value;
  if (unitColumn === null || value.unit !== null || value.percent !== null || value.magnitude !== '')
    return withOperator;
  const unit = scanQuantity(`1${trimmed(fold(unitColumn))}`, 0);
  if (unit === null || (unit.unit === null && unit.percent === null && unit.magnitude === '')) return withOperator;
  const { magnitude, exponent, percent } = unit;
  const amount =
    percent === '%' ? value.number.shift(-2) : percent === '‰' ? value.number.shift(-3) : value.number.shift(exponent);
  const quantity = { ...withOperator, magnitude, exponent, percent, unit: unit.unit, amount };
  return unit.per.length > 0 ? { ...quantity, kind: 'rate', per: unit.per } : quantity;
}

/**
 * The typed value of a printed cell. Never throws, and never alters: `printed` is the cell as it was read.
 * `unitColumn` and `operatorColumn` are the cells of a form that has its own columns for them.
 */
export function parseValue(
  printed: string | null,
  unitColumn: string | null = null,
  operatorColumn: string | null = null,
): Value {
  if (printed === null) return { kind: 'blank', printed, dash: false };
  const operator = operatorColumn === null ? null : columnOperator(operatorColumn);
  const value = parsePrint(printed, operator === 'qualitative');
  if (unitColumn === null && operator === null) return value;
  if (value.kind !== 'number' && value.kind !== 'rate') return value;
  return withColumns(value, unitColumn, operator === 'qualitative' ? null : operator);
}
