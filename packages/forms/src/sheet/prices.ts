import { values } from '../generated/values.js';
import type { Lexicon } from '../labels/lexicon.js';
import { anyOf, whole } from '../labels/word-pattern.js';
import type { FundColumn, IndicatorColumn } from '../raw/raw-form.js';
import { labelOf, levelOf } from './know.js';

/** A column of a header; null where the lexicon does not know its label. */
export type Field = IndicatorColumn | FundColumn | 'grade' | 'no' | 'level1Weight' | 'level2Weight' | null;

const NUMBER = /^-?\d[\d,]*(?:\.\d+)?$/u;
const SHARE = /^-?\d[\d,]*(?:\.\d+)?%$/u;
const DASH = /^[-—–/]+$/u;
/** A number with its unit and nothing else. */
const MEASURE = /^[≥≤<>=]*\d[\d,.]*(?:%|\p{Script=Han}{1,3}(?:\/\p{Script=Han}{1,3})*)$/u;
const QUANTITY = /^[≥≤<>=]*\d/u;
const OPERATOR = new RegExp(`^(?:[≥≤<>=]+|${anyOf(values.operators)})$`, 'u');
const CLASS_END = new RegExp(`(?:${anyOf(values.classEnds)})(?:\\(.*\\)?)?$`, 'u');
const LIKELIHOOD = whole(values.likelihoods);

/** What a text costs by its shape, whatever column it stands in. */
interface Shape {
  readonly fold: string;
  readonly number: boolean;
  readonly share: boolean;
  readonly dash: boolean;
  readonly quantity: boolean;
  readonly han: number;
  /** A full label of a class: 数量指标, 产出(50分). */
  readonly level: boolean;
  /** A word that names a class, and may be a plain word too: 时效, 运行成本. */
  readonly levelWord: boolean;
}

/** The text that was weighed last: a cell is weighed in one column after the other. */
let last: { readonly lexicon: Lexicon; readonly shape: Shape } | null = null;

function shapeOf(lexicon: Lexicon, fold: string): Shape {
  if (last?.shape.fold !== fold || last.lexicon !== lexicon) last = { lexicon, shape: newShape(lexicon, fold) };
  return last.shape;
}

function newShape(lexicon: Lexicon, fold: string): Shape {
  const levelWord = (levelOf(lexicon, 'level1', fold) ?? levelOf(lexicon, 'level2', fold)) !== null;
  return {
    fold,
    number: NUMBER.test(fold),
    share: SHARE.test(fold),
    dash: DASH.test(fold),
    quantity: QUANTITY.test(fold),
    han: fold.length > 60 ? 60 : (fold.match(/\p{Script=Han}/gu)?.length ?? 0),
    level: levelWord && /指标|\d分\)?$/u.test(fold),
    levelWord,
  };
}

const points = ({ fold, number, dash, level }: Shape): number => {
  if (level) return 9;
  if (dash) return 0.3;
  if (number) return Number.parseFloat(fold.replaceAll(',', '')) <= 100 ? 0 : 6;
  return /^\d+(?:\.\d+)?分$/u.test(fold) ? 0.2 : 8;
};

const value = ({ fold, number, quantity, dash, level, levelWord }: Shape): number => {
  if (level) return 6;
  if (levelWord) return 1.5;
  if (quantity) return number ? 0.2 : 0;
  if (dash) return 0.5;
  if (OPERATOR.test(fold) || fold === '%') return 2;
  if (LIKELIHOOD.test(fold)) return 3;
  return fold.length <= 10 ? 0.3 : fold.length <= 30 ? 0.6 : 1;
};

const prose = ({ number, share, dash, quantity, level, levelWord }: Shape): number =>
  level ? 6 : levelWord ? 2 : number || share ? 5 : dash ? 0.5 : quantity ? 1.5 : 0;

const word = ({ fold, number, quantity, level, levelWord }: Shape): number =>
  level ? 6 : levelWord ? 2 : number || quantity ? 4 : fold.length <= 8 ? 0.3 : 3;

function level(lexicon: Lexicon, region: 'level1' | 'level2', { fold, han, quantity }: Shape): number {
  if (levelOf(lexicon, region, fold) !== null) return 0;
  if (quantity || han < 2) return 9;
  if (levelOf(lexicon, region === 'level1' ? 'level2' : 'level1', fold) !== null)
    return /指标|\d分\)?$/u.test(fold) ? 5 : region === 'level1' ? 2 : 0.9;
  if (CLASS_END.test(fold) && fold.length <= 14) return 2;
  return fold.length <= 6 ? 3.5 : 8;
}

function nameOf(lexicon: Lexicon, shape: Shape): number {
  const { fold, number, share, dash, han } = shape;
  if (number || share || dash || OPERATOR.test(fold)) return 6;
  if (MEASURE.test(fold)) return 4;
  if (/\d分\)$/u.test(fold) && levelOf(lexicon, 'level1', fold) !== null) return 8;
  if (shape.level) return 3;
  if (han >= 2 && shape.levelWord) return 1.2;
  return han >= 2 ? 0 : han === 1 ? 2 : 4;
}

function money({ fold, number, share, dash, level }: Shape): number {
  if (level) return 9;
  return number ? 0 : share ? 3 : dash ? 2 : /^\d[\d,.]*(?:万?元|亿元)$/u.test(fold) ? 0.3 : 6;
}

const rate = ({ number, share, dash }: Shape): number => (share ? 0 : number ? 0.6 : dash ? 1 : 6);

const PRICES: { readonly [F in Exclude<Field, null>]: (shape: Shape, lexicon: Lexicon) => number } = {
  level1: (shape, lexicon) => level(lexicon, 'level1', shape),
  level2: (shape, lexicon) => level(lexicon, 'level2', shape),
  name: (shape, lexicon) => nameOf(lexicon, shape),
  definition: prose,
  scoreRule: prose,
  nature: word,
  operator: ({ fold }) => (OPERATOR.test(fold) ? 0 : fold.length <= 4 ? 4 : 9),
  direction: word,
  target: (shape) => value(shape) + (shape.fold.includes('。') ? 0.4 : 0),
  adjustedTarget: (shape) => value(shape) + 0.3,
  unit: ({ fold, quantity, level: isLevel }) =>
    quantity || isLevel ? 7 : fold.length <= 6 ? (fold.length <= 3 ? 0 : 0.3) : 6,
  actual: value,
  forecast: (shape) => Math.min(value(shape) + 0.3, money(shape) + 0.3),
  coefficient: rate,
  weight: points,
  score: points,
  reviewScore: (shape) => points(shape) + 0.3,
  deviation: prose,
  likelihood: (shape) => (LIKELIHOOD.test(shape.fold) ? 0 : word(shape)),
  level1Weight: points,
  level2Weight: points,
  no: ({ fold }) => (/^\(?\d{1,3}[).、]?$/u.test(fold) ? 0 : 9),
  core: ({ fold }) => (/^[是否]$/u.test(fold) ? 0 : 3),
  extra: () => 1.5,
  initial: money,
  annual: money,
  executed: money,
  rate,
  reason: prose,
  grade: ({ fold }) => (/^(?:.{0,4}等级:?)?[优良中差]?(?:秀|好|等)?$/u.test(fold) ? 0 : 6),
};

/** What it costs to read a folded text in a column: 0 where it fits, up to 9 where it cannot be. */
export function price(lexicon: Lexicon, field: Field, fold: string): number {
  const shape = shapeOf(lexicon, fold);
  return field === null ? 1.5 : PRICES[field](shape, lexicon);
}

/** The number in a cell that prints a number and nothing else but 分; null otherwise. */
export function pointsOf(fold: string): number | null {
  const match = /^(\d{1,3}(?:\.\d+)?)分?$/u.exec(fold);
  return match?.[1] === undefined ? null : Number.parseFloat(match[1]);
}

/** True for the label of the indicators block, which a page break prints again before a row. */
export const isBlockLabel = (lexicon: Lexicon, fold: string): boolean =>
  labelOf(lexicon, 'blocks', fold)?.field === 'indicators';
