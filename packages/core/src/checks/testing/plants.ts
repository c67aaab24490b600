import type { Plant } from './plant.js';
import { MONEY } from './plants-money.js';
import { SCORES } from './plants-scores.js';
import { VALUES } from './plants-values.js';

/** Every fault that is planted in a form. */
export const PLANTS: readonly Plant[] = [...MONEY, ...SCORES, ...VALUES];
