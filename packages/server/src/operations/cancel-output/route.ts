import { cancelOutput as cancel } from '@kaocheng/store/jobs/outputs';
import type { Handler } from '../context.js';
import { outputJob } from '../output-job.js';

/** Stops a job; what was written of it goes. */
export const cancelOutput: Handler<'cancelOutput'> = async ({ store, outputs }, { params, caller }) => {
  const output = await cancel(store, params.id, caller.name);
  if (output.state === 'cancelled') outputs.folder.drop(params.id);
  return outputJob(output);
};
