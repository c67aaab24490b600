import type { Check } from '../check.js';

export const cross: readonly Check[] = [];
