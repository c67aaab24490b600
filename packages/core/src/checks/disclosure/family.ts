import type { Check } from '../check.js';

export const disclosure: readonly Check[] = [];
