import type { Check } from '../check.js';

export const evidence: readonly Check[] = [];
