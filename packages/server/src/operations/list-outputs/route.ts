import { listOutputs as list } from '@kaocheng/store/jobs/outputs';
import type { Handler } from '../context.js';
import { outputJob } from '../output-job.js';

export const listOutputs: Handler<'listOutputs'> = async ({ store, limits }) => ({
  outputs: (await list(store)).map(outputJob),
  keptDays: limits.outputDays,
  keptBytes: limits.outputBytes,
});
