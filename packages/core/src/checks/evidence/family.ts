import type { Check } from '../check.js';
import { e2 } from './e2-empty-reason.js';
import { e5 } from './e5-signed.js';

export const evidence: readonly Check[] = [e2, e5];
