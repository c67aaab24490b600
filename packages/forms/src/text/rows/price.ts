import type { IndicatorColumn } from '../../raw/raw-form.js';

/** What it costs to leave a column of a row blank. */
export const BLANK: { readonly [C in IndicatorColumn]: number } = {
  level1: 0,
  level2: 0,
  name: 8,
  definition: 0,
  scoreRule: 0.5,
  nature: 0.8,
  operator: 3,
  direction: 1,
  target: 3.5,
  adjustedTarget: 0.5,
  unit: 1.5,
  actual: 3.5,
  forecast: 1,
  coefficient: 1,
  weight: 3.5,
  score: 3,
  reviewScore: 0.5,
  deviation: 0,
  likelihood: 1,
  core: 1,
};

/** How many atoms a cell of a column may hold. */
export const MOST_ATOMS: { readonly [C in IndicatorColumn]: number } = {
  level1: 2,
  level2: 4,
  name: 26,
  definition: 40,
  scoreRule: 60,
  nature: 3,
  operator: 3,
  direction: 3,
  target: 26,
  adjustedTarget: 12,
  unit: 5,
  actual: 26,
  forecast: 12,
  coefficient: 4,
  weight: 3,
  score: 3,
  reviewScore: 3,
  deviation: 60,
  likelihood: 4,
  core: 3,
};

const NUMBER = /^\d[\d,]*(?:\.\d+)?$/u;
const MEASURE =
  /^(?:≥|≤|>=|<=|>|<|=|不低于|不少于|不超过|不高于|大于|小于|达到?|超过?|约)?\d[\d,]*(?:\.\d+)?[%％万亿千百‰]?[^\d。;]{0,8}(?:以上|以下|以内|左右|及以上)?$/u;
const DATE =
  /^(?:\d{4}年(?:度|底|末)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:前|底前|底|末|以前|之前|止|内|完成)?(?:[-—至~].{1,14})?$/u;
const OPERATOR =
  /^(?:[≥≤=<>]|>=|<=|＝|定性|定量|正向|反向|大于|小于|等于|大于等于|小于等于|不低于|不高于|定量指标|定性指标)$/u;
const DEGREE =
  /^(?:(?:较|很|非常|基本|比较|十分|明显|显著|有效|有所|持续|逐步|逐渐|进一步|不断|全面|大幅|稳步|及时|按时|按期|按要求|如期|充分)*(?:提高|提升|增强|改善|减轻|降低|下降|减少|增加|增长|好转|明显|显著|有效|良好|好|优|优秀|中|差|高|中等|低|及时|按时|按期|完成|已完成|达标|合格|达成|是|否|有|无|满意|健全|完善|合规|规范|合理|科学|完整|相关|真实|准确|保障|持续|长期|长效|稳定|到位|缓解|方便|充分|加强|落实|已落实|促进|推进|扩大|完备|公开|全覆盖|达到预期|达成预期指标|部分达成|较高|较好|一般|满足|不断|长远|深远|良性|显现))$/u;
const HAN2 = /\p{Script=Han}{2}/u;

export const isNumber = (text: string): boolean => NUMBER.test(text);
export const valueOf = (text: string): number => (NUMBER.test(text) ? Number(text.replace(/,/gu, '')) : Number.NaN);
export const isDash = (text: string): boolean => /^(?:[-—–―/\\]{1,3}|一)$/u.test(text);

const unbalanced = (text: string): boolean => {
  let open = 0;
  for (const glyph of text) {
    if (glyph === '(') open++;
    else if (glyph === ')' && --open < 0) return true;
  }
  return open !== 0;
};

/**
 * A cell holds one figure as a rule: the price of each further one, less where signs part them (4批；2次；5台), none in a
 * date.
 */
function figuresPrice(text: string, free: number): number {
  const runs = text.match(/\d[\d,]*(?:\.\d+)?%?/gu)?.length ?? 0;
  if (runs <= free) return 0;
  return (runs - free) * (/[;、,~—/()-]/u.test(text) ? 0.5 : 1.3);
}

/** A cell that has run on into the next ones: 100%22否… */
const RUN_ON = /\d[是否]|%\d|\d{2}\p{Script=Han}{4}/u;
const RUN_ON_PRICE = 8;
/** A figure between words: of a weight or score that lost its breaks, or (第3季度) part of the text. */
const INNER_FIGURE = /\p{Script=Han}{2}\d{1,3}\p{Script=Han}{3}/u;
const INNER_FIGURE_PRICE = 3.5;
/** 2可行性: a mark that the next cell's words run on from. */
const LEADING_FIGURE = /^\d{1,2}(?![个人次元万亿千百件户家台套份篇项天月年小分名张条本号期季日级类])\p{Script=Han}{3}/u;
const runOnPrice = (text: string): number =>
  RUN_ON.test(text) || /^[是否]\p{Script=Han}{3}/u.test(text)
    ? RUN_ON_PRICE
    : INNER_FIGURE.test(text) || LEADING_FIGURE.test(text)
      ? INNER_FIGURE_PRICE
      : 0;
/** Units that indicators are measured in. */
const UNIT =
  /^(?:[%‰]|百分比|(?:[万亿千百]?(?:元|人|次|个|件|户|家|台|套|份|篇|项|场|期|批|辆|座|处|所|栋|间|亩|吨|公里|千米|米|平方米|立方米|平方公里|天|日|月|年|小时|分钟|工作日|名|张|条|本|册|对|组|头|只|株|人次|人\/次|批次|户次|分|度|公斤|千克|元\/人|元\/年|元\/人年|元\/件)))$/u;

function namePrice(text: string, glued: boolean): number {
  if (!HAN2.test(text)) return NUMBER.test(text) || isDash(text) ? 12 : 7;
  let cost = 0;
  if (/^[≥≤><=%]/u.test(text)) cost += 7;
  else if (DATE.test(text)) cost += 5;
  else if (MEASURE.test(text)) cost += text.length <= 9 ? 5 : 1.5;
  else if (/^\d/u.test(text)) cost += /^\d{4}年|^\d+[A-Za-z]/u.test(text) ? 0.6 : 2.2;
  if (/^[)、,。;:%]/u.test(text)) cost += 6;
  if (/[(、,:;]$/u.test(text)) cost += 2;
  if (/[。;]/u.test(text)) cost += text.endsWith('。') ? (text.length > 12 ? 4 : 2) : 1.2;
  if (text.length === 2) cost += 1.2;
  if (unbalanced(text)) cost += 3.5;
  if (DEGREE.test(text)) cost += 3;
  cost += figuresPrice(text, /^\d{4}年/u.test(text) ? 2 : 1) * (glued ? 2 : 1);
  if (glued) cost += runOnPrice(text) + (/\d[一-]$/u.test(text) ? 4 : 0);
  if (/[≥≤]/u.test(text) && !/\([^)]*[≥≤]/u.test(text)) cost += 4;
  if (/[%％]/u.test(text) && !/\([%％]\)/u.test(text)) cost += 1;
  if (text.length > 42) cost += 0.15 * (text.length - 42);
  if (/^(?:因|由于|原因|受|未)/u.test(text)) cost += 1.5;
  if (text.length > 16 && /(?:情况|程度|比率|关系)。?$/u.test(text)) cost += 3;
  if (/(?:考察|用以反映|是否)/u.test(text)) cost += 3.5;
  return cost;
}

function valuePrice(text: string, glued: boolean): number {
  const leadingZero = /^0\d/u.test(text) ? 6 : 0;
  return plainValuePrice(text) + leadingZero + (glued ? runOnPrice(text) : 0);
}

function plainValuePrice(text: string): number {
  if (NUMBER.test(text)) return 0.6;
  if (MEASURE.test(text) || DATE.test(text)) return 0;
  if (DEGREE.test(text)) return 0.4;
  if (isDash(text)) return 1.5;
  let cost = /^[≥≤><=]/u.test(text)
    ? 0.4
    : text.length <= 20
      ? 1 + 0.09 * text.length
      : Math.min(3.9, 2.8 + 0.015 * (text.length - 20));
  if (text.length === 1) cost += 2;
  if (/^指标/u.test(text) || /^[)、,。;:]/u.test(text)) cost += 4;
  if (/[(、,:]$/u.test(text)) cost += 2;
  if (unbalanced(text)) cost += 3.5;
  if (/.[≥≤]/u.test(text) && !/[(;、,].*[≥≤]/u.test(text)) cost += 3;
  if (/。./u.test(text) && text.length < 40) cost += 1;
  if (/^[%元万个次人]$/u.test(text)) cost += 4;
  cost += figuresPrice(text, 1);
  return cost;
}

const numberPrice = (text: string, most: number): number => {
  if (!NUMBER.test(text)) return isDash(text) ? 1.5 : /^\d{1,3}(?:\.\d+)?分$/u.test(text) ? 0.5 : 15;
  if (/^0\d/u.test(text) || /\.\d{3,}$/u.test(text)) return 8;
  const value = valueOf(text);
  return value > most ? 12 : value > 40 ? 1 : 0;
};

const among = (pattern: RegExp, text: string): number => (pattern.test(text) ? 0 : 12);

function textPrice(text: string, least: number): number {
  if (!HAN2.test(text) || text.length < least) return 10;
  return (
    (/^[≥≤><=\d]/u.test(text) && MEASURE.test(text) ? 6 : 0) +
    (/^[)、,。;:%]/u.test(text) ? 3 : 0) +
    (unbalanced(text) ? 2 : 0)
  );
}

/**
 * What it costs to read a text in a column, by its kind alone; the lower the likelier.
 * @param glued whether the text has lost its breaks, so that a cell must not run on over figures
 * @param printed whether the form's header has a column of this kind (an unprinted definition or level 2 must look like one)
 */
export function price(column: IndicatorColumn, text: string, printed: boolean, glued: boolean): number {
  switch (column) {
    case 'level2':
      if (!HAN2.test(text) || text.length > 10 || /[\d≥≤%。,]/u.test(text)) return 12;
      if (text.length === 4 && /(?:管理|配置|效益|目标)$/u.test(text)) return 0.4;
      return /(?:指标|管理|效益|目标|情况|建设|配置|投入|产出|成本|质量|影响|满意度)$/u.test(text) && text.length <= 8
        ? 1.6
        : 4.5;
    case 'name':
      return namePrice(text, glued);
    case 'definition':
      if (printed) return textPrice(text, 2) + 0.5;
      return text.length >= 12 && /(?:考察|反映|考核|用以|是否|比率|程度|情况|评价|计算方法|指)/u.test(text)
        ? 1 + textPrice(text, 12) + (/^(?:考察|反映|考核|用以|评价|指|“|项目)/u.test(text) ? -1 : 1)
        : 12;
    case 'scoreRule':
      return /[得扣记计]\d|按比例|\d分/u.test(text) ? 0.3 : textPrice(text, 4) + 0.5;
    case 'target':
    case 'adjustedTarget':
    case 'forecast':
      return valuePrice(text, glued);
    case 'actual':
      return valuePrice(text, glued) * 0.85;
    case 'operator':
      return OPERATOR.test(text) ? (glued && /^[≥≤=<>]/u.test(text) ? 2.5 : 0) : 14;
    case 'unit':
      if (UNIT.test(text)) return 0;
      if (/\d/u.test(text) || text.length > 8 || OPERATOR.test(text) || DEGREE.test(text))
        return /\d/u.test(text) && glued ? 14 : 9;
      return isDash(text) ? 0.5 : text.length > 4 ? 4 : text.includes('/') ? 0.5 : glued ? 2.5 : 1.2;
    case 'weight':
      return numberPrice(text, 100);
    case 'score':
    case 'reviewScore':
      return numberPrice(text, 105);
    case 'coefficient':
      return /^(?:0|[1-9]\d*|0?\.\d+)(?:\.\d+)?%?$/u.test(text) ? 0 : 12;
    case 'core':
      return among(/^[是否]$/u, text);
    case 'nature':
      return among(/^(?:定量|定性)(?:指标)?$/u, text);
    case 'direction':
      return among(/^(?:正向|反向|正|反|逆向|越大越好|越小越好)(?:指标)?$/u, text);
    case 'likelihood':
      return among(/^(?:确定能|有可能|完全不可能|不可能|能|可能)$/u, text);
    case 'deviation': {
      if (text === '无' || isDash(text)) return 0.6;
      if (MEASURE.test(text) && text.length < 10) return 8;
      if (DEGREE.test(text)) return 4;
      return 1.6 + textPrice(text, 2) + (text.endsWith('。') ? -0.8 : 0) + (glued ? runOnPrice(text) : 0);
    }
    default:
      return 12;
  }
}

/** Digits of a value without its sign: ≥1290.3平方米 → 1290.3平方米. */
const bare = (text: string): string =>
  text.replace(/^(?:[≥≤><=]+|不低于|不少于|不超过)/u, '').replace(/[。;,、]+$/u, '');
const unitOf = (text: string): string => bare(text).replace(/^[\d,.]+/u, '');

/** How well an actual value fits its target: the same, the same unit, the same words. Negative: likelier. */
export function kinship(target: string, actual: string): number {
  if (target === actual && /^[\d.%]+$/u.test(target)) return -1.8;
  if (target === actual) return target.length > 1 ? -2.6 - Math.min(1.4, target.length / 40) : -1.8;
  const [a, b] = [bare(target), bare(actual)];
  if (a === b) return -2.2;
  const [x, y] = [unitOf(target), unitOf(actual)];
  const figures = /^\d/u.test(a) && /^\d/u.test(b);
  if (figures && x === y) return -1.6;
  if (figures && (x === '' || y === '')) return -0.8;
  if (figures) return -0.3;
  if (x.length > 1 && a.length > 2 && b.length > 2) {
    let shared = 0;
    for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) shared++;
    if (shared / Math.max(1, Math.min(a.length, b.length) - 1) >= 0.35) return -1.5;
  }
  return 0;
}
