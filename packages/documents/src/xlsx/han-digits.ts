/** Digits and units of [DBNum1] and [DBNum2] (ECMA-376 Part 1, 18.8.31). */
const DIGITS = { 1: '〇一二三四五六七八九', 2: '零壹贰叁肆伍陆柒捌玖' } as const;
const UNITS = { 1: ['', '十', '百', '千'], 2: ['', '拾', '佰', '仟'] } as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;

export type HanDigits = keyof typeof DIGITS;

const oneByOne = (digits: string, kind: HanDigits): string =>
  [...digits].map((digit) => DIGITS[kind][Number(digit)] ?? digit).join('');

/** 一百〇五, 一十二: a whole number by its places; digit by digit where it has more than sixteen. */
function counted(digits: string, kind: HanDigits): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > 16) return oneByOne(plain, kind);
  let text = '';
  let gap = false;
  [...plain].forEach((digit, at) => {
    const place = plain.length - 1 - at;
    if (digit === '0') gap = text !== '';
    else {
      text += `${gap ? DIGITS[kind][0] : ''}${DIGITS[kind][Number(digit)] ?? ''}${UNITS[kind][place % 4] ?? ''}`;
      gap = false;
    }
    if (place % 4 === 0 && place > 0 && /[1-9]/.test(plain.slice(Math.max(0, at - 3), at + 1)))
      text += GROUPS[place / 4] ?? '';
  });
  return text === '' ? oneByOne('0', kind) : text;
}

/** A shown number with Han digits: counted by its places where its format is General, else digit by digit. */
export function hanNumber(shown: string, kind: HanDigits, isGeneral: boolean): string {
  if (!isGeneral) return shown.replace(/\d+/g, (digits) => oneByOne(digits, kind));
  return shown.replace(
    /(\d+)(?:\.(\d+))?/g,
    (_, whole: string, decimals: string | undefined) =>
      `${counted(whole, kind)}${decimals === undefined ? '' : `.${oneByOne(decimals, kind)}`}`,
  );
}

/** A shown date with Han digits: years digit by digit, months, days and hours counted, of tens the plain way 十二. */
export function hanDate(shown: string, kind: HanDigits): string {
  return shown.replace(/\d+/g, (digits) => {
    if (digits.length > 2) return oneByOne(digits, kind);
    const text = counted(digits, kind);
    return kind === 1 ? text.replace(/^一十/, '十') : text;
  });
}
