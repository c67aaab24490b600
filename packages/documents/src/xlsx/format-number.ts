import { type Digits, partsOf, plainOf, roundTo, shifted } from './digits.js';
import type { FormatToken } from './format-code.js';

/** Most glyphs that a number without a format is shown with. */
export const GENERAL_WIDTH = 11;

/**
 * A number without a format: all digits of a whole number, else as many decimals as eleven glyphs hold; very large and
 * very small ones with an exponent.
 */
export function formatGeneral(value: Digits): string {
  if (value.digits === '') return '0';
  if (value.point > 15 || value.point < -8) return scientific(value, 5, true, true);
  if (value.point >= value.digits.length) return plainOf(value);
  const whole = Math.max(1, value.point);
  return plainOf(roundTo(value, Math.max(0, GENERAL_WIDTH - 1 - whole)));
}

/** `1.23E+11`: `decimals` of the mantissa, without its final zeros where `short`. */
function scientific(value: Digits, decimals: number, plus: boolean, short: boolean): string {
  const mantissa = roundTo({ ...value, point: 1 }, decimals);
  const exponent = value.digits === '' ? 0 : value.point - 1 + (mantissa.point - 1);
  const { whole, fraction } = partsOf({ ...mantissa, point: mantissa.digits === '' ? 0 : 1 });
  const shown = short ? fraction : fraction.padEnd(decimals, '0');
  const sign = exponent < 0 ? '-' : plus ? '+' : '';
  const head = `${value.negative ? '-' : ''}${whole === '' ? '0' : whole}${shown === '' ? '' : `.${shown}`}`;
  return `${head}E${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Shows a number (its sign already taken off where the section shows none) by the pieces of a section. */
export function formatBy(tokens: readonly FormatToken[], value: Digits): string {
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const exponent = tokens.find((token) => token.kind === 'exponent');
  const digitsAt = tokens.flatMap(({ kind }, at) => (kind === 'digit' ? [at] : []));
  if (tokens.some(({ kind }) => kind === 'slash') && digitsAt.length >= 2) return fraction(tokens, value);
  const lastDigit = digitsAt.at(-1) ?? -1;
  const firstDigit = digitsAt[0] ?? tokens.length;
  const endOfWhole = point < 0 ? lastDigit : (digitsAt.findLast((at) => at < point) ?? -1);
  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  const thousands = scaleCommas(tokens, point < 0 ? lastDigit : Math.max(endOfWhole, point));
  const decimals =
    point < 0 ? 0 : countDigits(tokens, point, exponent === undefined ? tokens.length : tokens.indexOf(exponent));
  const scaled = shifted(value, percents * 2 - thousands * 3);
  if (exponent !== undefined && exponent.kind === 'exponent') {
    const shown = scientific(scaled, decimals, exponent.plus, false);
    return around(tokens, firstDigit, lastDigit, shown);
  }
  const rounded = roundTo(scaled, decimals);
  const grouped = tokens.some((token, at) => token.kind === 'comma' && at > firstDigit && at < endOfWhole);
  const { whole, fraction: given } = partsOf(rounded);
  return layOut(tokens, { whole, given, point, endOfWhole, grouped });
}

const countDigits = (tokens: readonly FormatToken[], from: number, to: number): number =>
  tokens.slice(from, to).filter(({ kind }) => kind === 'digit').length;

/** Commas behind the last digit each take three places off. */
function scaleCommas(tokens: readonly FormatToken[], lastDigit: number): number {
  let count = 0;
  for (let at = lastDigit + 1; lastDigit >= 0 && tokens[at]?.kind === 'comma'; at += 1) count += 1;
  return count;
}

/** Literals before and behind the digits, with what the digits show between. */
function around(tokens: readonly FormatToken[], from: number, to: number, shown: string): string {
  const literal = (token: FormatToken): string =>
    token.kind === 'literal' ? token.text : token.kind === 'percent' ? '%' : '';
  return (
    tokens.slice(0, from).map(literal).join('') +
    shown +
    tokens
      .slice(to + 1)
      .map(literal)
      .join('')
  );
}

interface Layout {
  readonly whole: string;
  readonly given: string;
  readonly point: number;
  readonly endOfWhole: number;
  readonly grouped: boolean;
}

function layOut(tokens: readonly FormatToken[], { whole, given, point, endOfWhole, grouped }: Layout): string {
  const places = tokens.flatMap((token, at) => (token.kind === 'digit' && at <= endOfWhole ? [token.sign] : []));
  const firstZero = places.indexOf('0');
  const digits = whole.padStart(firstZero < 0 ? 0 : places.length - firstZero, '0');
  const shift = digits.length - places.length;
  const wholeAt = (place: number): string => {
    const from = place === 0 ? 0 : place + shift;
    let out = place + shift < 0 && places[place] === '?' ? ' ' : '';
    for (let at = Math.max(0, from); at <= place + shift; at += 1) {
      const left = digits.length - at - 1;
      out += `${digits[at] ?? ''}${grouped && left > 0 && left % 3 === 0 ? ',' : ''}`;
    }
    return out;
  };
  let out = '';
  let place = 0;
  let decimal = 0;
  tokens.forEach((token, at) => {
    if (token.kind === 'literal') out += token.text;
    else if (token.kind === 'percent') out += '%';
    else if (token.kind === 'point') out += `${places.length === 0 ? whole : ''}.`;
    else if (token.kind === 'digit' && at <= endOfWhole) out += wholeAt(place++);
    else if (token.kind === 'digit' && point >= 0) {
      out += given[decimal] ?? (token.sign === '0' ? '0' : token.sign === '?' ? ' ' : '');
      decimal += 1;
    }
  });
  return out;
}

/** Largest denominator of a fraction by its number of places. */
const DENOMINATORS = [1, 9, 99, 999] as const;

/** `12 3/4`: the nearest fraction whose denominator has no more places than the code. */
function fraction(tokens: readonly FormatToken[], value: Digits): string {
  const slash = tokens.findIndex(({ kind }) => kind === 'slash');
  const places = Math.min(3, countDigits(tokens, slash, tokens.length));
  const most = DENOMINATORS[places] ?? 9;
  const number = Number(plainOf({ ...value, negative: false }));
  const whole = Math.floor(number);
  const rest = number - whole;
  let best = { top: 0, bottom: 1 };
  for (let bottom = 1; bottom <= most; bottom += 1) {
    const top = Math.round(rest * bottom);
    if (Math.abs(top / bottom - rest) < Math.abs(best.top / best.bottom - rest) - 1e-12) best = { top, bottom };
  }
  const sign = value.negative ? '-' : '';
  if (best.top === 0) return `${sign}${whole}`;
  if (best.top === best.bottom) return `${sign}${whole + 1}`;
  return `${sign}${whole === 0 ? '' : `${whole} `}${best.top}/${best.bottom}`;
}
