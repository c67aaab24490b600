const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const FORMAL = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;
const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 一百二十, 壹佰贰拾: up to 9999; 十 for 10 in the plain way of writing. */
function counted(value: number, digits: readonly string[], units: readonly string[]): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits[digit] ?? ''}${units[place] ?? ''}`;
    gap = false;
  }
  return text;
}

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  return text;
}

function letters(value: number): string {
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

/** A number of a list as its format prints it (ECMA-376 Part 1, 17.18.59); formats that are not known count in digits. */
export function numeral(value: number, format: string): string {
  if (format === 'none') return '';
  if (!(value >= 1 && value <= 9999)) return String(value);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(value, HAN, ['', '十', '百', '千']).replace(/^一十/, '十');
    case 'chineseLegalSimplified':
      return counted(value, FORMAL, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return String(value).replace(/\d/g, (digit) => HAN[Number(digit)] ?? digit);
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerLetter':
      return letters(Math.min(value, 780));
    case 'upperLetter':
      return letters(Math.min(value, 780)).toUpperCase();
    default:
      return String(value);
  }
}
