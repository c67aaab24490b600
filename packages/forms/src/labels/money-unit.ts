import { values } from '../generated/values.js';
import type { RawForm } from '../raw/raw-form.js';
import { anyOf } from './word-pattern.js';

/** Alternatives of a pattern: the units of money. */
export const MONEY_UNITS = anyOf(values.moneyUnits);
const NAMED = new RegExp(`\\((?:单位:)?(${MONEY_UNITS})\\)|((?:金额|计量)?单位:)(${MONEY_UNITS})`, 'gu');
const OF_LABEL = new RegExp(`[(:](?:单位:)?(${MONEY_UNITS})(?:\\)|$)`, 'u');
const IN_BRACKETS = new RegExp(`[（(](${MONEY_UNITS})[）)]`, 'u');
const FIRST = new RegExp(`^(?:${MONEY_UNITS})(?![\\p{L}\\p{N}])`, 'u');
const WORD = /[\p{L}\p{N}]/u;

/**
 * The unit of money that a stretch of folded text names: （单位：万元）, 单位：元. Null where it names none. 元 alone also begins
 * names (填报单位：元氏县…): it is the unit only where nothing is joined to it, nor to 单位.
 * @param isBroken whether white space parts the glyph at an index of the text from the one before it
 */
export function unitNamed(fold: string, isBroken: (index: number) => boolean = () => false): string | null {
  const isApart = (index: number): boolean =>
    !WORD.test(fold[index - 1] ?? '') || !WORD.test(fold[index] ?? '') || isBroken(index);
  for (const { 0: all, 1: bracketed, 2: label, 3: unit, index } of fold.matchAll(NAMED)) {
    if (bracketed !== undefined) return bracketed;
    if (unit === undefined || label === undefined) continue;
    if (unit.length > 1 || (isApart(index) && isApart(index + all.length))) return unit;
  }
  return null;
}

/** 万元 of the folded label 项目资金(万元), or of 单位:万元; null where none is printed. */
export const moneyUnitOf = (fold: string): string | null => OF_LABEL.exec(fold)?.[1] ?? null;

/** The unit that a text begins with, as the value behind 单位： does. */
export const unitAtStart = (text: string): string | null => FIRST.exec(text)?.[0] ?? null;

/** 部门预算总额（万元） */
export const unitOfLabels = (budget: readonly { readonly label: string }[]): string | null =>
  budget.map(({ label }) => IN_BRACKETS.exec(label)?.[1]).find((unit) => unit !== undefined) ?? null;

/** 20万元 in the cells themselves. */
export function unitOfCells(funds: RawForm['funds']): string | null {
  const texts = funds.flatMap((row) => Object.values(row.cells).map((cell) => cell.text));
  return values.moneyUnits.find((unit) => texts.some((text) => text.endsWith(unit))) ?? null;
}
