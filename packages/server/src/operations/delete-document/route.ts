import { deleteDocument as remove } from '@kaocheng/store/records/delete';
import type { Handler } from '../context.js';

export const deleteDocument: Handler<'deleteDocument'> = async ({ store }, { params, query, caller }) => {
  await remove(store, params.id, query.version, caller.name);
  return {};
};
