/** What a figure in running text counts: money, a share, marks, a count of things, or a point in time. */
export type FigureKind = 'money' | 'percent' | 'points' | 'count' | 'year' | 'date' | 'plain';

/** A figure in running text. Offsets are in the text that was scanned. */
export interface Figure {
  readonly kind: FigureKind;
  /** The digits without grouping commas, half-width, with sign: `-1234.5`. */
  readonly number: string;
  /** As printed after the digits, without 余, 多: `万元`, `%`, `人次`; empty for a bare number. */
  readonly unit: string;
  /** Power of ten that the unit carries (万 4, 亿 8, % −2); money is then in yuan. */
  readonly exponent: number;
  /** 以上 and 以下, 余 and 多, 约 and 近: the figure is a bound or a round one. */
  readonly vague: boolean;
  readonly start: number;
  /** End with unit and 以上, 以内. */
  readonly end: number;
}

const MONEY: readonly (readonly [string, number])[] = [
  ['亿元', 8],
  ['百万元', 6],
  ['万元', 4],
  ['千元', 3],
  ['元', 0],
];
const PERCENT: readonly string[] = ['个百分点', '百分点', '%', '％'];
const MAGNITUDES: readonly (readonly [string, number])[] = [
  ['亿', 8],
  ['万', 4],
];
const COUNTS: readonly string[] = [
  '场次',
  '人次',
  '剂次',
  '批次',
  '人·年',
  '个月',
  '台',
  '辆',
  '家',
  '名',
  '件',
  '份',
  '条',
  '张',
  '期',
  '天',
  '项',
  '次',
  '批',
  '个',
  '人',
  '户',
  '版',
  '轮',
  '起',
  '村',
  '所',
  '套',
  '本',
  '间',
  '公里',
  '亩',
  '小时',
  '分钟',
  '例',
  '宗',
  '部',
  '篇',
  '处',
  '座',
  '株',
];
/** A unit that is the beginning of another word is no unit. */
const NOT_POINTS: readonly string[] = ['钟', '析', '别', '类', '布', '配', '解', '期', '管', '项', '标', '级', '之'];
const AFTER: readonly string[] = ['以上', '以下', '以内', '左右', '及以上', '及以下'];
const ROUND_BETWEEN = new Set(['余', '多']);
const ROUND_BEFORE = new Set(['约', '近', '超', '逾', '≥', '≤', '≧', '≦', '>', '<', '＞', '＜', '于', '达']);
const BOUND_BEFORE: readonly string[] = [
  '不低于',
  '不少于',
  '不超过',
  '不高于',
  '大于',
  '小于',
  '高于',
  '低于',
  '超过',
  '达到',
];

/**
 * The figures of a running text from left to right. The text holds no layout breaks (numbers stand in one piece).
 * Linear in the text; never throws. Numbers of documents (〔2020〕57号, 第3条) and of headings are not left out here.
 */
export function scanFigures(text: string): Figure[] {
  const figures: Figure[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    let digits = '';
    let point = false;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) digits += String.fromCharCode(code > 0xff00 ? code - 0xfee0 : code);
      else if (isComma(code) && groupFollows(text, at) && !point) continue;
      else if (!point && (code === 0x2e || code === 0xff0e) && isDigit(text.charCodeAt(at + 1))) {
        point = true;
        digits += '.';
      } else break;
      if (digits.length > 40) break;
    }
    const signed = isSign(text, start);
    figures.push(withUnit(text, signed ? start - 1 : start, at, signed ? `-${digits}` : digits));
    const last = figures[figures.length - 1];
    if (last !== undefined) at = Math.max(at, last.end);
  }
  return figures;
}

function withUnit(text: string, start: number, end: number, number: string): Figure {
  let at = end;
  const round = ROUND_BETWEEN.has(text.charAt(at)) && !/[^亿万元家人名个次份条件场张]/.test(text.charAt(at + 1));
  if (round) at += 1;
  const money = MONEY.find(([unit]) => text.startsWith(unit, at));
  let kind: FigureKind = 'plain';
  let unit = '';
  let exponent = 0;
  if (money !== undefined) {
    [unit, exponent] = money;
    kind = 'money';
  } else {
    const percent = PERCENT.find((word) => text.startsWith(word, at));
    if (percent !== undefined) {
      unit = percent;
      exponent = -2;
      kind = 'percent';
    } else if (text.charAt(at) === '分' && !NOT_POINTS.includes(text.charAt(at + 1))) {
      unit = '分';
      kind = 'points';
    } else if (text.charAt(at) === '年' && /^\d{4}$/.test(number)) {
      unit = text.startsWith('年度', at) ? '年度' : '年';
      kind = 'year';
    } else if (
      (text.charAt(at) === '月' || text.charAt(at) === '日' || text.charAt(at) === '号') &&
      !number.includes('.')
    ) {
      unit = text.charAt(at);
      kind = 'date';
    } else {
      const magnitude = MAGNITUDES.find(([word]) => text.startsWith(word, at));
      const from =
        magnitude === undefined ? at : at + magnitude[0].length + (ROUND_BETWEEN.has(text.charAt(at + 1)) ? 1 : 0);
      const count = COUNTS.find((word) => text.startsWith(word, from));
      if (count !== undefined || magnitude !== undefined) {
        unit = text.slice(at, from + (count?.length ?? 0));
        exponent = magnitude?.[1] ?? 0;
        kind = count === undefined ? 'plain' : 'count';
      }
    }
  }
  const unitEnd = unit === '' ? end : at + unit.length;
  const after = AFTER.find((word) => text.startsWith(word, unitEnd));
  const vague = round || after !== undefined || ROUND_BETWEEN.has(unit.charAt(1)) || boundBefore(text, start);
  return { kind, number, unit, exponent, vague, start, end: unitEnd + (after?.length ?? 0) };
}

function boundBefore(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (before === '达' || before === '于')
    return BOUND_BEFORE.some((word) => text.endsWith(word, start)) && before !== '达';
  if (ROUND_BEFORE.has(before)) return true;
  return BOUND_BEFORE.some((word) => word !== '达到' && text.slice(Math.max(0, start - 4), start).endsWith(word));
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

function isComma(code: number): boolean {
  return code === 0x2c || code === 0xff0c;
}

/** A comma groups digits when exactly three follow it and one to three stand before it or before the group before. */
function groupFollows(text: string, comma: number): boolean {
  for (let i = 1; i <= 3; i += 1) if (!isDigit(text.charCodeAt(comma + i))) return false;
  if (isDigit(text.charCodeAt(comma + 4))) return false;
  if (text.charCodeAt(comma) === 0xff0c) return false;
  let run = 0;
  while (run < 4 && isDigit(text.charCodeAt(comma - 1 - run))) run += 1;
  return run >= 1 && run <= 3;
}

/** A minus belongs to the number unless a figure or a word stands before it (1-7月, 新冠-19). */
function isSign(text: string, start: number): boolean {
  const sign = text.charAt(start - 1);
  if (sign !== '-' && sign !== '－' && sign !== '−') return false;
  const before = text.charAt(start - 2);
  return before === '' || '：:，,（(为是率'.includes(before);
}
