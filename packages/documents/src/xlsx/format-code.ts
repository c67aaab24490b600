import type { HanDigits } from './han-digits.js';

/** A piece of a number format code (ECMA-376 Part 1, 18.8.31). */
export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** 0 # ? */
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  | { readonly kind: 'slash' }
  | { readonly kind: 'general' }
  | { readonly kind: 'text' }
  /** yyyy m d h s, AM/PM, aaa; `elapsed` for [h]. */
  | { readonly kind: 'date'; readonly code: string; readonly elapsed: boolean };

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** [>=100]: the numbers that the section is for. */
  readonly condition: { readonly operator: string; readonly value: number } | null;
  readonly isDate: boolean;
  /** [DBNum1], [DBNum2]: digits are shown as Han characters. */
  readonly han?: HanDigits;
}

const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const DATE = /^(?:上午\/下午|am\/pm|a\/p|y+|m+|d+|h+|s+|e+|g+|a{3,4})/i;
const LONGEST_CODE = 1000;
/** The date or time is shown as the system shows it, whatever the rest of the section says: here as a Chinese system does. */
const OF_SYSTEM: ReadonlyMap<string, string> = new Map([
  ['f800', 'yyyy"年"m"月"d"日"'],
  ['x-sysdate', 'yyyy"年"m"月"d"日"'],
  ['f400', 'h:mm:ss'],
  ['x-systime', 'h:mm:ss'],
]);

/** Takes a format code apart into its sections. Never throws: what is no code stands as itself. */
export function parseFormatCode(code: string): FormatSection[] {
  const sections: FormatSection[] = [];
  let tokens: FormatToken[] = [];
  let condition: FormatSection['condition'] = null;
  let ofSystem: string | undefined;
  let han: HanDigits | undefined;
  const close = (): void => {
    const isDate = tokens.some(({ kind }) => kind === 'date');
    if (isDate && ofSystem !== undefined) tokens = [...(parseFormatCode(ofSystem)[0]?.tokens ?? [])];
    sections.push({ tokens, condition, isDate, ...(han !== undefined && { han }) });
    tokens = [];
    condition = null;
    ofSystem = undefined;
    han = undefined;
  };
  const text = code.slice(0, LONGEST_CODE);
  let at = 0;
  while (at < text.length && sections.length < 4) {
    const sign = text[at] ?? '';
    if (sign === ';') {
      close();
      at += 1;
    } else if (sign === '"') {
      const end = text.indexOf('"', at + 1);
      const to = end < 0 ? text.length : end;
      tokens.push({ kind: 'literal', text: text.slice(at + 1, to) });
      at = to + 1;
    } else if (sign === '\\' || sign === '!') {
      tokens.push({ kind: 'literal', text: text[at + 1] ?? '' });
      at += 2;
    } else if (sign === '_') {
      tokens.push({ kind: 'literal', text: ' ' });
      at += 2;
    } else if (sign === '*') at += 2;
    else if (sign === '[') {
      const end = text.indexOf(']', at);
      if (end < 0) break;
      const inside = text.slice(at + 1, end);
      const compared = CONDITION.exec(inside);
      if (compared !== null) condition = { operator: compared[1] ?? '=', value: Number(compared[2]) };
      else if (/^(?:h+|m+|s+)$/i.test(inside)) tokens.push({ kind: 'date', code: inside.toLowerCase(), elapsed: true });
      else if (/^DBNum[12]$/i.test(inside)) han = inside.endsWith('1') ? 1 : 2;
      else if (inside.startsWith('$')) {
        const [currency = ''] = inside.slice(1).split('-', 1);
        if (currency !== '') tokens.push({ kind: 'literal', text: currency });
        ofSystem ??= OF_SYSTEM.get(inside.slice(currency.length + 2).toLowerCase());
      }
      at = end + 1;
    } else {
      const taken = token(text, at);
      tokens.push(taken.token);
      at += taken.length;
    }
  }
  if (sections.length < 4) close();
  return sections;
}

function token(text: string, at: number): { token: FormatToken; length: number } {
  const sign = text[at] ?? '';
  const rest = text.slice(at, at + 12);
  if (/^general/i.test(rest) || rest.startsWith('G/通用格式'))
    return { token: { kind: 'general' }, length: rest.startsWith('G/') ? 6 : 7 };
  if (/^e[+-]/i.test(rest)) return { token: { kind: 'exponent', plus: rest[1] === '+' }, length: 2 };
  const date = DATE.exec(rest)?.[0];
  if (date !== undefined)
    return { token: { kind: 'date', code: date.toLowerCase(), elapsed: false }, length: date.length };
  if (sign === '0' || sign === '#' || sign === '?') return { token: { kind: 'digit', sign }, length: 1 };
  if (sign === '.') return { token: { kind: 'point' }, length: 1 };
  if (sign === ',') return { token: { kind: 'comma' }, length: 1 };
  if (sign === '%') return { token: { kind: 'percent' }, length: 1 };
  if (sign === '/') return { token: { kind: 'slash' }, length: 1 };
  if (sign === '@') return { token: { kind: 'text' }, length: 1 };
  const glyph = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return { token: { kind: 'literal', text: glyph }, length: glyph.length };
}
