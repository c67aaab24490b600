import { webFill } from '@kaocheng/core/generated/words/web-fill';
import { sayFrom } from './say.js';

/** A sentence of words/web-fill.yaml. */
export const sayFill = sayFrom(webFill);
