import type { Check } from '../check.js';

export const design: readonly Check[] = [];
