import { labels } from '../generated/labels.js';

const { headings, total, groups, parts } = labels.budget;

const oneOf = (texts: readonly string[]): string => [...texts].sort((a, b) => b.length - a.length).join('|');

const UNIT = '(?:\\((?:万元|元)\\))?';

/** The label under which the total of a department's money is kept. */
export const [BUDGET_TOTAL = ''] = total;
/** The label of the total, with the unit of money. Texts are folded: half-width, without spaces. */
export const BUDGET_TOTAL_LABEL = new RegExp(`^(?:${oneOf(total)})${UNIT}$`, 'u');
/** A kind of spending. */
export const BUDGET_GROUP = new RegExp(`^(?:${oneOf(groups)})$`, 'u');
/** Kinds of spending and their parts in a text. */
export const BUDGET_GROUPS = new RegExp(oneOf(groups), 'gu');
export const BUDGET_PARTS = new RegExp(oneOf(parts), 'gu');
/** Both rows of labels in a text without cells: the heading, the total, the kinds (1), the parts of all of them (2). */
export const BUDGET_HEADER = new RegExp(
  `(?:${oneOf(headings)})${UNIT}(?:${oneOf(total)})((?:${oneOf(groups)})+)((?:${oneOf(parts)})+)`,
  'u',
);
