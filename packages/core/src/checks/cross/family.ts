import type { Check } from '../check.js';
import { x1 } from './x1-other-target.js';
import { x3 } from './x3-summary-row.js';
import { x4 } from './x4-goals-and-indicators.js';
import { x5 } from './x5-figure-in-name.js';
import { x6 } from './x6-contact-names.js';
import { x7 } from './x7-uniform.js';
import { x8 } from './x8-full-rates.js';
import { x9 } from './x9-total-cost.js';
import { x10 } from './x10-goal-parts.js';
import { x11 } from './x11-goal-unanswered.js';

export const cross: readonly Check[] = [x1, x3, x4, x5, x6, x7, x8, x9, x10, x11];
