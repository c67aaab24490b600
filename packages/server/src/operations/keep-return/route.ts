import { keepAsOwn } from '@kaocheng/store/records/returned';
import type { Handler } from '../context.js';

/** Lets a file that came back be a document of its own. */
export const keepReturn: Handler<'keepReturn'> = async ({ store }, { params, caller }) => {
  await keepAsOwn(store, params.id, caller.name);
  return {};
};
