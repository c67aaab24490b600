import { labels } from '../generated/labels.js';

type Region = 'columns' | 'fundColumns';

const NAME_WORDS: readonly string[] = [...labels.nameWords].sort((a, b) => b.length - a.length);
const ROW_NUMBERS: readonly string[] = labels.rowNumbers;
const LEVELS: ReadonlySet<string> = new Set(['level1', 'level2', 'level1Weight', 'level2Weight']);

/**
 * The field that an unknown label of a header tells by its words, of those that the header has no other label for; null
 * where it tells none, or where it names a thing of another year, a date, a share.
 * @param before field of the column to its left
 */
export function fieldByWords(
  region: Region,
  label: string,
  met: ReadonlySet<string>,
  before: string | null,
): string | null {
  if (region === 'columns' && !met.has('name') && before !== null && LEVELS.has(before) && label.endsWith('指标'))
    return 'name';
  if (isOtherThing(label)) return null;
  const entries: readonly { readonly field: string; readonly words: readonly string[] }[] = labels.columnWords[region];
  return (
    entries.find(({ field, words }) => !met.has(field) && words.some((word) => label.includes(word)))?.field ?? null
  );
}

/** Does a label name a thing that no column of a form is for: a share, a date, what is left over? */
const isOtherThing = (label: string): boolean => labels.columnWords.never.some((word) => label.includes(word));

/** The columns of money as forms print them, in their two orders. */
const MONEY_ORDERS: readonly (readonly string[])[] = [
  ['initial', 'annual', 'executed', 'rate', 'weight', 'score'],
  ['initial', 'annual', 'executed', 'weight', 'rate', 'score'],
];

/** The column of money that an unknown label is for because it stands between two others in all forms, where the header has it not yet; else null. */
export function fieldByPlace(
  label: string,
  before: string | null,
  behind: string | null,
  met: ReadonlySet<string>,
): string | null {
  if (before === null || behind === null || isOtherThing(label)) return null;
  for (const order of MONEY_ORDERS) {
    const at = order.indexOf(before);
    const between = at < 0 ? undefined : order[at + 1];
    if (between !== undefined && order[at + 2] === behind && !met.has(between)) return between;
  }
  return null;
}

/** The label of the column of names that stands at a place where forms print none of the usual: 绩效指标, 考核指标. */
export const nameWordAt = (fold: string, index: number): string | null =>
  NAME_WORDS.find((word) => fold.startsWith(word, index)) ?? null;

/** Is a folded text as a whole such a label of the column of names? */
export const isNameWord = (fold: string): boolean => NAME_WORDS.includes(fold);

/** The label of the numbers of rows (序号) that ends right before a place of a folded text; null where none does. */
export const rowNumberLabelAt = (fold: string, end: number): string | null =>
  ROW_NUMBERS.find((label) => fold.endsWith(label, end)) ?? null;

/** Is a folded text the label of the numbers of rows: 序号? */
export const isRowNumberLabel = (fold: string): boolean => ROW_NUMBERS.includes(fold);

/** Does a label say that its budget is the one that was approved: 批复数? */
export const isApprovedBudget = (label: string): boolean =>
  labels.columnWords.approvedBudget.some((word) => label.includes(word));

/** Does a label say that its budget came after another one: 调整后预算数, 到位资金? */
export const isLaterBudget = (label: string): boolean =>
  labels.columnWords.laterBudget.some((word) => label.includes(word));
