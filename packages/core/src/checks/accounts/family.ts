import type { Check } from '../check.js';
import { g1 } from './g1-table-pack.js';
import { g2 } from './g2-identities.js';

export const accounts: readonly Check[] = [g1, g2];
