import { deleteOutput as remove } from '@kaocheng/store/jobs/outputs';
import type { Handler } from '../context.js';

export const deleteOutput: Handler<'deleteOutput'> = async ({ store, outputs }, { params, caller }) => {
  await remove(store, params.id, caller.name);
  outputs.folder.drop(params.id);
  return {};
};
