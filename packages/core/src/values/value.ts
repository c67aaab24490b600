import type { Decimal } from './decimal.js';

export type Operator = '≥' | '≤' | '>' | '<' | '=';

/** A number with what surrounds it. `≤10.5万元（按合同）` is ≤ · 10.5 · 万 · 元. */
export interface Quantity {
  /** From a sign or from words: 不低于, 以上, 以内, 不超过 … Null where none is printed. */
  readonly operator: Operator | null;
  /** The number as printed: 10.5. */
  readonly number: Decimal;
  /** 千 万 百万 千万 亿 万亿 as printed before the unit, else empty. */
  readonly magnitude: string;
  /** Power of ten of the magnitude: 4 for 万. */
  readonly exponent: number;
  readonly percent: '%' | '‰' | null;
  /** Without magnitude: 元, 人次, 小时. */
  readonly unit: string | null;
  /** In whole units: 105000 for 10.5万元, 0.95 for 95 %. */
  readonly amount: Decimal;
  /** 约, 左右, 近 */
  readonly approximate: boolean;
  /** 预计 */
  readonly expected: boolean;
  /** What stands in brackets behind: 按合同. */
  readonly remark: string | null;
}

interface Read {
  /** Exactly as printed; null for a blank cell. */
  readonly printed: string | null;
}

/** An empty cell, or one with only a dash or a slash. */
export interface BlankValue extends Read {
  readonly kind: 'blank';
  readonly dash: boolean;
}

/** 不涉及, 未发生 */
export interface NotApplicableValue extends Read {
  readonly kind: 'not-applicable';
}

export interface NumberValue extends Read, Quantity {
  readonly kind: 'number';
}

/** A quantity per something: 2700/月/人, 300元/件. */
export interface RateValue extends Read, Quantity {
  readonly kind: 'rate';
  readonly per: readonly string[];
}

export type QuantityValue = NumberValue | RateValue;

/** 70%-80%, ±10% */
export interface RangeValue extends Read {
  readonly kind: 'range';
  readonly low: QuantityValue;
  readonly high: QuantityValue;
}

/** Several values in one cell: 4批；2次；5台, 70%和60%. */
export interface ListValue extends Read {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A day, month or year, or a deadline: 2022年7月前, 12月底前, 2023年度, 全年. */
export interface DateValue extends Read {
  readonly kind: 'date';
  /** ≤ for 前, 之前, 以前; ≥ for 后, 起; null for the date itself. */
  readonly operator: '≤' | '≥' | null;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly precision: 'year' | 'month' | 'day';
  /** 截至10月底: the date up to which something was counted. */
  readonly upTo: boolean;
}

/** Against another time or a plan: 不低于上年, 低于去年同期, ≤前三年平均值, 较上年提高5%. */
export interface RelativeValue extends Read {
  readonly kind: 'relative';
  readonly operator: Operator;
  /** 上年, 去年同期 … or null where the wording names none (增长5%). */
  readonly base: string | null;
  readonly change: Quantity | null;
}

/** reached 达成 · partial 部分达成 · missed 未达成; the tiers of 财预〔2020〕10号 art. 16. */
export type Tier = 'reached' | 'partial' | 'missed';

/** Words for a state: 明显提高, 合理, 优. `scale` where the cell lists the levels: 优良中低差. */
export interface QualitativeValue extends Read {
  readonly kind: 'qualitative';
  /** The tier that the wording by itself tells, or null. */
  readonly tier: Tier | null;
  /** 3 明显, 显著, 全面 · 2 without an adverb · 1 有所, 基本, 逐步 · 0 negated. */
  readonly strength: 0 | 1 | 2 | 3;
  /** The wording without adverbs of degree: 提高. */
  readonly stem: string;
  readonly scale: readonly string[] | null;
}

/** Anything else that is printed. */
export interface TextValue extends Read {
  readonly kind: 'text';
}

export type Value =
  | BlankValue
  | NotApplicableValue
  | NumberValue
  | RateValue
  | RangeValue
  | ListValue
  | DateValue
  | RelativeValue
  | QualitativeValue
  | TextValue;

export type ValueKind = Value['kind'];

/** The value as it was read; an empty string for a blank cell. */
export function printValue(value: Value): string {
  return value.printed ?? '';
}
