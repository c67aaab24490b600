import { webSource } from '@kaocheng/core/generated/words/web-source';
import { sayFrom } from './say.js';

/** A sentence of words/web-source.yaml. */
export const saySource = sayFrom(webSource);
