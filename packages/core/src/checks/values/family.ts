import type { Check } from '../check.js';

export const values: readonly Check[] = [];
