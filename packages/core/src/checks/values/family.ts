import type { Check } from '../check.js';
import { c1 } from './c1-not-measured.js';
import { c2 } from './c2-actual-blank.js';
import { c3 } from './c3-operator-against-name.js';
import { c4 } from './c4-units.js';
import { c5 } from './c5-compound.js';
import { c6 } from './c6-words-for-target.js';
import { c7 } from './c7-copied-targets.js';
import { c8 } from './c8-number-for-words.js';
import { c9 } from './c9-unit-lacking.js';
import { c10 } from './c10-unit-against-name.js';
import { c11 } from './c11-points-for-values.js';
import { c12 } from './c12-words-differ.js';
import { c13 } from './c13-block-blank.js';
import { c14 } from './c14-unit-column.js';
import { c15 } from './c15-rate-above-whole.js';

export const values: readonly Check[] = [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15];
