import { Decimal } from '@kaocheng/core/values/decimal';
import { withoutBlankLines } from '@kaocheng/forms/layout/fill-in';

/** What is typed into a place, and therefore how: the keys of a phone, the side it stands on, what is mended on leaving it. */
export type FieldKind = 'money' | 'rate' | 'score' | 'choice' | 'date' | 'text';

const MONEY =
  /^(?:funds\.[^.]+\.(?:initial|annual|executed|extra\..*)|totals\.(?:annual|executed)|rows\.\d+\.(?:annual|executed|values\..*)|budget\..*)$/;
const RATE = /(?:^|\.)(?:rate|outputRate|benefitRate|satisfactionRate)$/;
const SCORE = /(?:^|\.)(?:score|weight)$/;
/** Printed labels of a day: 汇总时间, 填报日期. */
const DAY = /^extra\.[^.]*(?:时间|日期)$/;

/** Printed labels of what holds for one year only: money, days, what was reached and what was done with it. */
const ONE_YEAR =
  /元[）)]?$|时间|日期|(?:当年|本年|全年|年度)|金额|拨款|投资|支出情况|完成|执行|达成|实现|结果|成效|得分|评分|自评|等级|结论|原因|问题|措施|调整|结余|结转/;

/**
 * Whether a value under a printed label of its own (部门名称, 支出方向名称) is the same in another year: neither its label nor the
 * value itself is one of money, of a day, or of a result.
 */
export function holdsForYears(label: string, value: string | null): boolean {
  const plain = narrow(value ?? '').replace(/\s+/g, '');
  return !ONE_YEAR.test(label) && !isFigure(plain.replace(/(?:亿|万)?元$/u, '')) && !A_DAY.test(plain);
}

/** The kind of a place by its path; one with values to pick from is a choice whatever else it may be. */
export function kindOfField(path: string, hasChoices: boolean): FieldKind {
  if (hasChoices) return 'choice';
  if (MONEY.test(path)) return 'money';
  if (RATE.test(path)) return 'rate';
  if (SCORE.test(path)) return 'score';
  return DAY.test(path) ? 'date' : 'text';
}

/** A day as it is printed: 2025年3月1日, 2025-3-1, 2025.3, 2025年. */
const A_DAY = /^(?:19|20)\d\d(?:年|[-/.]\d{1,2})(?:\d{1,2}月|[-/.]\d{1,2})?(?:\d{1,2}日)?$/;

const WIDE_DIGITS = /[０-９．％，－]/g;

/** Digits and signs of full width as plain ones. */
function narrow(text: string): string {
  return text.replace(WIDE_DIGITS, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/**
 * What was typed, as it is kept when the place is left: figures with plain digits and without spaces, a rate with its sign.
 * What is no figure stays as it was typed.
 */
export function tidied(kind: FieldKind, text: string): string {
  const trimmed = text.replace(/\s+$/u, '');
  if (kind !== 'money' && kind !== 'rate' && kind !== 'score') return trimmed;
  const plain = narrow(trimmed).replace(/\s+/g, '');
  if (!isFigure(plain)) return trimmed;
  return kind === 'rate' && !plain.endsWith('%') ? `${plain}%` : plain;
}

/** What was typed into a place, as it is kept when it is left: `tidied`, and a list of attachments without blank lines. */
export function tidiedAt(place: { readonly path: string; readonly kind: FieldKind }, text: string): string {
  const neat = tidied(place.kind, text);
  return place.path === 'attachments' ? withoutBlankLines(neat) : neat;
}

/** A plain number, with separators of thousands and a sign of percent or without. */
function isFigure(plain: string): boolean {
  return /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/.test(plain);
}

/** Whether a place that wants a figure holds something else than one, a dash or a slash. */
export function isNoFigure(kind: FieldKind, text: string): boolean {
  if (kind !== 'money' && kind !== 'rate' && kind !== 'score') return false;
  const plain = narrow(text).replace(/\s+/g, '');
  return plain !== '' && !/^[—–/-]+$/.test(plain) && !isFigure(plain);
}

/** The value of a figure, a percentage by its number; null where the text is none. */
export function figureOf(text: string | null): Decimal | null {
  if (text === null) return null;
  return Decimal.parse(narrow(text).replace(/[,\s%]/g, ''));
}

/** `2025-03-01` of a picker as forms print it: 2025年3月1日. */
export function printedDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === undefined ? day : `${year}年${Number(month)}月${Number(date)}日`;
}
