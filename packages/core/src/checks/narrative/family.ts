import type { Check } from '../check.js';

export const narrative: readonly Check[] = [];
