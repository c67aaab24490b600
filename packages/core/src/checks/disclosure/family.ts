import type { Check } from '../check.js';
import { g9 } from './g9-personal-data.js';
import { g12 } from './g12-instructions-left.js';
import { g13 } from './g13-boxes-unticked.js';

export const disclosure: readonly Check[] = [g9, g12, g13];
