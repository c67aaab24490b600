import type { RawForm } from '../raw/raw-form.js';

const UNIT = /\((?:单位:)?(万元|元)\)|单位:(万元|元)/u;

/** The unit of money that a stretch of folded text names: （单位：万元）, 单位：元. Null where it names none. */
export function unitNamed(fold: string): string | null {
  const unit = UNIT.exec(fold);
  return unit?.[1] ?? unit?.[2] ?? null;
}

/** 部门预算总额（万元） */
export const unitOfLabels = (budget: readonly { readonly label: string }[]): string | null =>
  budget.map(({ label }) => /[（(](万元|元)[）)]/u.exec(label)?.[1]).find((unit) => unit !== undefined) ?? null;

/** 20万元 in the cells themselves. */
export const unitOfCells = (funds: RawForm['funds']): string | null => {
  const texts = funds.flatMap((row) => Object.values(row.cells).map((cell) => cell.text));
  return texts.some((text) => text.endsWith('万元')) ? '万元' : texts.some((text) => text.endsWith('元')) ? '元' : null;
};
