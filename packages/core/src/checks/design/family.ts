import type { Check } from '../check.js';
import { d1 } from './d1-classes-present.js';
import { d2 } from './d2-wrong-level.js';
import { d3 } from './d3-duplicates.js';
import { d4 } from './d4-other-beneficiary.js';
import { d5 } from './d5-management-demands.js';
import { d6 } from './d6-same-everywhere.js';
import { d11 } from './d11-name-is-target.js';

export const design: readonly Check[] = [d1, d2, d3, d4, d5, d6, d11];
