import type { Check } from '../check.js';

export const scores: readonly Check[] = [];
