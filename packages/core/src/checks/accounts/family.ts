import type { Check } from '../check.js';

export const accounts: readonly Check[] = [];
