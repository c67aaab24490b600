import type { Check } from '../check.js';
import { b1 } from './b1-class-weights.js';
import { b2 } from './b2-weights-add-up.js';
import { b3 } from './b3-scores-add-up.js';
import { b4 } from './b4-score-follows.js';
import { b5 } from './b5-full-though-missed.js';
import { b6 } from './b6-cut-though-met.js';
import { b7 } from './b7-over-achieved.js';
import { b8 } from './b8-heavy-indicator.js';
import { b9 } from './b9-all-at-full-marks.js';
import { b10 } from './b10-did-not-occur.js';
import { b11 } from './b11-scored-differently.js';
import { b12 } from './b12-full-while-unspent.js';
import { b13 } from './b13-whole-points.js';
import { b14 } from './b14-score-blank.js';
import { b15 } from './b15-grade-changes.js';
import { b16 } from './b16-lost-without-reason.js';

export const scores: readonly Check[] = [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b14, b15, b16, b13];
