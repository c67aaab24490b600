import type { Check } from '../check.js';

export const department: readonly Check[] = [];
