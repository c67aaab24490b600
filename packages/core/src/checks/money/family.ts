import type { Check } from '../check.js';
import { a1 } from './a1-funds-add-up.js';
import { a2 } from './a2-spent-within-budget.js';
import { a3 } from './a3-rate-follows.js';
import { a4 } from './a4-execution-score.js';
import { a5 } from './a5-budget-of-zero.js';
import { a6 } from './a6-low-execution.js';
import { a9 } from './a9-unit-of-money.js';
import { a10 } from './a10-cost-within-budget.js';
import { a11 } from './a11-quantity-times-standard.js';
import { a12 } from './a12-budget-set-to-spending.js';
import { a13 } from './a13-budget-moved-target-not.js';
import { a14 } from './a14-same-gap-everywhere.js';
import { a15 } from './a15-summary-adds-up.js';
import { a16 } from './a16-adjustment-asked.js';
import { a17 } from './a17-initial-blank.js';

export const money: readonly Check[] = [a1, a2, a3, a4, a5, a6, a9, a10, a11, a12, a13, a14, a15, a16, a17];
