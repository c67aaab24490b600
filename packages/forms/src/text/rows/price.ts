import type { IndicatorColumn } from '../../raw/raw-form.js';
import { figuresPrice, hasDigit } from './figures.js';
import { runOnPrice, wordsRunOn } from './run-on.js';
import {
  amountOf,
  DATE,
  DEFINITION_START,
  DEFINITION_WORD,
  DEGREE,
  DIRECTION,
  EXPLAINS,
  EXPLANATION,
  EXPLANATION_END,
  isDash,
  LEVEL_END,
  LEVEL_END_PLAIN,
  LIKELIHOOD,
  MEASURE,
  NATURE,
  NUMBER,
  OPERATOR,
  REASON_START,
  SIGN_START,
  UNIT,
  YES_NO,
} from './vocabulary.js';

/** What of a target's value stands in columns of its own: its sign, and right behind it its unit. */
export interface Apart {
  readonly signs: boolean;
  readonly units: boolean;
}

/** An actual value costs less than a target by this: it is worded more freely. */
export const ACTUAL = 0.85;
const TOGETHER: Apart = { signs: false, units: false };

const HAN2 = /\p{Script=Han}{2}/u;

const OPEN = '('.charCodeAt(0);
const CLOSE = ')'.charCodeAt(0);

function unbalanced(text: string): boolean {
  if (!text.includes('(') && !text.includes(')')) return false;
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN) open++;
    else if (code === CLOSE && --open < 0) return true;
  }
  return open !== 0;
}

/** Glyphs of a name above which it may hold the end of the cell before it. */
const LONG_NAME = 14;
function namePrice(text: string, glued: boolean): number {
  if (!HAN2.test(text)) return NUMBER.test(text) || isDash(text) ? 12 : 7;
  const digits = hasDigit(text);
  let cost = 0;
  if (SIGN_START.test(text) || text.startsWith('%')) cost += 7;
  else if (digits && DATE.test(text)) cost += 5;
  else if (digits && MEASURE.test(text)) cost += text.length <= 9 ? 5 : 1.5;
  else if (digits && /^\d/u.test(text)) cost += /^\d{4}年|^\d+[A-Za-z]/u.test(text) ? 0.6 : 2.2;
  if (/^[)、,。;:%]/u.test(text)) cost += 6;
  if (/[(、,:;]$/u.test(text)) cost += 2;
  if (/[。;]/u.test(text)) cost += text.endsWith('。') ? (text.length > 12 ? 4 : 2) : 1.2;
  if (text.length === 2) cost += 1.2;
  if (unbalanced(text)) cost += 3.5;
  if (DEGREE.test(text)) cost += 3;
  if (digits) cost += figuresPrice(text, /^\d{4}年/u.test(text) ? 2 : 1) * (glued ? 2 : 1);
  if (glued) cost += wordsRunOn(text) + (/\d[一-]$/u.test(text) ? 4 : 0) + 0.1 * Math.max(0, text.length - LONG_NAME);
  if (/[≥≤]/u.test(text) && !/\([^)]*[≥≤]/u.test(text)) cost += 4;
  if (/[%％]/u.test(text) && !/\([%％]\)/u.test(text)) cost += 1;
  if (text.length > 42) cost += 0.15 * (text.length - 42);
  if (REASON_START.test(text)) cost += 1.5;
  if (text.length > 16 && EXPLANATION_END.test(text)) cost += 3;
  if (EXPLANATION.test(text) || (text.length > LONG_NAME && text.includes('是否'))) cost += 3.5;
  return cost;
}

/** What it costs to read a text as a target or actual value. */
function valuePrice(text: string, glued: boolean): number {
  const leadingZero = text.startsWith('0') && /^0\d/u.test(text) ? 6 : 0;
  return plainValuePrice(text) + leadingZero + (glued ? runOnPrice(text) : 0);
}

function plainValuePrice(text: string): number {
  const digits = hasDigit(text);
  if (digits && NUMBER.test(text)) return 0.6;
  if (digits && (MEASURE.test(text) || DATE.test(text))) return 0;
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
  return digits ? cost + figuresPrice(text, 1) : cost;
}

/** What it costs more to read a text as a target in a form whose signs or units stand in columns of their own. */
export function apartPrice(text: string, apart: Apart): number {
  const sign = apart.signs && SIGN_START.test(text) ? 4 : 0;
  return apart.units && /\d(?:%|\p{Script=Han}{1,3})$/u.test(text) && !DATE.test(text) ? sign + 3 : sign;
}

const numberPrice = (text: string, most: number): number => {
  if (!NUMBER.test(text)) return isDash(text) ? 1.5 : /^\d{1,3}(?:\.\d+)?分$/u.test(text) ? 0.5 : 15;
  if (/^0\d/u.test(text) || /\.\d{3,}$/u.test(text)) return 8;
  const value = amountOf(text);
  return value > most ? 12 : value > 40 ? 1 : 0;
};

const among = (pattern: RegExp, text: string): number => (pattern.test(text) ? 0 : 14);

function textPrice(text: string, least: number): number {
  if (text.length < least || !HAN2.test(text)) return 10;
  return (
    (/^[≥≤><=\d]/u.test(text) && MEASURE.test(text) ? 6 : 0) +
    (/^[)、,。;:%]/u.test(text) ? 3 : 0) +
    (/[(、,:]$/u.test(text) ? 2 : 0) +
    (unbalanced(text) ? 2 : 0)
  );
}

function deviationPrice(text: string, glued: boolean): number {
  if (text === '无' || isDash(text)) return 0.6;
  if (text.length < 10 && hasDigit(text) && MEASURE.test(text)) return 8;
  if (DEGREE.test(text)) return 4;
  return 1.6 + textPrice(text, 2) + (text.endsWith('。') ? -0.8 : 0) + (glued ? wordsRunOn(text) : 0);
}

function definitionPrice(text: string, printed: boolean, glued: boolean): number {
  const run = glued ? wordsRunOn(text) : 0;
  if (printed) return textPrice(text, 2) + (EXPLAINS.test(text) ? -0.5 : 0.5) + run;
  return text.length >= 12 && DEFINITION_WORD.test(text)
    ? 1 + textPrice(text, 12) + (DEFINITION_START.test(text) ? -1 : 1) + run
    : 12;
}

/** A column that only its own form knows: short words as a rule, seldom a figure. */
function extraPrice(text: string, glued: boolean): number {
  if (isDash(text) || text === '无') return 0.5;
  if (hasDigit(text) && (NUMBER.test(text) || MEASURE.test(text))) return 2.5;
  return 0.3 + (DEGREE.test(text) ? 1.5 : 0) + textPrice(text, 2) + 0.03 * text.length + (glued ? wordsRunOn(text) : 0);
}

/** 得5分，每少一项扣1分: a rule that says what scores. */
const rulePrice = (text: string): number =>
  /[得扣记计]\d|按比例|\d分|[得计]满分|不[得计]分/u.test(text) ? 0.3 : textPrice(text, 4) + 0.5;

function unitPrice(text: string, glued: boolean): number {
  if (UNIT.test(text)) return 0;
  if (text.length > 8) return 14;
  if (/\d/u.test(text)) return glued ? 14 : 9;
  if (OPERATOR.test(text) || DEGREE.test(text)) return 9;
  return isDash(text) ? 0.5 : text.length > 4 ? 4 : text.includes('/') ? 0.5 : glued ? 2.5 : 1.2;
}

function level2Price(text: string): number {
  if (text.length > 10 || !HAN2.test(text) || /[\d≥≤%。,]/u.test(text)) return 14;
  if (text.length === 4 && LEVEL_END_PLAIN.test(text)) return 0.4;
  return text.length <= 8 && LEVEL_END.test(text) ? 1.6 : 4.5;
}

/**
 * What it costs to read a text in a column, by its kind alone; the lower the likelier.
 * @param glued whether the text has lost its breaks, so that a cell must not run on over figures
 * @param printed whether the form's header has a column of this kind (an unprinted definition or level 2 must look like one)
 */
export function price(
  column: IndicatorColumn,
  text: string,
  printed: boolean,
  glued: boolean,
  apart: Apart = TOGETHER,
): number {
  switch (column) {
    case 'level2':
      return level2Price(text);
    case 'name':
      return namePrice(text, glued);
    case 'definition':
      return definitionPrice(text, printed, glued);
    case 'scoreRule':
      return rulePrice(text) + (glued ? wordsRunOn(text) : 0);
    case 'target':
    case 'adjustedTarget':
    case 'forecast':
      return valuePrice(text, glued) + (column === 'target' ? apartPrice(text, apart) : 0);
    case 'actual':
      return valuePrice(text, glued) * ACTUAL;
    case 'operator':
      return OPERATOR.test(text) ? (glued && !apart.signs && SIGN_START.test(text) ? 2.5 : 0) : 14;
    case 'unit':
      return unitPrice(text, glued);
    case 'weight':
      return numberPrice(text, 100);
    case 'score':
    case 'reviewScore':
      return numberPrice(text, 105);
    case 'coefficient':
      return /^(?:0|[1-9]\d*|0?\.\d+)(?:\.\d+)?%?$/u.test(text) ? 0 : 12;
    case 'core':
      return among(YES_NO, text);
    case 'nature':
      return among(NATURE, text);
    case 'direction':
      return among(DIRECTION, text);
    case 'likelihood':
      return among(LIKELIHOOD, text);
    case 'extra':
      return extraPrice(text, glued);
    case 'deviation':
      return deviationPrice(text, glued);
    default:
      return 12;
  }
}
