import { values } from '../generated/values.js';
import type { RawForm } from '../raw/raw-form.js';
import { anyOf } from './word-pattern.js';

/** Alternatives of a pattern: the units of money. */
export const MONEY_UNITS = anyOf(values.moneyUnits);
const NAMED = new RegExp(`\\((?:单位:)?(${MONEY_UNITS})\\)|单位:(${MONEY_UNITS})`, 'u');
const OF_LABEL = new RegExp(`[(:](?:单位:)?(${MONEY_UNITS})(?:\\)|$)`, 'u');
const IN_BRACKETS = new RegExp(`[（(](${MONEY_UNITS})[）)]`, 'u');
const FIRST = new RegExp(`^(?:${MONEY_UNITS})`, 'u');

/** The unit of money that a stretch of folded text names: （单位：万元）, 单位：元. Null where it names none. */
export function unitNamed(fold: string): string | null {
  const unit = NAMED.exec(fold);
  return unit?.[1] ?? unit?.[2] ?? null;
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
