import { values } from '../../generated/values.js';
import { anyOf, containing, ending, starting, whole } from '../../labels/word-pattern.js';

/** A plain number: 12, 1,200, 3.5. */
export const NUMBER = /^\d[\d,]*(?:\.\d+)?$/u;
/** One figure with what may stand before and behind it: ≥95%, 不低于3次, 12月底前 is none. */
export const MEASURE = new RegExp(
  `^(?:${anyOf(values.bounds)})?\\d[\\d,]*(?:\\.\\d+)?[%％万亿千百‰]?[^\\d。;]{0,8}(?:${anyOf(values.boundsBehind)})?$`,
  'u',
);
/** A point or span of time: 2022年底, 12月31日前, 2022.1-2022.12. */
export const DATE =
  /^(?:\d{4}年(?:度|底|末)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:前|底前|底|末|以前|之前|止|内|完成)?(?:[-—至~].{1,14})?$/u;
export const DEGREE = new RegExp(`^(?:${anyOf(values.degreesBefore)})*(?:${anyOf(values.degrees)})$`, 'u');
/** The degree that a text begins with, as long as it goes: 显著提高|了… */
export const DEGREE_START = new RegExp(`^(?:${anyOf(values.degreesBefore)})*(?:${anyOf(values.degrees)})`, 'u');
/** A degree of one glyph: 高, 好, 是. */
export const SHORT_VALUE = whole(values.degrees.filter((word) => word.length === 1));
/** A bound in words: 不低于, 达到. */
export const BOUND_START = starting(values.bounds.filter((word) => /^\p{Script=Han}{2}/u.test(word)));
/** What makes a bound of the figure before it, with its unit: 以上, 个月以内. */
export const BOUND_BEHIND = new RegExp(`^(?:${anyOf(values.units)})?(?:${anyOf(values.boundsBehind)})`, 'u');
export const OPERATOR = whole(values.operators);
export const NATURE = whole(values.natures);
export const NATURE_START = starting(values.natures.filter((word) => word.length > 2));
export const DIRECTION = whole(values.directions);
export const DIRECTION_START = starting(values.directions.filter((word) => word.length > 1));
export const LIKELIHOOD = whole(values.likelihoods);
export const YES_NO = whole(values.yesNo);
export const UNIT = whole(values.units);
export const REASON_START = starting(values.reasonStarts);
export const LEVEL_END = ending(values.levelEnds);
export const LEVEL_END_PLAIN = ending(values.levelEndsPlain);
export const DEFINITION_WORD = containing(values.definitionWords);
export const DEFINITION_START = starting(values.definitionStarts);
/** The end of a text that explains rather than names, and a word of one. */
export const EXPLANATION_END = new RegExp(`(?:${anyOf(values.explanationEnds)})。?$`, 'u');
export const EXPLANATION = containing(values.explanationWords);
/** Words of two glyphs and more that an explanation begins with. */
export const EXPLAINS = starting(values.definitionStarts.filter((word) => word.length > 1 && word !== '项目'));
export const NAME_ENDS: ReadonlySet<string> = new Set(values.nameEnds);
/** Words that a text without breaks is never cut inside. */
export const WORDS: ReadonlySet<string> = new Set(values.words);
export const UNITS: ReadonlySet<string> = new Set(values.units);
export const YES_NO_GLYPHS: ReadonlySet<string> = new Set(values.yesNo);
const SIGNS = values.bounds.filter((word) => /^[^\p{Script=Han}]+$/u.test(word));
/** A sign before a figure: ≥, <=. */
export const SIGN_START = starting(SIGNS);

export const isNumber = (text: string): boolean => NUMBER.test(text);
/** The value of a plain number, NaN of any other text. */
export const amountOf = (text: string): number => (NUMBER.test(text) ? Number(text.replace(/,/gu, '')) : Number.NaN);
/** Whether a text is a dash or slash that stands for nothing; scanning makes 一 of a dash. */
export const isDash = (text: string): boolean => /^(?:[-—–―/\\]{1,3}|一)$/u.test(text);
