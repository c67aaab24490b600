import { webJobs } from '@kaocheng/core/generated/words/web-jobs';
import { sayFrom } from './say.js';

/** A sentence of words/web-jobs.yaml. */
export const sayJobs = sayFrom(webJobs);
