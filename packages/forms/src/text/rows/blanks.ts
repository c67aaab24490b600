import type { IndicatorColumn } from '../../raw/raw-form.js';

/** What it costs to leave a column of a row blank. */
export const BLANK: { readonly [C in IndicatorColumn]: number } = {
  level1: 0,
  level2: 0,
  name: 8,
  definition: 0,
  scoreRule: 0.5,
  nature: 0.8,
  operator: 3,
  direction: 1,
  target: 3.5,
  adjustedTarget: 0.5,
  unit: 1.5,
  actual: 3.5,
  forecast: 1,
  coefficient: 1,
  weight: 3.5,
  score: 3,
  reviewScore: 0.5,
  deviation: 0,
  likelihood: 1,
  core: 1,
};

/** How many atoms a cell of a column may hold. */
export const MOST_ATOMS: { readonly [C in IndicatorColumn]: number } = {
  level1: 2,
  level2: 4,
  name: 26,
  definition: 40,
  scoreRule: 60,
  nature: 3,
  operator: 3,
  direction: 3,
  target: 26,
  adjustedTarget: 12,
  unit: 5,
  actual: 26,
  forecast: 12,
  coefficient: 4,
  weight: 3,
  score: 3,
  reviewScore: 3,
  deviation: 60,
  likelihood: 4,
  core: 3,
};
