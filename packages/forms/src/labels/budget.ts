import { labels } from '../generated/labels.js';
import { MONEY_UNITS } from './money-unit.js';
import { anyOf, containing } from './word-pattern.js';

const { headings, total, groups, parts, prefix, starts, breakdown, ofDepartment, money, sums, over } = labels.budget;

const UNIT = `(?:\\((?:${MONEY_UNITS})\\))?`;

/** The label under which the total of a department's money is kept. */
export const [BUDGET_TOTAL = ''] = total;
/** The label of the total, with the unit of money. Texts are folded: half-width, without spaces. */
export const BUDGET_TOTAL_LABEL = new RegExp(`^(?:${anyOf(total)})${UNIT}$`, 'u');
/** A kind of spending. */
export const BUDGET_GROUP = new RegExp(`^(?:${anyOf(groups)})$`, 'u');
/** Kinds of spending and their parts in a text. */
export const BUDGET_GROUPS = new RegExp(anyOf(groups), 'gu');
export const BUDGET_PARTS = new RegExp(anyOf(parts), 'gu');
/** Both rows of labels in a text without cells: the heading, the total, the kinds (1), the parts of all of them (2). */
export const BUDGET_HEADER = new RegExp(
  `(?:${anyOf(headings)})${UNIT}(?:${anyOf(total)})((?:${anyOf(groups)})+)((?:${anyOf(parts)})+)`,
  'u',
);

/** Where the labels of a department's money, each with one amount, begin in a text; and where they are broken down. */
export const BUDGET_START = new RegExp(`(?:${anyOf(prefix)})?(?:${anyOf(starts)})`, 'u');
export const BUDGET_BREAKDOWN = containing(breakdown);
/** The heading that may stand before the first of them. */
export const BUDGET_PREFIX = new RegExp(`^(?:${anyOf(prefix)})`, 'u');
/** Parts of a department's own budget, which no block of funds has. */
export const OWN_BUDGET = containing(ofDepartment);
/** The label of an amount. */
export const AMOUNT_LABEL = new RegExp(`(?:${anyOf(money)})(?:${anyOf(sums)})?(?:\\([^()]*\\))?$`, 'u');
/** What is printed over the labels of sources and may stand before one of them. */
export const OVER_SOURCES = anyOf(over);
