import { accounts } from './accounts/family.js';
import type { Check } from './check.js';
import { cross } from './cross/family.js';
import { department } from './department/family.js';
import { design } from './design/family.js';
import { disclosure } from './disclosure/family.js';
import { evidence } from './evidence/family.js';
import { money } from './money/family.js';
import { narrative } from './narrative/family.js';
import { scores } from './scores/family.js';
import { values } from './values/family.js';

/** Every check, in the order in which they run. */
export const registry: readonly Check[] = [
  ...money,
  ...scores,
  ...values,
  ...design,
  ...evidence,
  ...department,
  ...cross,
  ...disclosure,
  ...narrative,
  ...accounts,
];
