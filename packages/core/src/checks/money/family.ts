import type { Check } from '../check.js';

export const money: readonly Check[] = [];
