import type { Check } from '../check.js';
import { g2 } from './g2-identities.js';

export const accounts: readonly Check[] = [g2];
