import type { Check } from '../check.js';
import { f1 } from './f1-completion-and-progress.js';
import { f3 } from './f3-classes-make-the-whole.js';
import { f4 } from './f4-adjustment-rate.js';
import { f5 } from './f5-staff-control.js';

export const department: readonly Check[] = [f1, f3, f4, f5];
