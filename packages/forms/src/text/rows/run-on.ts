/** How often a pattern, which must be a global one, stands in a text. */
function countOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.test(text)) count++;
  return count;
}

/** Words that go on behind a figure: 3年内, 第3季度, 30个工作日. */
const COUNTED = '年月日号期季度届次个人元万亿千百件户家台套份篇项天小时分名张条本级类种批周岁名所';
/** A cell that has run on into the next ones: 100%22否, 5资金由财政统筹. */
const RUN_ON = new RegExp(`\\d[是否](?!\\p{Script=Han}{2}率)|%\\d|\\d{2}(?![${COUNTED}])\\p{Script=Han}{4}`, 'gu');
const RUN_ON_PRICE = 8;
/** Figures that no cell holds: two points, a leading zero, a sign inside words. */
const MALFORMED = /\d\.\d+\.\d|(?<![\d.])0\d|\d\.\d{5,}/gu;
const SIGN_INSIDE = /[^(、;,][≥≤]|\p{Script=Han}[=<>]/gu;
/** A figure between words: of a weight or score that lost its breaks, or (第3季度) part of the text. */
const INNER_FIGURE = new RegExp(`\\p{Script=Han}{2}\\d{1,3}(?![${COUNTED}])\\p{Script=Han}{3}`, 'u');
const INNER_FIGURE_PRICE = 3.5;
/** 2可行性: a mark that the next cell's words run on from. */
const LEADING_FIGURE = new RegExp(`^\\d{1,2}(?![${COUNTED}])\\p{Script=Han}{3}`, 'u');
/** 800人次789人次54: figures with nothing but a unit between them. */
const FIGURES_RUN_ON = /\d(?:%|(?![年月日])[^\d\s.,;、()~/-]{1,3})(?=\d)/gu;
/** Words do not end in a figure unless it is a bare year. */
const FIGURE_BEHIND = /[^\d.]\d+(?:\.\d+)?$/u;
const FIGURES_RUN_ON_PRICE = 3;
const FIGURE_BEHIND_PRICE = 2.5;
/** 10010088: a figure twice, then another twice, as target and value, weight and score stand glued. */
const PAIRS = /^[≥≤><=]*(\d+(?:\.\d+)?)\1(\d{1,2}(?:\.\d)?)\2$/u;
const YES_NO_RUN_ON = /^[是否]\p{Script=Han}{3}/u;

/** What a cell costs that has run on over the cells behind it, in a text without breaks. */
export function runOnPrice(text: string): number {
  if (text.length < 3) return 0;
  if (!/[\d=<>≥≤是否]/u.test(text)) return 0;
  const malformed =
    countOf(MALFORMED, text) * 5 +
    countOf(SIGN_INSIDE, text) * 3 +
    countOf(FIGURES_RUN_ON, text) * FIGURES_RUN_ON_PRICE;
  if (PAIRS.test(text)) return FIGURES_RUN_ON_PRICE + malformed;
  const runs = countOf(RUN_ON, text);
  if (runs > 0 || YES_NO_RUN_ON.test(text)) return RUN_ON_PRICE * Math.max(1, runs) + malformed;
  return malformed + (INNER_FIGURE.test(text) || LEADING_FIGURE.test(text) ? INNER_FIGURE_PRICE : 0);
}

/** What words cost that have run on: they do not end in a figure either. */
export const wordsRunOn = (text: string): number =>
  runOnPrice(text) + (FIGURE_BEHIND.test(text) ? FIGURE_BEHIND_PRICE : 0);
