import type { FormatToken } from './format-code.js';

const DAY_MS = 86_400_000;
/** Day 0 of the two systems of dates. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 */
const LAST_DAY = 2_958_465;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const ENGLISH_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Date and time of day, to the millisecond. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Days since day 0 with the part of the day. */
  readonly serial: number;
}

function momentOf(serial: number, from1904: boolean): Moment {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  /** 1900 is taken for a leap year: day 60 is 29 February of it, and the days before stand one later than they are. */
  const early = !from1904 && days < 60;
  const date = new Date((from1904 ? FROM_1904 : FROM_1900) + (days + (early ? 1 : 0)) * DAY_MS);
  const leap = !from1904 && days === 60;
  const ofDay = seconds - days * 86_400;
  return {
    year: date.getUTCFullYear(),
    month: leap ? 2 : date.getUTCMonth() + 1,
    day: leap ? 29 : !from1904 && days === 0 ? 0 : date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor((ofDay % 3600) / 60),
    second: ofDay % 60,
    serial: seconds / 86_400,
  };
}

/**
 * Shows a stored number as the date that the pieces of a section ask for; null where it is no date (negative, after 9999).
 * @param serial days since day 0 of the workbook's system, with the part of the day
 */
export function formatDate(tokens: readonly FormatToken[], serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_DAY + 1) return null;
  const moment = momentOf(serial, from1904);
  const half = tokens.some((token) => token.kind === 'date' && /^(?:am|a\/p|上午)/.test(token.code));
  let out = '';
  tokens.forEach((token, at) => {
    if (token.kind === 'literal') out += token.text;
    else if (token.kind === 'slash') out += '/';
    else if (token.kind === 'point') out += '.';
    else if (token.kind === 'comma') out += ',';
    else if (token.kind === 'digit') out += token.sign === '0' ? '0' : '';
    else if (token.kind === 'date') out += piece(token, moment, half, isMinute(tokens, at));
  });
  return out;
}

/** An m behind hours or before seconds is a minute, else a month. */
function isMinute(tokens: readonly FormatToken[], at: number): boolean {
  const near = (step: number): string => {
    for (let next = at + step; next >= 0 && next < tokens.length; next += step) {
      const token = tokens[next];
      if (token?.kind === 'date') return token.code[0] ?? '';
    }
    return '';
  };
  return near(-1) === 'h' || near(1) === 's';
}

const two = (value: number, width: number): string => String(value).padStart(Math.min(width, 2), '0');

function piece(
  { code, elapsed }: { readonly code: string; readonly elapsed: boolean },
  moment: Moment,
  half: boolean,
  minute: boolean,
): string {
  const width = code.length;
  switch (code[0]) {
    case 'y':
    case 'e':
      return width <= 2 && code[0] === 'y' ? two(moment.year % 100, 2) : String(moment.year);
    case 'm':
      if (elapsed) return String(Math.floor(moment.serial * 1440 + 1e-6)).padStart(width, '0');
      if (minute) return two(moment.minute, width);
      return monthOf(moment.month, width);
    case 'd':
      if (width >= 4) return ENGLISH_WEEKDAYS[moment.weekday] ?? '';
      return width === 3 ? (ENGLISH_WEEKDAYS[moment.weekday] ?? '').slice(0, 3) : two(moment.day, width);
    case 'h':
      if (elapsed) return String(Math.floor(moment.serial * 24 + 1e-6)).padStart(width, '0');
      return two(half ? moment.hour % 12 || 12 : moment.hour, width);
    case 's':
      if (elapsed) return String(Math.floor(moment.serial * 86_400 + 1e-6)).padStart(width, '0');
      return two(moment.second, width);
    case '上':
      return moment.hour < 12 ? '上午' : '下午';
    case 'a':
      if (code.startsWith('aa')) return `${width === 4 ? '星期' : ''}${WEEKDAYS[moment.weekday] ?? ''}`;
      return code === 'a/p' ? (moment.hour < 12 ? 'A' : 'P') : moment.hour < 12 ? 'AM' : 'PM';
    default:
      return '';
  }
}

function monthOf(month: number, width: number): string {
  const name = MONTHS[month - 1] ?? '';
  if (width === 3) return name.slice(0, 3);
  if (width === 4) return name;
  return width >= 5 ? name.slice(0, 1) : two(month, width);
}

/** Serial of an ISO date or date and time (`2023-06-01T12:00:00`), as a cell of type d stores it; null where it is none. */
export function serialOf(iso: string, from1904: boolean): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(iso);
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return (at - (from1904 ? FROM_1904 : FROM_1900)) / DAY_MS;
}
